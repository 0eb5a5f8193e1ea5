import { foldText } from '../base/text-fold.ts';

/**
 * An instruction in plain words: folded, number words as digits, units in one spelling, ranges as `1-2`.
 * Nothing is read into it yet.
 */
export function plainDose(dose: string): string {
  let text = foldText(dose.replaceAll(FRACTION, spellFraction));
  for (const [spelling, plain] of WORDS) text = text.replaceAll(spelling, plain);
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Fraction signs; compatibility folding would turn `1½` into `11⁄2`. */
const FRACTION = /(?:(\d+) ?)?([½¼¾])/g;
const HUNDREDTHS: Readonly<Record<string, string>> = { '½': '5', '¼': '25', '¾': '75' };

function spellFraction(_all: string, whole: string | undefined, sign: string): string {
  return `${whole ?? '0'}.${HUNDREDTHS[sign] ?? ''}`;
}

const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

const DAYS = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*';

type Respelling = readonly [RegExp, string];

/** In this order: each rule may rely on those before it. `1/2` stays, for it may mean "one or two". */
const WORDS: readonly Respelling[] = [
  // Omni nocte; without its points it would be the word "on".
  [/\bo\.n\b\.?/g, 'nocte'],
  [/\b([a-z])\.([a-z])\.([a-z])\b\.?/g, '$1$2$3'],
  [/\b([a-z])\.([a-z])\.?(?![a-z.])/g, '$1$2'],
  [/\((?:e?s)\)/g, ''],
  [/[“”"]/g, ''],
  // From one day to another, which is more than the two.
  [new RegExp(`\\b(${DAYS})\\s*[-–—]\\s*(?=(?:${DAYS})\\b)`, 'g'), '$1 to '],
  [/(?<=\p{L})-(?=\p{L})/gu, ' '],
  [/[.,;:](?=\s|$)|(?<!\d)[,;:]/g, ' '],
  [/\bhalf an hour\b/g, '30 min'],
  ...NUMBERS.map((word, at): Respelling => [new RegExp(`\\b${word}\\b`, 'g'), String(at + 1)]),
  [/\bonce\b/g, '1 times'],
  [/\btwice\b/g, '2 times'],
  [/\bthrice\b/g, '3 times'],
  [/(\d+) and (?:a )?half\b/g, '$1.5'],
  [/\bhalf(?: an?| of an?)?(?! ?hour)\b/g, '0.5'],
  [/(\d)\s*(?=[a-zμ%])/g, '$1 '],
  // `μ` is no letter to a regular expression, so the sign for microgram is spelt out first.
  [/μg\b/g, 'microgram'],
  [/\b(?:microgram(?:me)?s?|mcgs?|ug)\b/g, 'microgram'],
  [/\b(?:nanograms?)\b/g, 'nanogram'],
  [/\b(?:milligram(?:me)?s?|mgs|mg)\b/g, 'mg'],
  [/\b(?:gram(?:me)?s?|gms?)\b/g, 'g'],
  [/\b(?:millilitres?|mls?)\b/g, 'ml'],
  [/\b(?:international units?|units?|iu)\b/g, 'unit'],
  ...(
    'tablet:tabs?|tablets caplet:caplets capsule:caps?|capsules puff:puffs drop:drops sachet:sachets ' +
    'patch:patches spray:sprays dose:doses spoonful:spoonfuls?|spoonsful suppository:suppositories ' +
    'pessary:pessaries lozenge:lozenges ampoule:ampoules vial:vials application:applications ' +
    'injection:injections inhalation:inhalations'
  )
    .split(' ')
    .map((row): Respelling => {
      const [unit = '', spellings = ''] = row.split(':');
      return [new RegExp(`\\b(?:${spellings})\\b`, 'g'), unit];
    }),
  [
    /\ban? (?=(?:tablet|capsule|caplet|puff|drop|sachet|patch|spray|dose|suppository|pessary)\b)/g,
    '1 ',
  ],
  [/(\d) ?(?:-|–|—|to) ?(?=\d)/g, '$1-'],
  ...NUMBERS.slice(1).map((_, at): Respelling => [
    new RegExp(`(?<![\\d.,-])${at + 1} or ${at + 2}(?![\\d.,])`, 'g'),
    `${at + 1}-${at + 2}`,
  ]),
  // The spoon of the British National Formulary.
  [/\b1 5 ml spoonful\b/g, '5 ml'],
  [/\b2 5 ml spoonful\b/g, '10 ml'],
  [/^(?:please )?(?:to )?take\b/g, ''],
  [/\b(?:to be|should be) taken\b/g, ''],
];

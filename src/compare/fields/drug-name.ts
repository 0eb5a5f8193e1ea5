import { canonicalDecimal, parseDecimal } from '../../base/decimal.ts';
import { remember } from '../../base/remember.ts';
import { foldText } from '../../base/text-fold.ts';

/** What differs in the names of a drug, and the kind of finding that tells it. */
export interface NameChange {
  readonly kind: 'dose-changed' | 'form-changed' | 'route-changed';
  readonly why: string;
}

/** What of a drug's name differs besides the substance; undefined when nothing is told differently. */
export function drugNameChange(mig: string, hie: string): NameChange | undefined {
  if (mig === hie) return undefined;
  const [a, b] = [readName(mig), readName(hie)];
  if (areApart(a.forms, b.forms)) return changeOf('form-changed', 'the form in the name differs.');
  const [x, y] = [a.releases, b.releases];
  // Where a name says how the drug is released and another full name does not, they are two products.
  const areFull = a.strengths.length > 0 && b.strengths.length > 0;
  if (x.join() !== y.join() && (areFull || areApart(x, y))) {
    return changeOf('form-changed', 'how the drug is released or dissolves differs in the name.');
  }
  if (differsInStrength(a.strengths, b.strengths)) {
    return changeOf('dose-changed', 'the strength in the name differs.');
  }
  if (areApart(a.routes, b.routes)) {
    return changeOf('route-changed', 'the route in the name differs.');
  }
  return undefined;
}

function changeOf(kind: NameChange['kind'], why: string): NameChange {
  return { kind, why };
}

/** The forms a drug's name tells: `tablet`, `oral liquid`. */
export function formsInName(name: string): readonly string[] {
  return readName(name).forms;
}

/** What the name of a drug says besides the substance. */
const readName = remember((written) => {
  const name = foldText(written);
  return {
    strengths: strengthsOf(name),
    releases: wordsIn(name, RELEASES),
    forms: wordsIn(name, FORMS),
    routes: wordsIn(name, ROUTES),
  };
});

type Table = readonly (readonly [string, RegExp])[];

/** How the drug is released or dissolves. The letters are those of product names. */
const RELEASES: Table = [
  [
    'modified',
    /\b(?:modified|prolonged|slow|extended|sustained|controlled)[- ]release\b|\b(?:mr|m\/r|sr|xl|xr|la|er|cr|retard)\b/,
  ],
  ['immediate', /\bimmediate[- ]release\b|\bir\b/],
  ['dispersible', /\bdispersible\b/],
  ['orodispersible', /\borodispersible\b/],
  ['effervescent', /\b(?:effervescent|soluble)\b/],
  ['chewable', /\bchewable\b/],
  ['gastro-resistant', /\b(?:gastro[- ]?resistant|enteric[- ]coated|ec|e\/c)\b/],
];

/** Forms of which one is never a synonym of another. */
const FORMS: Table = [
  ['tablet', /\b(?:tablets?|tabs?|caplets?)\b/],
  ['capsule', /\b(?:capsules?|caps?)\b/],
  ['suppository', /\bsuppositor(?:y|ies)\b/],
  ['pessary', /\bpessar(?:y|ies)\b/],
  ['injection', /\b(?:injections?|infusion|ampoules?|vials?|(?:pre-?)?filled (?:pen|syringe)s?)\b/],
  ['cream', /\bcream\b/],
  ['ointment', /\bointment\b/],
  ['gel', /\bgel\b/],
  ['lotion', /\blotion\b/],
  ['drops', /\bdrops?\b/],
  [
    'inhaled',
    /\b(?:inhalers?|inhalation|nebuliser|nebules?|inhalator|evohaler|accuhaler|turbohaler)\b/,
  ],
  ['patch', /\bpatch(?:es)?\b/],
  ['oral liquid', /\b(?:oral (?:solution|suspension|liquid|drops)|syrup|elixir|linctus)\b/],
  ['powder', /\b(?:powder|granules?|sachets?)\b/],
  ['lozenge', /\b(?:lozenges?|pastilles?)\b/],
  ['foam', /\bfoam\b/],
  ['shampoo', /\bshampoo\b/],
  ['implant', /\bimplants?\b/],
  ['enema', /\benemas?\b/],
  ['mouthwash', /\bmouthwash\b/],
];

const ROUTES: Table = [
  ['oral', /\b(?:oral|by mouth)\b/],
  ['eye', /\b(?:eye|ophthalmic)\b/],
  ['ear', /\bear\b/],
  ['nasal', /\b(?:nasal|nose)\b/],
  ['rectal', /\brectal\b/],
  ['vaginal', /\bvaginal\b/],
  ['sublingual', /\bsublingual\b/],
  ['intravenous', /\b(?:intravenous|iv)\b/],
  ['intramuscular', /\b(?:intramuscular|im)\b/],
  ['subcutaneous', /\bsubcutaneous\b/],
];

function wordsIn(name: string, table: Table): readonly string[] {
  return table.filter(([, words]) => words.test(name)).map(([key]) => key);
}

/** Both say something, and nothing of it is the same. */
function areApart(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((word) => b.includes(word));
}

interface Strength {
  readonly number: string;
  /** Number and unit in one spelling; undefined without a unit. */
  readonly measure: string | undefined;
}

const STRENGTH = /(\d[\d.,]*)\s*(\p{L}+|%)?/gu;

/** Masses in nanograms, so that `0.5mg` and `500micrograms` are one strength. */
const NANOGRAMS: readonly (readonly [RegExp, bigint])[] = [
  [/^(?:nanograms?|ng)$/, 1n],
  [/^(?:micrograms?|mcgs?|ug|μg)$/, 1000n],
  [/^(?:milligrams?|mgs?)$/, 1_000_000n],
  [/^(?:grams?|gm?s?)$/, 1_000_000_000n],
];

/** Other units a strength is told in; any other word behind a number is no unit. */
const UNITS: Readonly<Record<string, string>> = {
  '%': '%',
  ml: 'ml',
  l: 'l',
  litre: 'l',
  litres: 'l',
  unit: 'unit',
  units: 'unit',
  iu: 'unit',
  mmol: 'mmol',
  hour: 'hour',
  hours: 'hour',
};

function strengthsOf(name: string): readonly Strength[] {
  return [...name.matchAll(STRENGTH)].map(([, digits = '', word]) => strengthOf(digits, word));
}

function strengthOf(digits: string, word: string | undefined): Strength {
  const value = parseDecimal(digits.replace(/[.,]+$/, ''));
  // A comma is a decimal sign to some and none to others, so such a number stays as written.
  if (value === undefined) return { number: digits, measure: unitOf(digits, word) };
  const number = canonicalDecimal(value);
  const mass = NANOGRAMS.find(([unit]) => unit.test(word ?? ''));
  if (mass === undefined) return { number, measure: unitOf(number, word) };
  return {
    number,
    measure: `${canonicalDecimal({ ...value, digits: value.digits * mass[1] })} ng`,
  };
}

function unitOf(number: string, word: string | undefined): string | undefined {
  const unit = word === undefined ? undefined : UNITS[word];
  return unit === undefined ? undefined : `${number} ${unit}`;
}

/** A name without any number leaves the strength unsaid; a number without a unit agrees with any. */
function differsInStrength(a: readonly Strength[], b: readonly Strength[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const open = [...b];
  for (const strength of a) {
    const at = open.findIndex((other) => agrees(strength, other));
    if (at < 0) return true;
    open.splice(at, 1);
  }
  return open.length > 0;
}

function agrees(a: Strength, b: Strength): boolean {
  if (a.measure !== undefined && b.measure !== undefined) return a.measure === b.measure;
  return a.number === b.number;
}

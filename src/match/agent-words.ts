import { remember } from '../base/remember.ts';
import type { EntryKind } from '../record/entry-kind.ts';
import { agreeOnCodes } from './entry-facts.ts';
import type { EntryFacts } from './entry-facts.ts';
import { countShared, wordsOf } from './words.ts';

/** Kinds that are about one substance, which the wording names. */
export const AGENT_KINDS: ReadonlySet<EntryKind> = new Set(['allergy', 'medication', 'issue']);

/**
 * The words of a drug or an allergy that name the substance, sorted: without strengths, forms, salts and
 * the words that only say that it is a drug or an allergy. All words, where nothing else is left.
 */
export const agentWords = remember((text): readonly string[] => {
  const all = wordsOf(text).map(singular);
  const telling = all.filter((word) => !EMPTY_WORDS.has(word) && !/^[\d.]+\p{L}*$/u.test(word));
  return [...new Set(telling)].sort();
});

/** Whether two wordings name a substance each, and no word of the names is the same. */
export function namesOther(a: string, b: string): boolean {
  const [x, y] = [agentWords(a), agentWords(b)];
  return x.length > 0 && y.length > 0 && countShared(x, y) === 0;
}

/**
 * Whether two drugs or allergies may be the same though they have no code in common: a word of their
 * names is, or one of them names nothing. Codes of one system that differ are for the comparison to tell.
 */
export function mayShareAgent(a: EntryFacts, b: EntryFacts): boolean {
  if (!AGENT_KINDS.has(a.entry.kind) && !AGENT_KINDS.has(b.entry.kind)) return true;
  if (agreeOnCodes(a, b) !== 'no-common-system') return true;
  return !namesOther(a.terms.join(' '), b.terms.join(' '));
}

/** Tables and nuts come in both numbers; `s` behind another `s` is part of the word. */
function singular(word: string): string {
  return word.length > 3 ? word.replace(/(?<=[^siu])s$/, '') : word;
}

const EMPTY_WORDS: ReadonlySet<string> = new Set(
  [
    // What is said of any allergy.
    'allergy allergie allergic allergen h o history drug adverse reaction intolerance intolerant',
    'hypersensitivity sensitivity propensity substance product agent medication medicine food',
    'anaphylaxi anaphylactic personal known disorder finding x non is has no unspecified class',
    // Forms and ways in.
    'tablet tab capsule cap caplet suppository suppositorie pessary pessarie injection infusion cream',
    'ointment gel lotion drop inhaler inhalation aerosol nebuliser spray patch patche solution syrup',
    'suspension liquid elixir powder granule sachet enema foam mouthwash oral eye ear nasal rectal',
    'vaginal topical sublingual buccal dispersible effervescent soluble chewable orodispersible',
    'coated film vial ampoule prefilled pre filled syringe pen cartridge device dose puff actuation',
    'free cfc sugar dry pressurised breath actuated transdermal intravenous intramuscular subcutaneous',
    // Release.
    'modified release prolonged slow extended immediate gastro resistant enteric mr sr xl la er cr ir ec',
    // Units.
    'mg g gram milligram microgram mcg ug nanogram ml litre unit iu hour day week per each mmol',
    // Salts.
    'sodium potassium calcium magnesium hydrochloride sulfate sulphate phosphate maleate mesilate',
    'besilate tartrate citrate acetate fumarate succinate nitrate bromide chloride acid anhydrous',
    'monohydrate dihydrate trihydrate',
  ].flatMap((line) => line.split(' ')),
);

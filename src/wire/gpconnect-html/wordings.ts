import type { ItemState } from '../../record/item.ts';
import type { BannerClass } from './blocks.ts';

/** What a sentence in place of a table means for the item. */
export interface Meaning {
  readonly state: Extract<ItemState, 'nothing-recorded' | 'withheld' | 'unavailable'>;
  /** In our words; for every meaning but that nothing is recorded. */
  readonly reason?: string | undefined;
}

/**
 * The four meanings of a section without a table (hie-wire, section 2.4), tried in this order: only the
 * last says that there is nothing. A denied access is a matter of permission, so something is held back.
 */
const MEANINGS: readonly (readonly [RegExp, Meaning])[] = [
  [
    /access(?: to [^.]{0,80})? (?:is |has been |was )?(?:denied|restricted|refused)|not (?:authori[sz]ed|permitted) to/,
    { state: 'withheld', reason: 'access to this part of the record is denied' },
  ],
  [
    /(?:does not|doesn't|cannot|unable to) (?:support (?:the )?)?(?:retriev)|retrieval (?:of [^.]{0,80} )?(?:is )?not supported/,
    { state: 'unavailable', reason: 'the system does not support retrieval of this data' },
  ],
  [
    /(?:is|are) not supported|not supported by|does not support/,
    { state: 'unavailable', reason: 'the system does not support this data' },
  ],
  [
    /^no\b.{0,120}\b(?:data|items?|entries|records?|information)\b.{0,40}\b(?:recorded|held|found)\b|^(?:nothing|no data|none) recorded\b/,
    { state: 'nothing-recorded' },
  ],
];

/** What a sentence means; `undefined` when it is none this reader knows. `text` is in lower case. */
export function meaningOf(text: string): Meaning | undefined {
  const meaning = MEANINGS.find(([wording]) => wording.test(text))?.[1];
  return meaning?.state === 'nothing-recorded' && DOUBTS.test(text) ? undefined : meaning;
}

/** Words beside "nothing" that take it back: that there is nothing is then not what is said. */
const DOUBTS =
  /\b(?:but|although|though|however|because|could|cannot|unable|failed|error|restricted|elsewhere|by another|complete|only|except|other than|apart from|unless|until|between|since)\b/;

/** Said behind a meaning, for the reader of the page; it adds nothing to it. */
const ADDITION = /^this data may still exist in the source system\.?$/;

/** Whether a sentence only adds to one that has a meaning. `text` is in lower case. */
export function isAddition(text: string): boolean {
  return ADDITION.test(text);
}

/** What a banner means. */
export type BannerMeaning =
  | 'in-transit'
  | 'left-out'
  | 'part-of-time'
  | 'whole'
  | 'standing'
  | 'unknown';

/** Suppliers word their banners differently (hie-wire, section 2.5), so the class of the banner decides. */
export function meaningOfBanner(banner: BannerClass, text: string): BannerMeaning {
  switch (banner) {
    case 'gptransfer-banner':
      return 'in-transit';
    case 'exclusion-banner':
      return 'left-out';
    case 'date-banner':
      return WHOLE.test(text) ? 'whole' : 'part-of-time';
    case 'content-banner':
      return contentMeaning(text);
  }
}

const WHOLE = /all relevant items|date filter not applied|all dates|whole record/;

/**
 * What suppliers always say of how they fill a section ("provider variance", content banners): a rule of
 * theirs, not what became of this patient's record, so nothing is excused by it.
 */
const STANDING: readonly RegExp[] = [
  /contains information recorded during consultations with the patient/,
  /contains appointment information and any related information recorded during the consultation/,
  /related items may also occur in other sections/,
  /contains coded clinical items relating to a patient'?s care e\.g\. procedures, test results, conditions/,
  /read chapter 1, read chapters a-z/,
  /contains clinical items including, but not limited to, procedures, diagnoses, symptoms(?:,| &) conditions(?: that have been designated as problems used to link together related information)?/,
  /may include items included in other sections such as linked problems/,
  /contains non-clinical items - including, but not limited to, [a-z ,]+ etc/,
  /section includes problem and summary items/,
  /contains items coded as problems within the patient'?s record/,
  /can also contain details on (?:medications linked to problems|problems linked to medications) if available/,
  /all problems included in active section/,
  /all allergies listed in current section/,
  /non ?- ?bnf designated items e\.g\. local mixtures, have been excluded/,
  /may also contain immunisations issued as medications/,
  /medication max issues are not shared currently/,
  /past medications may include prescriptions which have been cancelled or discontinued before the original prescribed end date/,
  /the medication above is taken from a list of repeat medication templates in the patient record which may have been amended since they were last issued/,
  /you should look at the current medication issues section to see what the patient has been given/,
  /contains referrals related to the patient/,
  /contains items relating to 'referral for further care'/,
  /may include repeated entries due to duplicated data in the source system/,
  /contains observations with numeric and other measurement ranges/,
  /contains coded immunisations on the patient record/,
  /some immunisations may exist as issued medications also/,
  /content and part not supported/,
];

/** Whether a text is made of standing notices and nothing else. */
function isStanding(text: string): boolean {
  const rest = STANDING.reduce((left, notice) => left.replace(notice, ''), text);
  return rest !== text && !/[a-z0-9]/.test(rest);
}

/** A content banner may hold any notice; those of other classes are known by their wording there. */
function contentMeaning(text: string): BannerMeaning {
  if (isStanding(text)) return 'standing';
  // Before exclusions: EMIS words a period as subject to them.
  if (PERIOD.test(text)) return 'part-of-time';
  if (/transfer/.test(text)) return 'in-transit';
  if (/exclu|confidential|sensitive|withheld/.test(text)) return 'left-out';
  return WHOLE.test(text) ? 'whole' : 'unknown';
}

/** As the date banners of all four suppliers word it, and with other words between dates. */
const PERIOD =
  /\bfor the (?:period|selected date range)\b|\b(?:between|since|from|after|before)\b[^.]{0,200}\d{4}/;

/** Types of prescription as tables name them. */
export const COURSE_WORDS: ReadonlyMap<
  string,
  'acute' | 'repeat' | 'repeat-dispensing' | 'automatic'
> = new Map([
  ['acute', 'acute'],
  ['acute medication', 'acute'],
  ['repeat', 'repeat'],
  ['repeat medication', 'repeat'],
  ['repeat dispensing', 'repeat-dispensing'],
  ['repeat dispensed', 'repeat-dispensing'],
  ['repeat dispense', 'repeat-dispensing'],
  ['automatic', 'automatic'],
]);

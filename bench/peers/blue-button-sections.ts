import type { NormalEntry } from './normal-form.ts';

/** What it answers of two entries of a section. */
export interface Match {
  readonly match: 'duplicate' | 'partial' | 'new';
  readonly percent: number | string;
  readonly src_id: string;
  readonly dest_id: string;
  readonly dest?: 'src' | 'dest';
  readonly diff?: Readonly<Record<string, 'duplicate' | 'new'>>;
}

/** Its matcher of two lists, and of the one entry about the patient. */
export type MatchLists = (source: object[], target: object[], section: string) => readonly Match[];
export type MatchSingles = (source?: object, target?: object) => Match;

/** Puts a code where a section's entries have it. */
type Place = (code: object) => object;

/** The section an entry of each kind belongs to in blue-button's model, and where its code stands there. */
const SECTIONS: Readonly<Record<string, readonly [section: string, place: Place]>> = {
  patient: ['demographics', (name) => ({ name })],
  allergy: ['allergies', (allergen) => ({ observation: { allergen, reactions: [] } })],
  medication: ['medications', (product) => ({ product: { product } })],
  issue: ['medications', (product) => ({ product: { product } })],
  problem: ['problems', (code) => ({ problem: { code } })],
  diagnosis: ['problems', (code) => ({ problem: { code } })],
  procedure: ['procedures', (procedure) => ({ procedure })],
  immunisation: ['immunizations', (product) => ({ product: { product } })],
  // Its `results` stop with an error where a date is missing; `vitals` hold the same and do not.
  result: ['vitals', (vital) => ({ vital })],
  observation: ['vitals', (vital) => ({ vital })],
  'blood-pressure': ['vitals', (vital) => ({ vital })],
  encounter: ['encounters', (encounter) => ({ encounter })],
  referral: ['plan_of_care', (plan) => ({ plan })],
  diary: ['plan_of_care', (plan) => ({ plan })],
};

/** Every section entries of ours go to. */
export const SECTION_NAMES: readonly string[] = [
  ...new Set(Object.values(SECTIONS).map(([section]) => section)),
];

/** Kinds its model has no section for. */
export const NO_SECTION: ReadonlySet<string> = new Set(['document', 'note', 'alert']);

/** The section of an entry; undefined for a kind without one. */
export function sectionOf(entry: object | undefined): string | undefined {
  return SECTIONS[(entry as NormalEntry).kind]?.[0];
}

/** An entry in the shape of its section, with all its further fields beside. */
export function shapeOf(entry: object | undefined): object {
  const { kind, name = '', date, ...rest } = entry as NormalEntry;
  const coded = SECTIONS[kind]?.[1]({ name, code: name, code_system_name: 'mig2hie' });
  const when = date === undefined ? {} : { date_time: { point: { date, precision: 'day' } } };
  return { ...coded, ...when, ...rest, kind };
}

import type { EntryKind } from '../../record/entry-kind.ts';
import type { DataItem } from '../../record/item.ts';

/** What a list or a section is about. */
export interface SectionFacts {
  readonly item: DataItem;
  /** Kinds of entry that may be missing where it is marked as incomplete. */
  readonly excuses: readonly EntryKind[];
}

const ALLERGIES: SectionFacts = { item: 'risks-and-warnings', excuses: ['allergy'] };
const DRUGS: SectionFacts = { item: 'medication', excuses: ['medication', 'issue'] };
const PROBLEMS: SectionFacts = { item: 'problems', excuses: ['problem'] };
const VACCINES: SectionFacts = { item: 'procedures', excuses: ['immunisation'] };
const RESULTS: SectionFacts = { item: 'investigations', excuses: ['result'] };
const MEASURED: SectionFacts = {
  item: 'examinations',
  excuses: ['observation', 'blood-pressure', 'diagnosis', 'procedure', 'result'],
};
const CONTACTS: SectionFacts = { item: 'events', excuses: ['encounter', 'note'] };
const REFERRALS: SectionFacts = { item: 'events', excuses: ['referral'] };
const PLANS: SectionFacts = { item: 'events', excuses: ['diary'] };

/**
 * What lists and sections are about, by code: LOINC as in the International Patient Summary and C-CDA,
 * SNOMED as in the lists of GP Connect, which UK Core keeps.
 */
export const SECTION_FACTS: ReadonlyMap<string, SectionFacts> = new Map([
  ['48765-2', ALLERGIES],
  ['886921000000105', ALLERGIES],
  // A mark on the ended ones must not excuse a lost active one.
  ['1103671000000101', { ...ALLERGIES, excuses: [] }],
  ['10160-0', DRUGS],
  ['933361000000108', DRUGS],
  ['11450-4', PROBLEMS],
  ['11348-0', PROBLEMS],
  ['717711000000103', PROBLEMS],
  ['29308-4', { item: 'diagnoses', excuses: ['diagnosis'] }],
  ['11369-6', VACCINES],
  ['1102181000000102', VACCINES],
  ['47519-4', { item: 'procedures', excuses: ['procedure'] }],
  ['30954-2', RESULTS],
  ['887191000000108', RESULTS],
  ['8716-3', MEASURED],
  ['29545-1', MEASURED],
  ['29762-2', MEASURED],
  ['826501000000100', MEASURED],
  ['46240-8', CONTACTS],
  ['1149501000000101', CONTACTS],
  ['42349-1', REFERRALS],
  ['792931000000107', REFERRALS],
  ['886721000000107', REFERRALS],
  ['18776-5', PLANS],
  ['714311000000108', PLANS],
]);

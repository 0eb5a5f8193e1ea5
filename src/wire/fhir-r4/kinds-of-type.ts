import type { EntryKind } from '../../record/entry-kind.ts';

/** The kinds of entry that are made of each type of resource. */
export const KINDS_OF_TYPE: ReadonlyMap<string, readonly EntryKind[]> = new Map<
  string,
  readonly EntryKind[]
>([
  ['AllergyIntolerance', ['allergy']],
  ['Flag', ['alert']],
  ['Condition', ['problem', 'diagnosis']],
  ['MedicationStatement', ['medication']],
  ['MedicationRequest', ['medication', 'issue']],
  ['Immunization', ['immunisation']],
  ['Procedure', ['procedure']],
  ['Observation', ['result', 'observation', 'blood-pressure', 'note']],
  ['DiagnosticReport', ['result']],
  ['Encounter', ['encounter']],
  ['ServiceRequest', ['referral', 'diary']],
  ['DocumentReference', ['document']],
]);

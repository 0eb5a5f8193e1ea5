import type { EntryKind } from '../../record/entry-kind.ts';
import type { DataItem } from '../../record/item.ts';

/** The clinical areas a request can ask for, each with a primary list of its own. */
export const AREAS = [
  'allergies',
  'ended-allergies',
  'medication',
  'problems',
  'consultations',
  'immunisations',
  'investigations',
  'uncategorised',
  'referrals',
  'diary',
] as const;
export type Area = (typeof AREAS)[number];

interface AreaFacts {
  readonly item: DataItem;
  /** SNOMED codes of the list, the specification's first; the others stand in its own samples. */
  readonly codes: readonly string[];
  /** Type of the resources the list points to, for lists whose code is not known. */
  readonly holds: string;
  /** The parameter of the request, which an OperationOutcome names when the area is off. */
  readonly parameter: string;
  /** Kinds of entry that may be missing where the list is marked as incomplete. */
  readonly excuses: readonly EntryKind[];
}

/**
 * GP Connect Access Record Structured 1.6.2, "lists for message structure" and "retrieve patient
 * record". Lists are known by code, never by title.
 */
export const AREA_FACTS: Readonly<Record<Area, AreaFacts>> = {
  allergies: {
    item: 'risks-and-warnings',
    codes: ['886921000000105'],
    holds: 'AllergyIntolerance',
    parameter: 'includeAllergies',
    excuses: ['allergy'],
  },
  'ended-allergies': {
    item: 'risks-and-warnings',
    codes: ['1103671000000101'],
    holds: 'AllergyIntolerance',
    parameter: 'includeAllergies',
    // The MIG shows no ended allergies as such, so a mark here must not excuse a lost active one.
    excuses: [],
  },
  medication: {
    item: 'medication',
    codes: ['933361000000108'],
    holds: 'MedicationStatement',
    parameter: 'includeMedication',
    excuses: ['medication', 'issue'],
  },
  problems: {
    item: 'problems',
    codes: ['717711000000103'],
    holds: 'Condition',
    parameter: 'includeProblems',
    excuses: ['problem'],
  },
  consultations: {
    item: 'events',
    codes: ['1149501000000101'],
    holds: 'Encounter',
    parameter: 'includeConsultations',
    excuses: ['encounter', 'note'],
  },
  immunisations: {
    item: 'procedures',
    codes: ['1102181000000102'],
    holds: 'Immunization',
    parameter: 'includeImmunisations',
    excuses: ['immunisation'],
  },
  investigations: {
    item: 'investigations',
    codes: ['887191000000108'],
    holds: 'DiagnosticReport',
    parameter: 'includeInvestigations',
    excuses: ['result'],
  },
  uncategorised: {
    item: 'examinations',
    codes: ['826501000000100'],
    holds: 'Observation',
    parameter: 'includeUncategorisedData',
    excuses: ['observation', 'blood-pressure', 'diagnosis', 'procedure', 'result'],
  },
  referrals: {
    item: 'events',
    // The second is "Referral details", used by the sample of the specification.
    codes: ['792931000000107', '886721000000107'],
    holds: 'ReferralRequest',
    parameter: 'includeReferrals',
    excuses: ['referral'],
  },
  diary: {
    item: 'events',
    codes: ['714311000000108'],
    holds: 'ProcedureRequest',
    parameter: 'includeDiaryEntries',
    excuses: ['diary'],
  },
};

/** The area of a primary list, by its code. */
export const AREA_OF_CODE: ReadonlyMap<string, Area> = new Map(
  AREAS.flatMap((area) => AREA_FACTS[area].codes.map((code) => [code, area] as const)),
);

/** Lists of the consultation tree: consultation, topic, and heading under its two codes. */
export const TREE_CODES: ReadonlySet<string> = new Set([
  '325851000000107',
  '25851000000105',
  '24781000000107',
  '24781000000105',
]);

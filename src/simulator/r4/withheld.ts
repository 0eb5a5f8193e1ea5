import type { JsonObject } from '../hie/json.ts';
import type { Area, SimulatedEntry } from '../model.ts';
import { plain } from './coding.ts';
import type { R4Context, R4Type } from './context.ts';
import { areaOf, dateTime, guidFor, isShown, opening, small, subject } from './context.ts';

/** The type a kind of entry is searched for by. */
const SEARCHED: Readonly<Record<SimulatedEntry['kind'], R4Type>> = {
  allergy: 'AllergyIntolerance',
  medication: 'MedicationRequest',
  problem: 'Condition',
  diagnosis: 'Condition',
  procedure: 'Procedure',
  immunisation: 'Immunization',
  result: 'Observation',
  observation: 'Observation',
  'blood-pressure': 'Observation',
  encounter: 'Encounter',
  referral: 'ServiceRequest',
  diary: 'ServiceRequest',
  document: 'DocumentReference',
  note: 'Observation',
};

/** Types of which a confidential resource was left out. */
export function withheldTypes({ patient }: R4Context): ReadonlySet<R4Type> {
  const confidential = patient.entries.filter(
    (entry) =>
      entry.confidential === true && patient.missingAreas?.includes(areaOf(entry)) !== true,
  );
  return new Set(confidential.map((entry) => SEARCHED[entry.kind]));
}

/** What a search says when it left out what it may not show: not how much, but of which type. */
export function writeSuppressed(context: R4Context, type: R4Type): JsonObject {
  return {
    resourceType: 'OperationOutcome',
    id: guidFor(context, 'suppressed', type),
    issue: [
      {
        severity: 'warning',
        code: 'suppressed',
        details: { text: 'Items excluded due to confidentiality and/or patient preferences.' },
        expression: [type],
      },
    ],
  };
}

const LISTS: Readonly<Record<Area, readonly [code: string, display: string]>> = {
  includeAllergies: ['886921000000105', 'Allergies and adverse reactions'],
  includeMedication: ['933361000000108', 'Medications and medical devices'],
  includeConsultations: ['1149501000000101', 'List of consultations'],
  includeProblems: ['717711000000103', 'Problems'],
  includeImmunisations: ['1102181000000102', 'Immunisations'],
  includeUncategorisedData: ['826501000000100', 'Miscellaneous record'],
  includeInvestigations: ['887191000000108', 'Investigations and results'],
  includeReferrals: ['792931000000107', 'Outbound referral'],
  includeDiaryEntries: ['714311000000108', 'Patient recall administration'],
};

/**
 * For every area of which nothing is shown, an empty list that says why: what there is was held back, or
 * nothing was ever recorded. An area that is missing has no list.
 */
export function writeEmptyLists(context: R4Context): JsonObject[] {
  const { entries, missingAreas = [] } = context.patient;
  const shown = new Set(entries.filter((entry) => isShown(context, entry)).map(areaOf));
  const withheld = new Set(entries.filter((entry) => entry.confidential === true).map(areaOf));
  return AREAS.filter((area) => !shown.has(area) && !missingAreas.includes(area)).map((area) =>
    writeEmptyList(context, area, withheld.has(area) ? WITHHELD : NOTHING_RECORDED),
  );
}

const AREAS = Object.keys(LISTS) as readonly Area[];

const WITHHELD = small('list-empty-reasons', 'withheld', 'Information Withheld');

/** UK Core has a reason of its own beside those of FHIR, which keeps "nil known" for a statement. */
const NOTHING_RECORDED: JsonObject = {
  coding: [
    {
      system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-ListEmptyReasonCode',
      code: 'no-content-recorded',
      display: 'No Content Recorded',
    },
  ],
};

function writeEmptyList(context: R4Context, area: Area, emptyReason: JsonObject): JsonObject {
  const [code, display] = LISTS[area];
  return {
    ...opening(context, 'List', guidFor(context, 'empty', area)),
    status: 'current',
    mode: 'snapshot',
    title: display,
    code: plain(code, display),
    subject: subject(context),
    date: dateTime(`${context.asAt}T09:00:00`),
    emptyReason,
  };
}

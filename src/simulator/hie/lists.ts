import type { Area } from '../model.ts';
import type { HieContext } from './context.ts';
import { HL7_UK, STU3, fhirInstant, head, patientReference } from './context.ts';
import type { Json, JsonObject } from './json.ts';

/** Code and title of each primary list. */
export const PRIMARY_LISTS: Readonly<Record<Area | 'endedAllergies', readonly [string, string]>> = {
  includeAllergies: ['886921000000105', 'Allergies and adverse reactions'],
  endedAllergies: ['1103671000000101', 'Ended allergies'],
  includeMedication: ['933361000000108', 'Medications and medical devices'],
  includeConsultations: ['1149501000000101', 'List of consultations'],
  includeProblems: ['717711000000103', 'Problems'],
  includeImmunisations: ['1102181000000102', 'Immunisations'],
  includeUncategorisedData: ['826501000000100', 'Miscellaneous record'],
  includeInvestigations: ['887191000000108', 'Investigations and results'],
  includeReferrals: ['792931000000107', 'Outbound referral'],
  includeDiaryEntries: ['714311000000108', 'Patient recall administration'],
};

/** What a primary list holds. */
export interface PrimaryList {
  readonly list: keyof typeof PRIMARY_LISTS;
  readonly references: readonly string[];
  /** Resources that live inside the list, as ended allergies do. */
  readonly contained?: readonly JsonObject[] | undefined;
  /** Something was held back from it. */
  readonly confidential: boolean;
}

/** One of the ten lists a consumer reads first; an empty one says why it is empty. */
export function writePrimaryList(context: HieContext, primary: PrimaryList): JsonObject {
  const { references, contained = [], confidential } = primary;
  const [code, title] = PRIMARY_LISTS[primary.list];
  const empty = references.length === 0;
  const notes = [
    ...(confidential ? ['Items excluded due to confidentiality and/or patient preferences.'] : []),
    ...(empty ? ['Information not available'] : []),
  ];
  const warning = {
    url: `${STU3}/StructureDefinition/Extension-CareConnect-GPC-ListWarningCode-1`,
    valueCode: 'confidential-items',
  };
  return {
    resourceType: 'List',
    meta: { profile: [`${STU3}/StructureDefinition/CareConnect-GPC-List-1`] },
    contained: contained.length === 0 ? undefined : contained,
    extension: [clinicalSetting(), ...(confidential ? [warning] : [])],
    ...snapshot(title),
    code: { coding: [{ system: 'http://snomed.info/sct', code, display: title }] },
    ...listed(context, 'event-date'),
    note: notes.length === 0 ? undefined : [{ text: notes.join(' ') }],
    entry: empty ? undefined : entries(references),
    emptyReason: empty ? noContent() : undefined,
  };
}

/** A list that only says how entries hang together; never written empty. */
export function writeSecondaryList(
  context: HieContext,
  code: string,
  references: readonly string[],
): JsonObject {
  const [first = '', ...rest] = code.split('-');
  const title = `${first.charAt(0).toUpperCase()}${first.slice(1)} - ${rest.join(' ')}`;
  return {
    resourceType: 'List',
    meta: { profile: [`${STU3}/StructureDefinition/CareConnect-GPC-List-1`] },
    extension: [clinicalSetting()],
    ...snapshot(title),
    code: {
      coding: [
        { system: `${HL7_UK}/CodeSystem/GPConnect-SecondaryListValues-1`, code, display: title },
      ],
    },
    ...listed(context, 'event-date'),
    entry: entries(references),
  };
}

/** A list of the consultation tree. */
export function writeTreeList(
  context: HieContext,
  id: string,
  code: readonly [code: string, display: string],
  rest: {
    readonly title?: string;
    readonly encounter: Json;
    readonly references: readonly string[];
  },
): JsonObject {
  return {
    ...head(context, 'List', id),
    ...snapshot(rest.title),
    code: { coding: [{ system: 'http://snomed.info/sct', code: code[0], display: code[1] }] },
    encounter: rest.encounter,
    ...listed(context, 'system'),
    entry: entries(rest.references),
  };
}

function snapshot(title: string | undefined): JsonObject {
  return { status: 'current', mode: 'snapshot', title };
}

function listed(context: HieContext, order: 'event-date' | 'system'): JsonObject {
  return {
    subject: patientReference(context),
    date: fhirInstant(`${context.asAt}T09:00:00`),
    orderedBy: { coding: [{ system: 'http://hl7.org/fhir/list-order', code: order }] },
  };
}

function entries(references: readonly string[]): Json {
  return references.map((target) => ({ item: { reference: target } }));
}

function clinicalSetting(): Json {
  return {
    url: `${STU3}/StructureDefinition/Extension-CareConnect-GPC-ClinicalSetting-1`,
    valueCodeableConcept: {
      coding: [
        {
          system: 'http://snomed.info/sct',
          code: '1060971000000108',
          display: 'General practice service',
        },
      ],
    },
  };
}

function noContent(): Json {
  return {
    coding: [
      {
        system: `${STU3}/CodeSystem/CareConnect-ListEmptyReasonCode-1`,
        code: 'no-content-recorded',
        display: 'No Content Recorded',
      },
    ],
  };
}

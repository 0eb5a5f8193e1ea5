import { guidOf } from '../identifiers.ts';
import type { JsonObject } from '../hie/json.ts';
import { writeJson } from '../hie/json.ts';
import { londonOffset } from '../moments.ts';
import type { HtmlContext, SectionCode } from './context.ts';
import { CLINICIAN } from './words.ts';

const DSTU2 = 'http://fhir.nhs.net';

/** The DSTU2 bundle around one section, as JSON text. */
export function writeSectionBundle(
  context: HtmlContext,
  code: SectionCode,
  section: { readonly title: string; readonly div: string },
): string {
  const ids = idsOf(context, code);
  const resources = [
    writeComposition(context, ids, { code, ...section }),
    writePatient(context, ids),
    writePractitioner(ids),
    writeOrganization(context, ids),
    writeDevice(context, ids),
  ];
  return writeJson({
    resourceType: 'Bundle',
    id: ids.bundle,
    meta: { profile: [`${DSTU2}/StructureDefinition/gpconnect-searchset-bundle-1`] },
    type: 'searchset',
    entry: resources.map((resource) => ({ resource })),
  });
}

type Ids = ReturnType<typeof idsOf>;

function idsOf({ patient }: HtmlContext, code: SectionCode) {
  const { nhsNumber, practice } = patient;
  return {
    bundle: guidOf('html', 'bundle', nhsNumber, code),
    composition: guidOf('html', 'composition', nhsNumber, code),
    patient: guidOf('html', 'patient', nhsNumber),
    practitioner: guidOf('html', 'practitioner', practice.code),
    organization: guidOf('html', 'organization', practice.code),
    device: guidOf('html', 'device', practice.code),
  };
}

function head(resourceType: string, id: string): JsonObject {
  const name = resourceType === 'Composition' ? 'carerecord-composition' : resourceType;
  const profile = `${DSTU2}/StructureDefinition/gpconnect-${name.toLowerCase()}-1`;
  return { resourceType, id, meta: { profile: [profile] } };
}

function writeComposition(
  { patient, options }: HtmlContext,
  ids: Ids,
  section: { readonly code: SectionCode; readonly title: string; readonly div: string },
): JsonObject {
  const { code, title, div } = section;
  const made = `${options.asAt}T09:00:00`;
  const system = `${DSTU2}/ValueSet/gpconnect-record-section-1`;
  return {
    ...head('Composition', ids.composition),
    date: `${made}${londonOffset(made)}`,
    type: coding('http://snomed.info/sct', '425173008', 'record extract (record artifact)'),
    class: coding('http://snomed.info/sct', '700232004', 'general medical service'),
    title: 'Patient Care Record',
    status: 'final',
    subject: { reference: `Patient/${ids.patient}` },
    author: [{ reference: `Device/${ids.device}` }],
    custodian: { reference: `Organization/${ids.organization}`, display: patient.practice.name },
    section: [{ title, code: coding(system, code, title), text: { status: 'generated', div } }],
  };
}

function writePatient({ patient }: HtmlContext, ids: Ids): JsonObject {
  const { address, title, given, family } = patient;
  return {
    ...head('Patient', ids.patient),
    identifier: [{ system: `${DSTU2}/Id/nhs-number`, value: patient.nhsNumber }],
    active: true,
    name: [
      {
        use: 'official',
        text: `${family.toUpperCase()}, ${given} (${title})`,
        family: [family],
        given: [given],
        prefix: [title],
      },
    ],
    telecom: [{ system: 'phone', use: 'home', value: patient.phone }],
    gender: patient.gender,
    birthDate: patient.birthDate,
    address: [
      {
        use: 'home',
        line: [address.street],
        city: address.town,
        district: address.county,
        postalCode: address.postcode,
      },
    ],
    careProvider: [{ reference: `Practitioner/${ids.practitioner}` }],
    managingOrganization: { reference: `Organization/${ids.organization}` },
  };
}

function writePractitioner(ids: Ids): JsonObject {
  return {
    ...head('Practitioner', ids.practitioner),
    identifier: [{ system: `${DSTU2}/Id/sds-user-id`, value: 'G99999999' }],
    name: { text: CLINICIAN, family: ['Featherstonehaugh'], given: ['Hyacinth'], prefix: ['Dr'] },
    practitionerRole: [{ managingOrganization: { reference: `Organization/${ids.organization}` } }],
  };
}

function writeOrganization({ patient }: HtmlContext, ids: Ids): JsonObject {
  const { practice } = patient;
  return {
    ...head('Organization', ids.organization),
    identifier: [{ system: `${DSTU2}/Id/ods-organization-code`, value: practice.code }],
    name: practice.name,
    address: [
      {
        line: [practice.address.street],
        city: practice.address.town,
        postalCode: practice.address.postcode,
      },
    ],
  };
}

function writeDevice({ system }: HtmlContext, ids: Ids): JsonObject {
  return {
    ...head('Device', ids.device),
    identifier: [{ system: 'https://simulated.invalid/device', value: ids.device }],
    type: coding('http://snomed.info/sct', '462240000', 'Patient health record information system'),
    model: system.product,
    version: '0.7.4',
    owner: { reference: `Organization/${ids.organization}` },
  };
}

function coding(system: string, code: string, display: string): JsonObject {
  return { coding: [{ system, code, display }], text: display };
}

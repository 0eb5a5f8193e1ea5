import type { JsonObject } from '../hie/json.ts';
import type { R4Context } from './context.ts';
import { clinician, opening, referTo, standingId } from './context.ts';

/** The patient. */
export function writePatient(context: R4Context): JsonObject {
  const { patient } = context;
  const { street, town, county, postcode } = patient.address;
  return {
    ...opening(context, 'Patient', standingId(context, 'patient')),
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: patient.nhsNumber }],
    active: true,
    name: [
      { use: 'official', family: patient.family, given: [patient.given], prefix: [patient.title] },
    ],
    telecom: [{ system: 'phone', value: patient.phone, use: 'home' }],
    gender: patient.gender,
    birthDate: patient.birthDate,
    address: [{ use: 'home', line: [street], city: town, district: county, postalCode: postcode }],
    generalPractitioner: [clinician(context)],
    managingOrganization: practice(context),
  };
}

/** The practice and one clinician. */
export function writeProviders(context: R4Context): JsonObject[] {
  const { practice: surgery } = context.patient;
  const address = {
    line: [surgery.address.street],
    city: surgery.address.town,
    postalCode: surgery.address.postcode,
  };
  return [
    {
      ...opening(context, 'Organization', standingId(context, 'organisation')),
      identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: surgery.code }],
      name: surgery.name,
      address: [address],
    },
    {
      ...opening(context, 'Practitioner', standingId(context, 'practitioner')),
      identifier: [{ system: 'https://fhir.nhs.uk/Id/sds-user-id', value: 'G9999981' }],
      name: [{ use: 'official', family: 'Featherstonehaugh', given: ['Hyacinth'], prefix: ['Dr'] }],
    },
  ];
}

/** A reference to the practice. */
export function practice(context: R4Context): JsonObject {
  return referTo('Organization', standingId(context, 'organisation'));
}

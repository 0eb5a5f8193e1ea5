import type { SimulatedAuthor } from '../model.ts';
import type { HieContext } from './context.ts';
import { STU3, authorId, fixedId, head, practitionerReference, reference } from './context.ts';
import type { JsonObject } from './json.ts';

/** The patient, the practice and one clinician with a role: they stand in every answer. */
export function writePeople(context: HieContext): JsonObject[] {
  return [
    writePatient(context),
    writeOrganization(context),
    writePractitioner(context),
    ...namedAuthors(context).map((author) => writeAuthor(context, author)),
    writeRole(context),
  ];
}

function writePatient(context: HieContext): JsonObject {
  const { patient } = context;
  const { street, town, county, postcode } = patient.address;
  const verified = {
    url: `${STU3}/StructureDefinition/Extension-CareConnect-GPC-NHSNumberVerificationStatus-1`,
    valueCodeableConcept: {
      coding: [
        {
          system: `${STU3}/CodeSystem/CareConnect-NHSNumberVerificationStatus-1`,
          code: '01',
          display: 'Number present and verified',
        },
      ],
    },
  };
  return {
    ...head(context, 'Patient', fixedId(context, 'patient')),
    identifier: [
      {
        extension: [verified],
        system: 'https://fhir.nhs.uk/Id/nhs-number',
        value: patient.nhsNumber,
      },
    ],
    active: true,
    name: [
      {
        use: 'official',
        family: patient.family,
        given: [patient.given],
        prefix: [patient.title],
      },
    ],
    telecom: [{ system: 'phone', value: patient.phone, use: 'home' }],
    gender: patient.gender,
    birthDate: patient.birthDate,
    address: [
      {
        use: 'home',
        type: 'physical',
        line: [street],
        city: town,
        district: county,
        postalCode: postcode,
      },
    ],
    generalPractitioner: [practitionerReference(context)],
    managingOrganization: reference('Organization', fixedId(context, 'organisation')),
  };
}

function writeOrganization(context: HieContext): JsonObject {
  const { practice } = context.patient;
  return {
    ...head(context, 'Organization', fixedId(context, 'organisation')),
    identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: practice.code }],
    name: practice.name,
    address: [
      {
        use: 'work',
        line: [practice.address.street],
        city: practice.address.town,
        postalCode: practice.address.postcode,
      },
    ],
  };
}

function writePractitioner(context: HieContext): JsonObject {
  return {
    ...head(context, 'Practitioner', fixedId(context, 'practitioner')),
    identifier: [{ system: 'https://fhir.nhs.uk/Id/sds-user-id', value: 'G9999981' }],
    name: [{ use: 'official', family: 'Featherstonehaugh', given: ['Hyacinth'], prefix: ['Dr'] }],
  };
}

/** Clinicians named with entries, each once. */
function namedAuthors(context: HieContext): SimulatedAuthor[] {
  const named = context.patient.entries.flatMap(({ author }) => (author ? [author] : []));
  return [...new Map(named.map((author) => [authorId(context, author), author])).values()];
}

function writeAuthor(context: HieContext, author: SimulatedAuthor): JsonObject {
  const { title, given, family } = author;
  return {
    ...head(context, 'Practitioner', authorId(context, author)),
    name: [{ use: 'official', family, given: [given], prefix: [title] }],
  };
}

function writeRole(context: HieContext): JsonObject {
  return {
    ...head(context, 'PractitionerRole', fixedId(context, 'practitioner-role')),
    practitioner: practitionerReference(context),
    organization: reference('Organization', fixedId(context, 'organisation')),
    code: [
      {
        coding: [
          {
            system: `${STU3}/CodeSystem/CareConnect-SDSJobRoleName-1`,
            code: 'R0260',
            display: 'General Medical Practitioner',
          },
        ],
      },
    ],
  };
}

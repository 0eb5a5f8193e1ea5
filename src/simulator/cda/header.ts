import { guidOf } from '../identifiers.ts';
import { element, textElement } from '../mig/xml.ts';
import type { SimulatedPatient } from '../model.ts';
import { OIDS, fixedCode } from './coding.ts';
import type { CdaContext } from './context.ts';
import { pointInTime, templateId } from './context.ts';

/** Root of NHS numbers. */
export const NHS_NUMBER = '2.16.840.1.113883.2.1.4.1';
/** Root of the codes of NHS organisations. */
const ODS_CODE = '2.16.840.1.113883.2.1.4.3';

/** Everything of a document that stands before its sections. */
export function writeHeader(context: CdaContext): string[] {
  const { patient, options } = context;
  const made = `${options.asAt}T09:00:00`;
  return [
    element('realmCode', [], { code: 'GB' }),
    element('typeId', [], { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
    templateId('1.1', '2015-08-01'),
    templateId('1.2', '2015-08-01'),
    element('id', [], { root: documentId(patient, options.asAt) }),
    fixedCode('34133-9', OIDS.loinc, 'Summarization of Episode Note'),
    textElement('title', 'GP record'),
    pointInTime(made),
    element('confidentialityCode', [], { code: 'N', codeSystem: '2.16.840.1.113883.5.25' }),
    element('languageCode', [], { code: 'en-GB' }),
    writeRecordTarget(patient),
    writeAuthor(patient, made),
    writeCustodian(patient),
    writeServiceEvent(context),
  ];
}

/** The id of the document of that day. */
export function documentId(patient: SimulatedPatient, asAt: string): string {
  return guidOf('hie', 'cda', patient.nhsNumber, asAt).toUpperCase();
}

function writeRecordTarget(patient: SimulatedPatient): string {
  const { street, town, county, postcode } = patient.address;
  const female = patient.gender === 'female';
  const address = element(
    'addr',
    [
      textElement('streetAddressLine', street),
      textElement('city', town),
      textElement('state', county),
      textElement('postalCode', postcode),
    ],
    { use: 'HP' },
  );
  const person = element('patient', [
    element(
      'name',
      [
        textElement('prefix', patient.title),
        textElement('given', patient.given),
        textElement('family', patient.family),
      ],
      { use: 'L' },
    ),
    element('administrativeGenderCode', [], {
      code: female ? 'F' : 'M',
      codeSystem: '2.16.840.1.113883.5.1',
      displayName: female ? 'Female' : 'Male',
    }),
    pointInTime(patient.birthDate, 'birthTime'),
  ]);
  const role = element('patientRole', [
    element('id', [], { root: NHS_NUMBER, extension: patient.nhsNumber }),
    address,
    element('telecom', [], { use: 'HP', value: `tel:${patient.phone}` }),
    person,
    element('providerOrganization', organisation(patient)),
  ]);
  return element('recordTarget', [role]);
}

function writeAuthor(patient: SimulatedPatient, made: string): string {
  const device = element('assignedAuthoringDevice', [
    textElement('manufacturerModelName', 'Simulated HIE'),
    textElement('softwareName', 'Simulated HIE'),
  ]);
  return element('author', [
    pointInTime(made, 'time'),
    element('assignedAuthor', [
      element('id', [], { nullFlavor: 'NI' }),
      device,
      element('representedOrganization', organisation(patient)),
    ]),
  ]);
}

function writeCustodian(patient: SimulatedPatient): string {
  const keeper = element('representedCustodianOrganization', organisation(patient));
  return element('custodian', [element('assignedCustodian', [keeper])]);
}

/** What the document is about: the care of a lifetime. */
function writeServiceEvent({ patient, options }: CdaContext): string {
  const event = element(
    'serviceEvent',
    [
      element('effectiveTime', [
        pointInTime(patient.birthDate, 'low'),
        pointInTime(options.asAt, 'high'),
      ]),
    ],
    { classCode: 'PCPR' },
  );
  return element('documentationOf', [event]);
}

function organisation(patient: SimulatedPatient): string[] {
  const { code, name } = patient.practice;
  return [element('id', [], { root: ODS_CODE, extension: code }), textElement('name', name)];
}

import { guidOf } from '../identifiers.ts';
import type { SimulatedPatient } from '../model.ts';
import { clinicianId, dateTime, organisationId, patientId } from './event.ts';
import type { Registration } from './options.ts';
import { element, textElement } from './xml.ts';

/** The administrative part of an OpenHR document: the patient, one clinician and the practice. */
export function writeAdminDomain(
  patient: SimulatedPatient,
  registration: Registration = { status: 'registered' },
): string {
  return element('ehr:adminDomain', [
    writePerson(patient),
    writeClinician(patient),
    writePatient(patient, registration),
    writeOrganisation(patient),
    ...writeRoles(patient),
  ]);
}

function writePerson(patient: SimulatedPatient): string {
  const { address } = patient;
  return element('ehr:person', [
    textElement('ehr:id', patientId(patient)),
    textElement('ehr:birthDate', patient.birthDate),
    textElement('ehr:sex', patient.gender === 'female' ? 'F' : 'M'),
    textElement('ehr:forenames', patient.given),
    textElement('ehr:callingName', patient.given),
    textElement('ehr:surname', patient.family),
    textElement('ehr:title', patient.title),
    element('ehr:address', [
      textElement('ehr:id', guidOf('mig', 'address', patient.nhsNumber)),
      textElement('ehr:addressType', 'H'),
      textElement('ehr:postCode', address.postcode),
      element('ehr:houseNameFlat', []),
      textElement('ehr:street', address.street),
      element('ehr:village', []),
      textElement('ehr:town', address.town),
      textElement('ehr:county', address.county),
    ]),
    element('ehr:contact', [
      textElement('ehr:id', guidOf('mig', 'contact', patient.nhsNumber)),
      textElement('ehr:contactType', 'H'),
      textElement('ehr:value', patient.phone),
    ]),
  ]);
}

function writeClinician(patient: SimulatedPatient): string {
  return element('ehr:person', [
    textElement('ehr:id', clinicianId(patient)),
    textElement('ehr:sex', 'U'),
    textElement('ehr:forenames', 'Hyacinth'),
    textElement('ehr:surname', 'Featherstonehaugh'),
    textElement('ehr:title', 'Dr'),
  ]);
}

/** Status, caseload status and type of each; the numbers are those of the vocabulary. */
const REGISTRATIONS: Readonly<
  Record<Registration['status'], readonly [status: string, caseload: string, type: string]>
> = {
  registered: ['8', 'REG', 'REG'],
  temporary: ['9', 'REG', 'TMP'],
  left: ['24', 'LEFT', 'REG'],
  dead: ['12', 'DEAD', 'REG'],
};

function writePatient(patient: SimulatedPatient, registration: Registration): string {
  const [status, caseload, type] = REGISTRATIONS[registration.status];
  return element('ehr:patient', [
    textElement('ehr:id', patientId(patient)),
    element('ehr:patientIdentifier', [
      textElement('ehr:identifierType', 'NHS'),
      textElement('ehr:value', patient.nhsNumber),
    ]),
    textElement('ehr:patientPerson', patientId(patient)),
    textElement('ehr:registeredGPUserInRole', clinicianId(patient)),
    textElement('ehr:usualGPUserInRole', clinicianId(patient)),
    registration.status === 'dead'
      ? textElement('ehr:dateOfDeath', dateTime(registration.on))
      : undefined,
    element('ehr:caseloadPatient', [
      textElement('ehr:id', patientId(patient)),
      textElement('ehr:organisation', organisationId(patient)),
      textElement('ehr:dateRecorded', '1991-02-04T00:00:00'),
      element('ehr:patientStatus', [
        textElement('ehr:status', status),
        textElement('ehr:caseloadStatus', caseload),
      ]),
      textElement('ehr:patientType', type, { dummy: 'false' }),
    ]),
  ]);
}

function writeOrganisation(patient: SimulatedPatient): string {
  const { practice } = patient;
  return element('ehr:organisation', [
    textElement('ehr:id', organisationId(patient)),
    textElement('ehr:name', practice.name),
    textElement('ehr:nationalPracticeCode', practice.code),
    textElement('ehr:openDate', '1991-02-04T00:00:00'),
  ]);
}

function writeRoles(patient: SimulatedPatient): string[] {
  const clinician = clinicianId(patient);
  const role = guidOf('mig', 'role', patient.practice.code);
  return [
    element('ehr:user', [
      textElement('ehr:id', clinician),
      textElement('ehr:userPerson', clinician),
      textElement('ehr:active', 'true'),
    ]),
    element('ehr:role', [
      textElement('ehr:id', role),
      textElement('ehr:name', 'General Medical Practitioner'),
      textElement('ehr:organisation', organisationId(patient)),
    ]),
    element('ehr:userInRole', [
      textElement('ehr:id', clinician),
      textElement('ehr:user', clinician),
      textElement('ehr:role', role),
      textElement('ehr:contractualRelationship', 'E'),
      textElement('ehr:contractStart', '1899-01-01'),
    ]),
  ];
}

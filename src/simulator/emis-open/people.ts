import { guidOf } from '../identifiers.ts';
import { element, textElement } from '../mig/xml.ts';
import type { Concept, SimulatedPatient } from '../model.ts';
import { emisDay } from './dates.ts';

/** The patient. */
export function writeRegistration(patient: SimulatedPatient): string {
  const { address } = patient;
  return element('Registration', [
    textElement('GUID', guidOf('mig', 'patient', patient.nhsNumber).toUpperCase()),
    textElement('DateOfBirth', emisDay(patient.birthDate)),
    textElement('Sex', patient.gender === 'female' ? 'F' : 'M'),
    textElement('FamilyName', patient.family),
    textElement('CallingName', patient.given),
    textElement('FirstNames', patient.given),
    textElement('Title', patient.title),
    textElement('NhsNumber', patient.nhsNumber),
    element('Address', [
      textElement('Street', address.street),
      textElement('Town', address.town),
      textElement('County', address.county),
      textElement('PostCode', address.postcode),
    ]),
    textElement('HomeTelephone', patient.phone),
    element('RegisteredGpID', [textElement('RefID', '1')]),
    element('UsualGpID', [textElement('RefID', '1')]),
  ]);
}

/** Those the record refers to by number: one clinician, the practice, and kinds of place. */
export function writeReferred(patient: SimulatedPatient, places: readonly Concept[]): string[] {
  const { practice } = patient;
  return [
    element('PeopleList', [
      element('Person', [
        textElement('RefID', '1'),
        textElement('GUID', guidOf('mig', 'clinician', practice.code).toUpperCase()),
        textElement('Title', 'Dr'),
        textElement('FirstNames', 'Hyacinth'),
        textElement('LastName', 'Featherstonehaugh'),
      ]),
    ]),
    element('LocationList', [
      element('Location', [
        textElement('RefID', '1'),
        textElement('GUID', guidOf('mig', 'organisation', practice.code).toUpperCase()),
        textElement('LocationName', practice.name),
        textElement('NationalCode', practice.code),
        element('Address', [
          textElement('Street', practice.address.street),
          textElement('Town', practice.address.town),
          textElement('PostCode', practice.address.postcode),
        ]),
      ]),
    ]),
    element(
      'LocationTypeList',
      places.map(({ term }, index) =>
        // `Description` is inferred; the type's members are not published with the list's.
        element('LocationType', [
          textElement('RefID', String(index + 1)),
          textElement('Description', term),
        ]),
      ),
    ),
    // The members of `Organisation` here are those of any reference.
    element('Originator', [element('System', [textElement('Name', 'EMIS Web')])]),
  ];
}

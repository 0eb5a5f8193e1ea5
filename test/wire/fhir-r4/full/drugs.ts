import { resource, snomed, ukCore, word } from '../fixture.ts';
import type { Tree } from '../fixture.ts';
import { EVERYWHERE, concept, note } from './common.ts';

const DOSAGE: Tree = {
  sequence: 1,
  text: '1 twice a day',
  patientInstruction: 'With water',
  additionalInstruction: [snomed('30', 'With food')],
  timing: {
    event: ['2021-01-05'],
    repeat: {
      boundsPeriod: { start: '2021-01-03', end: '2021-09-01' },
      count: 5,
      countMax: 6,
      duration: 1,
      durationMax: 2,
      durationUnit: 'h',
      frequency: 2,
      frequencyMax: 3,
      period: 1,
      periodMax: 2,
      periodUnit: 'd',
      dayOfWeek: ['mon'],
      timeOfDay: ['08:00:00'],
      when: ['MORN'],
      offset: 30,
    },
    code: snomed('31', 'Twice a day'),
  },
  asNeededCodeableConcept: snomed('32', 'For pain'),
  site: snomed('33', 'Skin'),
  route: snomed('26643006', 'By mouth'),
  method: snomed('34', 'Swallow'),
  doseAndRate: [
    { doseQuantity: { value: 2, unit: 'tablet' }, rateQuantity: { value: 3, unit: 'ml/h' } },
    {
      doseRange: { low: { value: 1, unit: 'tablet' }, high: { value: 2, unit: 'tablet' } },
      rateRange: { low: { value: 4 }, high: { value: 5 } },
    },
    { rateRatio: { numerator: { value: 1, unit: 'g' }, denominator: { value: 2, unit: 'h' } } },
  ],
  maxDosePerPeriod: {
    numerator: { value: 8, unit: 'tablet' },
    denominator: { value: 1, unit: 'd' },
  },
  maxDosePerAdministration: { value: 2, unit: 'tablet' },
  extension: [
    {
      url: 'https://fhir.example/r4/StructureDefinition/clinical-instruction',
      valueString: 'Check the kidneys',
    },
  ],
};

/** Courses, an issue, and the drugs they name. */
export const DRUGS: readonly Tree[] = [
  {
    resourceType: 'Medication',
    id: 'm1',
    ...EVERYWHERE,
    code: concept('322280009', 'Amoxicillin 500mg capsules'),
    status: 'active',
    form: snomed('385049006', 'Capsule'),
    ingredient: [
      {
        itemCodeableConcept: snomed('372687004', 'Amoxicillin'),
        strength: { numerator: { value: 500, unit: 'mg' }, denominator: { value: 1, unit: 'cap' } },
      },
      { itemReference: { display: 'A filler' } },
    ],
  },
  resource('MedicationRequest', 'mr1', {
    ...EVERYWHERE,
    status: 'active',
    statusReason: snomed('35', 'New'),
    intent: 'plan',
    category: [snomed('36', 'Community')],
    reportedBoolean: true,
    medicationReference: { reference: 'Medication/m1', display: 'Amoxicillin' },
    encounter: { reference: 'Encounter/e1' },
    authoredOn: '2021-01-01',
    reasonCode: [snomed('37', 'Infection')],
    reasonReference: [{ reference: 'Condition/c1' }],
    courseOfTherapyType: word('continuous'),
    note: [note('About the course')],
    dosageInstruction: [DOSAGE],
    dispenseRequest: {
      validityPeriod: { start: '2021-01-02', end: '2021-07-02' },
      numberOfRepeatsAllowed: 5,
      quantity: {
        value: 28,
        unit: 'capsule',
        extension: [ukCore('MedicationQuantityText', { valueString: '28 capsules' })],
      },
      expectedSupplyDuration: { value: 28, unit: 'days', code: 'd' },
    },
    extension: [
      ukCore('MedicationRepeatInformation', {
        extension: [
          { url: 'numberOfPrescriptionsIssued', valueUnsignedInt: 3 },
          { url: 'authorisationExpiryDate', valueDateTime: '2021-12-31' },
        ],
      }),
      ukCore('PrescribingAgency', {
        valueCodeableConcept: word('prescribed-at-gp-practice'),
      }),
    ],
  }),
  resource('MedicationRequest', 'mr2', {
    ...EVERYWHERE,
    status: 'completed',
    statusReason: snomed('38', 'Done'),
    intent: 'order',
    category: [snomed('39', 'Community')],
    medicationCodeableConcept: concept('322280009', 'Amoxicillin 500mg capsules'),
    encounter: { reference: 'Encounter/e1' },
    basedOn: [{ reference: 'MedicationRequest/mr1' }],
    authoredOn: '2021-01-04',
    reasonCode: [snomed('40', 'Infection')],
    note: [note('About the issue')],
    dosageInstruction: [{ text: '1 twice a day', patientInstruction: 'After meals' }],
    dispenseRequest: {
      validityPeriod: { start: '2021-01-05' },
      quantity: { value: 14, unit: 'capsule' },
      expectedSupplyDuration: { value: 2, code: 'wk' },
    },
    extension: [
      ukCore('MedicationStatusReason', {
        extension: [
          { url: 'statusReason', valueCodeableConcept: snomed('41', 'Used up') },
          { url: 'statusChangeDate', valueDateTime: '2021-02-01' },
        ],
      }),
    ],
  }),
  resource('MedicationStatement', 'ms1', {
    ...EVERYWHERE,
    status: 'stopped',
    statusReason: [snomed('42', 'Made him sick')],
    medicationCodeableConcept: concept('387207008', 'Ibuprofen'),
    context: { reference: 'Encounter/e1' },
    effectivePeriod: { start: '2018-01-01', end: '2018-03-01' },
    dateAsserted: '2018-01-02',
    reasonCode: [snomed('43', 'Pain')],
    reasonReference: [{ reference: 'Condition/c1' }],
    note: [note('About the statement')],
    dosage: [{ text: 'one at night', patientInstruction: 'In bed', route: snomed('44', 'Mouth') }],
    extension: [
      ukCore('MedicationStatementLastIssueDate', { valueDateTime: '2018-02-01' }),
      ukCore('PrescribingAgency', { valueCodeableConcept: word('prescribed-by-hospital') }),
    ],
  }),
];

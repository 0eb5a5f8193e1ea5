import { resource, snomed, word } from '../fixture.ts';
import type { Tree } from '../fixture.ts';
import { EVERYWHERE, concept, note } from './common.ts';

/** Observations of every type of value, a panel, a blood pressure and a report. */
export const MEASURED: readonly Tree[] = [
  resource('Observation', 'v1', {
    ...EVERYWHERE,
    status: 'final',
    category: [word('vital-signs'), word('survey')],
    code: concept('27113001', 'Body weight'),
    encounter: { reference: 'Encounter/e1' },
    effectiveDateTime: '2021-03-04T05:06:07+00:00',
    issued: '2021-03-04T06:00:00Z',
    valueQuantity: {
      value: 71.5,
      unit: 'kg',
      comparator: '<',
      system: 'http://unitsofmeasure.org',
      code: 'kg',
    },
    interpretation: [
      { coding: [{ system: 'http://x', code: 'H', display: 'High' }] },
      { text: 'Odd' },
    ],
    note: [note('About the weight')],
    bodySite: snomed('50', 'Body'),
    method: snomed('51', 'Scales'),
    referenceRange: [
      { low: { value: 50, unit: 'kg' }, high: { value: 90, unit: 'kg' }, text: 'adults' },
      { low: { value: 40 }, high: { value: 80 }, text: 'others' },
    ],
    derivedFrom: [{ reference: 'Observation/v2' }],
  }),
  resource('Observation', 'v2', {
    ...EVERYWHERE,
    status: 'amended',
    category: [word('social-history')],
    code: snomed('77176002', 'Smoker'),
    effectivePeriod: { start: '2020-01-01', end: '2020-02-01' },
    valueCodeableConcept: concept('8517006', 'Ex-smoker'),
  }),
  resource('Observation', 'v3', {
    ...EVERYWHERE,
    status: 'final',
    category: [word('vital-signs')],
    code: { coding: [{ system: 'http://loinc.org', code: '85354-9', display: 'BP' }] },
    effectiveInstant: '2021-03-05T05:06:07Z',
    component: [
      {
        code: { coding: [{ system: 'http://loinc.org', code: '8480-6', display: 'Systolic' }] },
        valueQuantity: { value: 131, unit: 'mm[Hg]' },
        interpretation: [{ coding: [{ code: 'N', display: 'Normal' }] }],
      },
      {
        code: { coding: [{ system: 'http://loinc.org', code: '8462-4', display: 'Diastolic' }] },
        dataAbsentReason: { text: 'not heard' },
      },
      { code: { text: 'Cuff' }, valueString: 'large' },
    ],
  }),
  resource('Observation', 'v4', {
    ...EVERYWHERE,
    status: 'final',
    code: snomed('52', 'Score'),
    effectiveDateTime: '2021-03-06',
    component: [
      { code: snomed('53', 'Part A'), valueInteger: 4, referenceRange: [{ text: '0 to 5' }] },
      { code: snomed('54', 'Part B'), valueBoolean: true },
      {
        code: snomed('55', 'Part C'),
        valueRatio: { numerator: { value: 1 }, denominator: { value: 8 } },
      },
      { code: snomed('56', 'Part D'), valueRange: { low: { value: 1 }, high: { value: 2 } } },
      { code: snomed('57', 'Part E'), valuePeriod: { start: '2021-01', end: '2021-02' } },
      { code: snomed('58', 'Part F'), valueDateTime: '2021-04-05' },
      { code: snomed('59', 'Part G'), valueTime: '10:11:12' },
      { code: snomed('60', 'Part H'), dataAbsentReason: { text: 'refused' } },
    ],
  }),
  resource('DiagnosticReport', 'dr1', {
    ...EVERYWHERE,
    status: 'final',
    code: concept('26604007', 'Full blood count'),
    encounter: { reference: 'Encounter/e1' },
    basedOn: [{ reference: 'ServiceRequest/t1' }],
    effectivePeriod: { start: '2021-04-01', end: '2021-04-02' },
    issued: '2021-04-03T00:00:00Z',
    specimen: [{ reference: 'Specimen/sp1' }],
    result: [{ reference: 'Observation/g3' }],
    conclusion: 'All well',
    conclusionCode: [snomed('61', 'Normal')],
  }),
  resource('Observation', 'g1', {
    ...EVERYWHERE,
    code: snomed('62', 'Blood count group'),
    hasMember: [{ reference: 'Observation/g2' }],
  }),
  resource('Observation', 'g3', { ...EVERYWHERE, code: snomed('65', 'White cells') }),
  resource('Observation', 'g2', {
    ...EVERYWHERE,
    status: 'final',
    category: [word('laboratory')],
    code: snomed('1022431000000105', 'Haemoglobin'),
    specimen: { reference: 'Specimen/sp2' },
    valueQuantity: { value: 141, unit: 'g/L' },
  }),
  resource('Specimen', 'sp1', {
    ...EVERYWHERE,
    type: concept('122555007', 'Venous blood'),
    collection: { collectedPeriod: { start: '2021-03-31' }, bodySite: snomed('63', 'Arm') },
    note: [note('About the sample')],
  }),
  resource('Specimen', 'sp2', {
    ...EVERYWHERE,
    type: snomed('122556008', 'Capillary blood'),
    collection: { collectedDateTime: '2021-03-30' },
  }),
  resource('ServiceRequest', 't1', {
    ...EVERYWHERE,
    status: 'completed',
    intent: 'order',
    category: [word('108252007')],
    code: snomed('64', 'Blood count please'),
    note: [note('About the request')],
  }),
];

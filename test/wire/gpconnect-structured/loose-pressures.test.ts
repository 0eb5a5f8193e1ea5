import { expect, test } from 'vitest';
import { asText, kindOf, listOf, readResources, snomed } from './fixture.ts';

interface Loose {
  readonly id: string;
  readonly code: string;
  readonly value?: number;
  readonly at?: string;
  readonly more?: object;
}

const DAY = '2024-05-01';

function observation({ id, code, value, at = DAY, more }: Loose): object {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: snomed(code, code),
    subject: { reference: 'Patient/p1' },
    effectiveDateTime: at,
    ...(value === undefined ? {} : { valueQuantity: { value, unit: 'mm[Hg]' } }),
    ...more,
  };
}

function read(...loose: readonly Loose[]): ReturnType<typeof readResources> {
  const references = loose.map(({ id }) => `Observation/${id}`);
  return readResources(listOf('826501000000100', ...references), ...loose.map(observation));
}

const UPPER: Loose = { id: 's', code: '72313002', value: 142 };
const LOWER: Loose = { id: 'd', code: '1091811000000102', value: 81 };

test.each<[string, Loose, Loose]>([
  ['GP Connect', UPPER, LOWER],
  ['the older readings', { ...UPPER, code: '271649006' }, { ...LOWER, code: '271650006' }],
  [
    'one instant in two zones',
    { ...UPPER, at: '2024-05-01T10:00:00+01:00' },
    { ...LOWER, at: '2024-05-01T09:00:00+00:00' },
  ],
])('a systolic and a diastolic sent as two make one blood pressure: %s', (_what, upper, lower) => {
  const reading = read(upper, lower);
  expect(reading.record.entries).toMatchObject([
    {
      kind: 'blood-pressure',
      item: 'examinations',
      codes: [],
      detail: {
        systolic: { number: { text: '142' }, unit: 'mm[Hg]' },
        diastolic: { number: { text: '81' } },
      },
    },
  ]);
  expect(reading.problems).toEqual([]);
  expect(reading.limits).toContainEqual({
    item: 'examinations',
    kind: 'blood-pressure',
    field: 'codes',
    why: 'a blood pressure sent as two readings has no code of its own',
  });
});

test.each<[string, readonly Loose[]]>([
  ['two systolics of one instant', [UPPER, { ...UPPER, id: 's2' }, LOWER]],
  ['two instants', [UPPER, { ...LOWER, at: '2024-05-02' }]],
  ['a reading without a value', [UPPER, { id: 'd', code: LOWER.code }]],
  ['a reading in error', [UPPER, { ...LOWER, more: { status: 'entered-in-error' } }]],
  ['a systolic alone', [UPPER]],
])('%s makes none', (_what, loose) => {
  const reading = read(...loose);
  expect(kindOf(reading, 'observation')).toHaveLength(loose.length);
  expect(asText(reading.limits)).not.toContain('sent as two readings');
});

test('a heading over the two gives the code and is no entry of its own', () => {
  const related = ['s', 'd'].map((id) => ({
    type: 'has-member',
    target: { reference: `Observation/${id}` },
  }));
  const reading = read({ id: 'h', code: '163020007', more: { related } }, UPPER, LOWER);
  expect(reading.record.entries).toMatchObject([
    { kind: 'blood-pressure', localId: 'Observation/h', codes: [{ code: '163020007' }] },
  ]);
});

import { describe, expect, test } from 'vitest';
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

describe('Read codes alone', () => {
  const coded = (code: string, system = 'http://read.info/readv2'): object => ({
    coding: [{ system, code, display: code }],
  });
  const side = (code: object, value: number): object => ({
    code,
    valueQuantity: { value, unit: 'mmHg' },
  });
  const panel = (code: object, ...component: readonly object[]): Loose => ({
    id: 'p',
    code: '1',
    more: { code, component },
  });
  const halves = [side(coded('2469.00'), 142), side(coded('246A.00'), 81)];

  test.each([
    ['with term codes', coded('246..00'), halves],
    ['without', coded('246..'), [side(coded('2469.'), 142), side(coded('246A.'), 81)]],
    ['as EMIS writes them', coded('246-1'), [side(coded('2469'), 142), side(coded('246A-1'), 81)]],
    ['sitting', coded('246E.'), halves],
    [
      'in CTV3',
      coded('246..', 'http://read.info/ctv3'),
      [
        side(coded('2469.', 'http://read.info/ctv3'), 142),
        side(coded('246A.', 'http://read.info/ctv3'), 81),
      ],
    ],
  ])('make a blood pressure of a panel: %s', (_what, code, components) => {
    const reading = read(panel(code, ...components));
    expect(reading.record.entries).toMatchObject([
      {
        kind: 'blood-pressure',
        detail: { systolic: { number: { text: '142' } }, diastolic: { number: { text: '81' } } },
      },
    ]);
  });

  test('make one of two that were sent loose', () => {
    const reading = read(
      { ...UPPER, more: { code: coded('2469.00') } },
      { ...LOWER, more: { code: coded('246A.00') } },
    );
    expect(kindOf(reading, 'blood-pressure')).toHaveLength(1);
  });

  test.each([
    ['another code of the chapter', coded('2466.'), halves],
    ['another code system', coded('246..', 'https://example.invalid/codes'), halves],
    ['components that are no readings of it', coded('246..'), [side(coded('242..'), 72)]],
  ])('make none of a panel with %s', (_what, code, components) => {
    const { entries } = read(panel(code, ...components)).record;
    expect(entries.find(({ localId }) => localId === 'Observation/p')?.kind).toBe('observation');
  });
});

import { describe, expect, test } from 'vitest';
import { mergeReadings } from '../../../src/wire/merge-readings.ts';
import { entryOf, event, extract, openHr, problemsOf, read, readCode } from './builder.ts';

const DAY = '<effectiveTime datepart="YMD" value="2024-05-01T00:00:00"/>';

function reading(id: string, code: string, number: string | undefined, more = DAY): string {
  const value =
    number === undefined
      ? ''
      : `<value><numeric><value>${number}</value><units>mm Hg</units></numeric></value>`;
  return event(id, 'VAL', `${more}${readCode(code)}<observation>${value}</observation>`);
}

describe('a blood pressure without a parent', () => {
  test('is made of the two readings of one instant', () => {
    const answer = read(openHr(reading('s', '2469', '142') + reading('d', '246A', '81')));
    expect(answer.record.entries).toMatchObject([
      {
        kind: 'blood-pressure',
        item: 'examinations',
        codes: [],
        term: undefined,
        localId: 's',
        detail: { systolic: { number: { text: '142' } }, diastolic: { number: { text: '81' } } },
      },
    ]);
    expect(answer.problems).toEqual([]);
    expect(answer.limits.map(({ kind, field }) => `${kind} ${field}`)).toContain(
      'blood-pressure codes',
    );
  });

  test.each<[string, string, number]>([
    ['two systolics', reading('s', '2469', '142') + reading('t', '2469', '140'), 3],
    [
      'another day',
      reading('s', '2469', '142', '<effectiveTime datepart="YMD" value="2024-05-02T00:00:00"/>'),
      2,
    ],
    ['no date', reading('s', '2469', '142', ''), 2],
    ['no number', reading('s', '2469', undefined), 2],
  ])('is not made where there is %s', (_what, upper, count) => {
    const entries = read(openHr(upper + reading('d', '246A', '81'))).record.entries;
    expect(entries.map(({ kind }) => kind)).toEqual(Array(count).fill('observation'));
  });
});

test('a reading that belongs to something else makes no pressure of its own', () => {
  const link = '<observation><complexObservation><parentLink>h</parentLink></complexObservation>';
  const child = reading('s', '2469', '142').replace('<observation>', link);
  const heading = (children: string): string =>
    event(
      'h',
      'OBS',
      `${DAY}${readCode('22')}<observation><complexObservation>${children}</complexObservation></observation>`,
    );
  const lower = reading('d', '246A', '81');
  const naming = read(openHr(heading('') + child + lower));
  const named = read(
    openHr(heading('<childLink>s</childLink>') + reading('s', '2469', '142') + lower),
  );
  for (const { record } of [naming, named]) {
    expect(record.entries.map(({ kind }) => kind)).toEqual(Array(3).fill('observation'));
  }
});

describe('family history', () => {
  const family = event('f', 'FH', `${readCode('C10')}<observation/>`);

  test('is about a relative', () => {
    expect(entryOf(read(openHr(family)), 'f')).toMatchObject({
      kind: 'observation',
      about: 'family',
    });
  });

  test('stays so where a problem stands for it', () => {
    const problem = '<problem><id>f</id><status>A</status></problem>';
    expect(read(openHr(family + problem)).record.entries).toMatchObject([
      { kind: 'problem', about: 'family' },
    ]);
  });

  test('stays so on a problem beside a statement with a value', () => {
    const valued = reading('f', '12C', '3').replace('VAL', 'FH');
    const problem = '<problem><id>f</id><status>A</status></problem>';
    expect(read(openHr(valued + problem)).record.entries.map(({ about }) => about)).toEqual([
      'family',
      'family',
    ]);
  });

  test('and the same code of the patient in another response are two entries, and told', () => {
    const [own, relative] = ['OBS', 'FH'].map((type) =>
      read(extract(['scm.event'], event('x', type, `${readCode('12C')}<observation/>`))),
    );
    const merged = mergeReadings([own, relative].filter((each) => each !== undefined));
    expect(merged.record.entries.map(({ about }) => about)).toEqual([undefined, 'family']);
    expect(problemsOf(merged)).toEqual([
      'error: two responses show one entry with different content',
    ]);
  });

  test('is said of no other entry', () => {
    const own = event('o', 'OBS', `${readCode('C10')}<observation/>`);
    expect(entryOf(read(openHr(own)), 'o')).not.toHaveProperty('about');
  });
});

describe('a course', () => {
  const course = (inside: string): string =>
    event('m', 'MED', `<displayTerm>Aspirin</displayTerm><medication>${inside}</medication>`);

  test.each([
    ['28', '28'],
    ['0', undefined],
  ])('lasts %s days an issue', (days, expected) => {
    const text = openHr(course(`<durationOfIssue>${days}</durationOfIssue>`));
    const { detail } = entryOf(read(text), 'm');
    expect(detail).toMatchObject({ kind: 'medication', durationDays: expected });
    expect(read(text).unmapped).toEqual([]);
  });

  test('who cancelled it is known and left out', () => {
    const cancelled = course(
      '<cancellation><id>c</id><authorisingUserInRole>u</authorisingUserInRole></cancellation>',
    );
    expect(read(openHr(cancelled)).unmapped).toEqual([]);
  });
});

test('of other examinations the views carry those of a chapter that has a view of its own', () => {
  const limit = read(extract(['scm.event'], '')).limits.find(
    ({ kind, field }) => kind === 'observation' && field === 'entry',
  );
  const chapters = limit?.exceptReadChapters ?? {};
  expect(Object.keys(chapters).sort().join('')).toBe('47ABCDEFGHJKLMNPQR');
  expect(chapters['A']).toBe('diagnoses');
  expect(chapters['R']).toBe('diagnoses');
  expect(chapters['7']).toBe('procedures');
  expect(chapters['4']).toBe('investigations');
});

test('a field that OpenHR can give has no limit', () => {
  const fields = read(openHr('')).limits.map(({ kind, field }) => `${kind} ${field}`);
  expect(fields).toContain('medication ended');
  for (const said of [
    'medication endReason',
    'medication lastIssued',
    'medication review',
    'medication issuesAllowed',
    'medication issuesMade',
    'medication durationDays',
    'medication status',
    'problem ended',
    'problem status',
    'allergy date',
  ]) {
    expect(fields).not.toContain(said);
  }
});

test('OpenHR that comes as escaped text is an error, never an empty record', () => {
  const escaped = extract(['scm.event'], '').replace(
    /<structured>.*<\/structured>/,
    '<structured encoding="Text">&lt;openHealthRecord/&gt;</structured>',
  );
  const answer = read(escaped);
  expect(problemsOf(answer)).toEqual(['error: the extract holds no OpenHR this reader can read']);
  expect(answer.record.items.find(({ item }) => item === 'events')?.state).toBe('unavailable');
});

describe('names that may be content', () => {
  test('are not printed as unmapped elements and attributes', () => {
    const strange = '<Zoë/><n9000000009/><observation A9000000009="x"/><plain/>';
    expect(read(openHr(event('e', 'OBS', readCode('G30') + strange))).unmapped).toEqual([
      { path: '/openHealthRecord/healthDomain/event/(a name that is not printed)', count: 2 },
      {
        path: '/openHealthRecord/healthDomain/event/observation/@(a name that is not printed)',
        count: 1,
      },
      { path: '/openHealthRecord/healthDomain/event/plain', count: 1 },
    ]);
  });

  test.each([
    ['a prefix', '<n9000000009:a/>'],
    ['an element that is not closed', '<n9000000009>'],
    ['an attribute that stands twice', '<a n9000000009="1" n9000000009="2"/>'],
    ['an attribute without a value', '<a n9000000009/>'],
    ['a name with two colons', '<a:n9000000009:b/>'],
  ])('are not printed in a fault: %s', (_what, text) => {
    const what = read(text)
      .problems.map((problem) => problem.what)
      .join();
    expect(what).toContain('(a name that is not printed)');
    expect(what).not.toContain('9000000009');
  });
});

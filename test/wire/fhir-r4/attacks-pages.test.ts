import { describe, expect, test } from 'vitest';
import { readFhirR4Answers } from '../../../src/wire/fhir-r4/read.ts';
import { mergeReadings } from '../../../src/wire/merge-readings.ts';
import { PATIENT, bytes, itemOf, kindOf, read, readResources, resource } from './fixture.ts';

describe('pages', () => {
  const at = (page: string): string => `https://x.example/r4/Condition?patient=p1&page=${page}`;

  function page(own: string, links: Readonly<Record<string, string>>, total = 9): Uint8Array {
    const link = Object.entries({ self: own, ...links }).map(([relation, to]) => ({
      relation,
      url: at(to),
    }));
    const subject = { reference: 'Patient/p1' };
    const found = { resourceType: 'Condition', id: `c${own}`, subject };
    const entry = [PATIENT, found].map((each) => ({
      resource: each,
      search: { mode: each === found ? 'match' : 'include' },
    }));
    return bytes({ resourceType: 'Bundle', type: 'searchset', total, link, entry });
  }

  function errors(...pages: readonly Uint8Array[]): readonly string[] {
    const { problems } = mergeReadings(readFhirR4Answers(pages));
    return problems.flatMap(({ severity, what }) => (severity === 'error' ? [what] : []));
  }

  const CIRCLE = 'the pages name one another in a circle; whether all are there cannot be told';
  const EARLIER = 'an earlier page exists and is not among the responses; entries are missing';

  test('that name one another in a circle prove nothing', () => {
    expect(errors(page('1', { next: '2' }), page('2', { next: '1' }))).toEqual([CIRCLE]);
  });

  test('that run into a circle prove nothing', () => {
    const pages = [page('1', { next: '2' }, 3), page('2', { next: '3' }, 3)];
    expect(errors(...pages, page('3', { next: '2' }, 3))).toEqual([CIRCLE]);
  });

  test('whose first one is missing are an error', () => {
    expect(errors(page('2', { previous: '1' }, 2))).toEqual([EARLIER]);
    expect(errors(page('2', { prev: '1' }, 2))).toEqual([EARLIER]);
  });

  test('that are all there are none, in whatever order and spelling', () => {
    const pages = [page('1', { next: '2' }, 2), page('2', { previous: 'first' }, 2)];
    expect(errors(...pages)).toEqual([]);
    expect(errors(...pages.toReversed())).toEqual([]);
  });

  test('read one by one are put together by those who merge them', () => {
    const pages = [page('1', { next: '2' }, 2), page('2', { previous: '1' }, 2)];
    const readings = pages.flatMap((each) => readFhirR4Answers([each]));
    expect(mergeReadings(readings).problems.map(({ what }) => what)).not.toContain(EARLIER);
  });
});

test.each([
  ['leaves laboratory out', 'Observation?patient=p1&category:not=laboratory'],
  ['asks for what has none', 'Observation?patient=p1&category:missing=true'],
])('a search that %s and finds nothing does not say that there is nothing', (_, search) => {
  const link = [{ relation: 'self', url: `https://x.example/r4/${search}` }];
  const reading = read({ resourceType: 'Bundle', type: 'searchset', total: 0, link });
  expect(itemOf(reading, 'investigations').state).toBe('unavailable');
});

describe('answers made to take long', () => {
  const COUNT = 3000;
  const many = <T>(make: (index: number) => T, count = COUNT): T[] =>
    Array.from({ length: count }, (_, index) => make(index));

  test('a report with thousands of conclusions over thousands of results', () => {
    const report = resource('DiagnosticReport', 'd', {
      status: 'final',
      result: many((index) => ({ reference: `Observation/o${index}` })),
      conclusionCode: many((index) => ({ text: `conclusion ${index}` })),
    });
    const results = many((index) => resource('Observation', `o${index}`, { status: 'final' }));
    const reading = readResources(report, ...results);
    const texts = kindOf(reading, 'result').map(({ text }) => text.length);
    expect(texts.reduce((sum, each) => sum + each, 0)).toBe(COUNT);
  }, 20_000);

  test('thousands of contained results', () => {
    const count = 20_000;
    const contained = many(
      (index) => ({ resourceType: 'Observation', id: `o${index}`, status: 'final' }),
      count,
    );
    const result = many((index) => ({ reference: `#o${index}` }), count);
    const report = resource('DiagnosticReport', 'd', { status: 'final', contained, result });
    expect(kindOf(readResources(report), 'result')).toHaveLength(count);
  }, 20_000);
});

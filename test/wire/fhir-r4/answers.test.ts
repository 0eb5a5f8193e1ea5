import { describe, expect, test } from 'vitest';
import { mergeReadings } from '../../../src/wire/merge-readings.ts';
import type { Reading } from '../../../src/record/reading.ts';
import { readResponses } from '../../../src/wire/read-responses.ts';
import {
  PATIENT,
  bytes,
  entryOf,
  problemTexts,
  read,
  resource,
  searchset,
  snomed,
  word,
} from './fixture.ts';
import type { Tree } from './fixture.ts';

const PLAN = resource('MedicationRequest', 'm1', {
  status: 'active',
  intent: 'plan',
  medicationCodeableConcept: snomed('387207008', 'Ibuprofen'),
});
const ISSUE = resource('MedicationRequest', 'm2', {
  status: 'completed',
  intent: 'order',
  medicationCodeableConcept: snomed('387207008', 'Ibuprofen'),
  basedOn: [{ reference: 'MedicationRequest/m1' }],
  authoredOn: '2021-01-03',
});
const REPORT = resource('DiagnosticReport', 'd1', {
  status: 'final',
  code: snomed('721981007', 'Diagnostic studies report'),
  result: [{ reference: 'Observation/o1' }],
});
const RESULT = resource('Observation', 'o1', {
  status: 'final',
  category: [word('laboratory')],
  code: snomed('1022431000000105', 'Haemoglobin'),
  effectiveDateTime: '2021-01-03',
});

/** A page of a search for requests; the last one does not say which came before it. */
function page(number: number, entries: readonly Tree[], more: Tree = {}): Tree {
  const url = (of: number): string =>
    `https://hie.example/r4/MedicationRequest?patient=p1&page=${of}`;
  const next = more['next'] === undefined ? [] : [{ relation: 'next', url: url(number + 1) }];
  const link = [{ relation: 'self', url: url(number) }, ...next];
  return searchset('', entries, { total: 2, link });
}

const FIRST = page(1, [PLAN], { next: true });
const LAST = page(2, [ISSUE]);

function readTogether(...answers: readonly Tree[]): Reading {
  return readResponses([searchset('Patient?_id=p1', [PATIENT]), ...answers].map(bytes));
}

describe('the answers of a case, read together', () => {
  test('an issue finds its authorisation on the page before', () => {
    const reading = readTogether(FIRST, LAST);
    expect(reading.problems).toEqual([]);
    expect(reading.format).toBe('fhir-r4');
    expect(entryOf(reading, 'MedicationRequest/m2').links).toEqual([
      { relation: 'authorisation', target: 'MedicationRequest/m1' },
    ]);
  });

  test('pages may come in any order', () => {
    expect(readTogether(LAST, FIRST).problems).toEqual([]);
  });

  test('a report finds its only result in another search, and is no entry beside it', () => {
    const reading = readTogether(
      searchset('DiagnosticReport?patient=p1', [REPORT]),
      searchset('Observation?patient=p1', [RESULT]),
    );
    expect(reading.problems).toEqual([]);
    expect(reading.record.entries.map(({ kind, term }) => [kind, term])).toEqual([
      ['result', 'Haemoglobin'],
    ]);
  });

  test('what one page repeats of another is there once', () => {
    const first = page(1, [PLAN, PATIENT], { next: true });
    const reading = readTogether(
      { ...first, total: 4 },
      { ...page(2, [ISSUE, PATIENT]), total: 4 },
    );
    expect(reading.problems).toEqual([]);
    expect(reading.record.patient?.nhsNumber).toBeDefined();
    expect(reading.record.entries).toHaveLength(2);
  });

  test('two pages that tell one resource differently contradict each other', () => {
    const changed = { ...PLAN, status: 'stopped' };
    const reading = readTogether(
      { ...FIRST, total: 3 },
      { ...page(2, [ISSUE, changed]), total: 3 },
    );
    expect(problemTexts(reading)).toEqual([
      'error answer[2].entry[1].resource: two resources share type and id; references reach only the first',
    ]);
  });

  test('an answer in another format, and a refusal, stay readings of their own', () => {
    const outcome = {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'exception' }],
    };
    const reading = readTogether(FIRST, LAST, outcome);
    expect(reading.problems.map(({ severity }) => severity)).toEqual(['fatal']);
    expect(reading.record.entries).toHaveLength(2);
  });
});

describe('a page that is missing', () => {
  const FURTHER =
    'error link: a further page exists and is not among the responses; entries are missing';

  test('the last one', () => {
    expect(problemTexts(readTogether(FIRST))).toContain(FURTHER);
  });

  test('the one in the middle', () => {
    const reading = readTogether(FIRST, page(3, [ISSUE]));
    expect(problemTexts(reading)).toContain(FURTHER);
  });

  test('the first one, which only the count tells of', () => {
    const told = 'error answer[1].total: the server counted 2 entries and sent 1; some are missing';
    expect(problemTexts(readTogether(LAST))).toContain(told);
  });

  test('all pages together are held against the count', () => {
    const told = 'error answer[1].total: the server counted 3 entries and sent 2; some are missing';
    const reading = readTogether({ ...FIRST, total: 3 }, { ...LAST, total: 3 });
    expect(problemTexts(reading)).toEqual([told]);
  });

  test('a page without a way back is too few by itself, also when merged', () => {
    const merged = mergeReadings([read(searchset('Patient?_id=p1', [PATIENT])), read(LAST)]);
    expect(problemTexts(merged)).toContain(
      'error total: the server counted 2 entries and sent 1; some are missing',
    );
  });
});

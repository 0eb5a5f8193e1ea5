import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/base/calendar-date.ts';
import { compareReadings } from '../../src/compare/compare-readings.ts';
import type { EntryKind } from '../../src/record/entry-kind.ts';
import type { Entry } from '../../src/record/entry.ts';
import type { DataItem, ItemReport } from '../../src/record/item.ts';
import type { Reading } from '../../src/record/reading.ts';
import { writeCda } from '../../src/simulator/cda/document.ts';
import type { CdaOptions } from '../../src/simulator/cda/options.ts';
import { writeXdsQuery, writeXdsQueryRefusal } from '../../src/simulator/xds/query.ts';
import {
  writeXdsMtom,
  writeXdsRefusal,
  writeXdsRetrieve,
} from '../../src/simulator/xds/retrieve.ts';
import { readResponse } from '../../src/wire/read-response.ts';
import { ONE_OF_EACH } from '../simulator/one-of-each.ts';
import { patientWith } from '../simulator/sample-patient.ts';
import { AS_AT } from './read-as-written.ts';

// The codes of three entries are made up for the writers' tests and fail their check digit.
const INVALID_CODES = 'warning: a SNOMED identifier that is not valid: 3 times';

const patient = patientWith(ONE_OF_EACH);
const plain = written();

function written(options: Partial<CdaOptions> = {}): Reading {
  return read(writeCda(patient, { asAt: AS_AT, ...options }));
}

function read(text: string): Reading {
  return readResponse(new TextEncoder().encode(text));
}

function problemsOf({ problems }: Reading): string[] {
  return problems.map(({ severity, what }) => `${severity}: ${what}`);
}

function entryOf({ record }: Reading, kind: EntryKind): Entry | undefined {
  return record.entries.find((entry) => entry.kind === kind);
}

function itemOf({ record }: Reading, item: DataItem): ItemReport | undefined {
  return record.items.find((report) => report.item === item);
}

function against(hie: Reading): { verdict: string; findings: string[] } {
  const { summary, findings } = compareReadings({
    case: 'case-1',
    mig: plain,
    hie,
    asAt: AS_AT as CalendarDate,
    tool: { version: '1' },
  });
  const told = findings.map(({ severity, kind, item }) => `${severity} ${kind} ${item}`);
  return { verdict: summary.verdict, findings: [...new Set(told)].sort() };
}

/** Everything a document says, whichever way it came. */
function content({ record }: Reading): unknown {
  return record.entries.map(({ kind, term, codes, date, status, text, detail }) => [
    kind,
    term,
    codes,
    date,
    status,
    text,
    detail,
  ]);
}

describe('a document written in another way', () => {
  test('holds sixteen entries as it is written by default, and nothing is unread', () => {
    expect(plain.record.entries).toHaveLength(16);
    expect([problemsOf(plain), plain.unmapped]).toEqual([[INVALID_CODES], []]);
  });

  test('with undeclared prefixes says the same, and is told', () => {
    const reading = written({ undeclaredPrefixes: true });
    expect(content(reading)).toEqual(content(plain));
    expect(problemsOf(reading)).toEqual([
      'warning: the prefix xsi is used without a declaration',
      'warning: the prefix sdtc is used without a declaration',
      INVALID_CODES,
    ]);
  });

  test('with a section of words alone gives its item as text, which is neither parity nor loss', () => {
    const reading = written({ narrativeOnly: ['10160-0', '47519-4', '11369-6'] });
    expect(itemOf(reading, 'medication')?.state).toBe('text-only');
    expect(itemOf(reading, 'procedures')?.state).toBe('text-only');
    expect(entryOf(reading, 'medication')).toBeUndefined();
    // Nobody can tell whether all drugs and procedures of the other side are among the words.
    expect(against(reading)).toEqual({
      verdict: 'undetermined',
      findings: ['considerable undetermined medication', 'considerable undetermined procedures'],
    });
  });

  test('without codes keeps its wordings', () => {
    const reading = written({ textOnlyEntries: true });
    expect(reading.record.entries).toHaveLength(16);
    expect(reading.record.entries.flatMap(({ codes }) => codes)).toEqual([]);
    expect(entryOf(reading, 'problem')?.term).toBe('Asthma');
    expect(entryOf(reading, 'medication')?.term).toBe('Simvastatin 40mg tablets');
    expect(entryOf(reading, 'allergy')).toMatchObject({
      term: 'Allergy to penicillin',
      detail: { reaction: 'Eruption of skin', category: 'medication' },
    });
    const { verdict, findings } = against(reading);
    expect(verdict).toBe('differences');
    expect(findings).toEqual([
      'considerable code-degraded diagnoses',
      'considerable code-degraded events',
      'considerable code-degraded examinations',
      'considerable code-degraded investigations',
      'considerable code-degraded problems',
      'considerable code-degraded procedures',
      'major code-degraded medication',
      'major code-degraded risks-and-warnings',
    ]);
  });

  test('with the status of a course in words has no status, and keeps the words', () => {
    const reading = written({ medicationStatus: 'words' });
    expect(entryOf(plain, 'medication')?.status).toBe('stopped');
    expect(entryOf(reading, 'medication')).toMatchObject({
      status: undefined,
      text: ['Discontinued'],
    });
    expect(problemsOf(reading)).toContain('warning: a statusCode the record has no word for');
  });
});

describe('a document in an answer of a repository', () => {
  const headers = (type: string): string => `MIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n`;

  test('in base64, and beside the envelope, is the same', () => {
    const { contentType, body } = writeXdsMtom(patient, { asAt: AS_AT });
    const { body: after } = writeXdsMtom(patient, { asAt: AS_AT, preamble: 'A message.' });
    const answers = [
      writeXdsRetrieve(patient, { asAt: AS_AT }),
      writeXdsRetrieve(patient, { asAt: AS_AT, transaction: 'iti-39' }),
      body,
      headers(contentType) + body,
      headers(contentType) + after,
    ];
    for (const answer of answers) {
      const reading = read(answer);
      expect([reading.format, problemsOf(reading)]).toEqual(['cda', [INVALID_CODES]]);
      expect(content(reading)).toEqual(content(plain));
      expect(reading.unmapped).toEqual([]);
    }
  });

  test.each(['partial', 'partial-ebxml'] as const)(
    'that is a success only in part (%s) is no evidence that the rest is nothing',
    (partialStatus) => {
      const errors = ['XDSUnavailableCommunity'] as const;
      const reading = read(writeXdsRetrieve(patient, { asAt: AS_AT, errors, partialStatus }));
      expect(content(reading)).toEqual(content(plain));
      expect(problemsOf(reading)[0]).toBe(
        'error: the answer says: the community cannot be reached (XDSUnavailableCommunity)',
      );
      expect(itemOf(reading, 'summary')?.state).toBe('unavailable');
      expect(against(reading).verdict).toBe('undetermined');
    },
  );
});

describe('an answer without a document', () => {
  const unknown = ['XDSUnknownPatientId'] as const;

  test.each([
    ['of a repository', writeXdsRefusal(patient, unknown)],
    ['of a registry', writeXdsQueryRefusal(patient, { asAt: AS_AT, errors: unknown })],
  ])('%s that does not know the patient is a refusal', (_, answer) => {
    const reading = read(answer);
    expect(reading.refusal?.class).toBe('not-shared');
    expect(new Set(reading.record.items.map(({ state }) => state))).toEqual(
      new Set(['unavailable']),
    );
    expect(reading.unmapped).toEqual([]);
    expect(against(reading)).toEqual({
      verdict: 'undetermined',
      findings: ['major response-error null'],
    });
  });

  test('that lists documents gives none', () => {
    const reading = read(writeXdsQuery(patient, { asAt: AS_AT }));
    expect(reading.refusal).toBeUndefined();
    expect(problemsOf(reading)).toEqual(['warning: a list of 2 documents, not the documents']);
    expect(reading.record.items.every(({ state }) => state === 'not-returned')).toBe(true);
  });
});

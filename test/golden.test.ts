import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCalendarDate } from '../src/base/calendar-date.ts';
import { compareReadings } from '../src/compare/compare-readings.ts';
import type { ComparisonDocument } from '../src/compare/document.ts';
import type { Reading } from '../src/record/reading.ts';
import { readResponse } from '../src/wire/read-response.ts';
import { ROOT } from './support/source-files.ts';

/** Each folder of fixtures/cases: two responses, what the case shows, and what must come out, reviewed by eye. */
const CASES = join(ROOT, 'fixtures', 'cases');
const asAt = parseCalendarDate('2026-11-22')!;

/** The comparison of a case, as `compare files` makes it. */
function compareCase(name: string): ComparisonDocument {
  const read = (file: string): Reading => readResponse(readFileSync(join(CASES, name, file)));
  const readings = { mig: read('mig.xml'), hie: read('hie.json') };
  return compareReadings({ case: name, ...readings, asAt, tool: { version: 'golden' } });
}

describe('fixtures/cases', () => {
  test.each(readdirSync(CASES))('%s', async (name) => {
    const folder = join(CASES, name);
    // The rules' hash changes with every rule; what they find is what is kept.
    const shown = { ...compareCase(name), tool: undefined };
    await expect(`${JSON.stringify(shown, null, 2)}\n`).toMatchFileSnapshot(
      join(folder, 'expected.json'),
    );
    expect(readFileSync(join(folder, 'about.md'), 'utf8').length).toBeGreaterThan(80);
  });
});

/** What each case must say, written by hand: the snapshot above shows the rest. */
const SAID: Readonly<
  Record<string, { verdict: string; findings: readonly [kind: string, severity: string][] }>
> = {
  'same-facts-on-both-wires': { verdict: 'parity', findings: [] },
  'lost-penicillin-allergy': { verdict: 'differences', findings: [['false-empty', 'major']] },
  'tenfold-dose': {
    verdict: 'differences',
    findings: [
      ['dose-changed', 'major'],
      ['value-changed', 'considerable'],
    ],
  },
  'another-patient': { verdict: 'differences', findings: [['patient-mismatch', 'catastrophic']] },
  'status-and-precision': {
    verdict: 'differences',
    findings: [
      ['status-flipped', 'considerable'],
      ['date-precision', 'significant'],
    ],
  },
};

test.each(Object.entries(SAID))(
  '%s says exactly what was written down beforehand',
  (name, said) => {
    const document = compareCase(name);
    expect(document.problems).toEqual([]);
    expect(
      document.findings.filter((f) => f.severity !== 'none').map((f) => [f.kind, f.severity]),
    ).toEqual(said.findings);
    expect(document.summary.verdict).toBe(said.verdict);
  },
);

import { expect, test } from 'vitest';
import type { Reading } from '../../../src/record/reading.ts';
import { LOINC, readSection, snomed } from './builder.ts';

function reading(code: string, value: string): string {
  return `<component><observation moodCode="EVN"><code code="${code}" codeSystem="${LOINC}"/><effectiveTime value="20260401"/><value xsi:type="PQ" value="${value}" unit="mm[Hg]"/></observation></component>`;
}

function under(code: string): Reading {
  const readings = reading('8480-6', '142') + reading('8462-4', '88');
  return readSection(
    '8716-3',
    `<organizer classCode="CLUSTER" moodCode="EVN">${code}${readings}</organizer>`,
  );
}

function unsaid({ limits }: Reading): readonly string[] {
  return limits.filter(({ kind }) => kind === 'blood-pressure').map(({ field }) => field);
}

test('two readings in a cluster have neither code nor wording of their own', () => {
  expect(unsaid(under(snomed('code', '46680005', 'Vital signs')))).toEqual(['codes', 'term']);
});

test('under a heading of blood pressure they have both', () => {
  const heading = under(snomed('code', '75367002', 'Blood pressure'));
  expect(heading.record.entries[0]).toMatchObject({ term: 'Blood pressure' });
  expect(unsaid(heading)).toEqual([]);
});

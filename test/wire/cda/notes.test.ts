import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../src/record/reading.ts';
import { LOINC, onlyEntry, problemsOf, readSection, snomed, stateOf } from './builder.ts';

function note(inside: string, attributes = 'classCode="ACT" moodCode="EVN"'): string {
  return `<act ${attributes}><code code="34109-9" codeSystem="${LOINC}"/>${inside}<effectiveTime value="20260401"/></act>`;
}

const WORDS = '<text><reference value="#n"/></text><statusCode code="completed"/>';
const NARRATIVE = '<content ID="n">came with his wife</content>';

function saysNoNotes({ limits }: Reading): boolean {
  return limits.some(({ kind, field }) => kind === 'note' && field === 'entry');
}

test('a note of an encounter is an entry of its own, tied to it', () => {
  const encounter = `<encounter moodCode="EVN">${snomed('code', '185317003', 'Telephone encounter')}<entryRelationship typeCode="COMP">${note(WORDS)}</entryRelationship></encounter>`;
  const reading = readSection('46240-8', encounter, NARRATIVE);
  const [visit, written] = reading.record.entries;
  expect(written).toMatchObject({
    kind: 'note',
    item: 'events',
    term: undefined,
    codes: [],
    status: undefined,
    text: ['came with his wife'],
    date: { text: '2026-04-01' },
    links: [{ relation: 'encounter', target: visit?.localId }],
  });
  expect([reading.problems, reading.unmapped]).toEqual([[], []]);
});

describe('the section of notes', () => {
  test('holds notes', () => {
    const reading = readSection('34109-9', note(WORDS), NARRATIVE);
    expect(onlyEntry(reading)).toMatchObject({ kind: 'note', links: [] });
    expect(stateOf(reading, 'events')).toBe('populated');
  });

  test.each([
    ['one that was withdrawn', WORDS.replace('completed', 'nullified'), 'entered-in-error', []],
    ['one without words', '', undefined, ['warning: a note without words this reader can read']],
  ])('%s', (_, inside, status, problems) => {
    const reading = readSection('34109-9', note(inside), NARRATIVE);
    expect(onlyEntry(reading).status).toBe(status);
    expect(problemsOf(reading)).toEqual(problems);
  });

  test('a denied note is left out and told', () => {
    const reading = readSection('34109-9', note(WORDS, 'negationInd="true"'), NARRATIVE);
    expect(reading.record.entries).toEqual([]);
    expect(problemsOf(reading)[0]).toContain('error: a negated act');
  });
});

test('a document cannot say notes only where it has none', () => {
  const visit = `<encounter moodCode="EVN">${snomed('code', '185317003', 'Telephone encounter')}</encounter>`;
  expect(saysNoNotes(readSection('46240-8', visit))).toBe(true);
  expect(saysNoNotes(readSection('34109-9', note(WORDS), NARRATIVE))).toBe(false);
});

import { describe, expect, test } from 'vitest';
import { LOINC, onlyEntry, problemsOf, readSection, snomed } from './builder.ts';

const MEMBER = `<component><observation moodCode="EVN">${snomed('code', '1022431000000105', 'Haemoglobin')}<value xsi:type="PQ" value="131" unit="g/L"/></observation></component>`;
const COMMENT = `<component><act moodCode="EVN"><code code="48767-8" codeSystem="${LOINC}"/><text>phoned through</text></act></component>`;
const VITAL_SIGNS = snomed('code', '46680005', 'Vital signs');

function battery(code: string, members: string): string {
  return `<organizer classCode="BATTERY" moodCode="EVN">${code}<statusCode code="completed"/>${members}</organizer>`;
}

function reading(code: string, value: string): string {
  return `<component><observation moodCode="EVN"><code code="${code}" codeSystem="${LOINC}"/><effectiveTime value="20260401"/><value xsi:type="PQ" value="${value}" unit="mm[Hg]"/></observation></component>`;
}

describe('an organizer around one result', () => {
  test.each([
    ['without a code', ''],
    ['whose code does not apply', '<code nullFlavor="NA"/>'],
  ])('%s is no entry: the result in it is', (_, code) => {
    const read = readSection('30954-2', battery(code, MEMBER));
    expect(onlyEntry(read)).toMatchObject({ kind: 'result', term: 'Haemoglobin', links: [] });
    expect([read.problems, read.unmapped]).toEqual([[], []]);
  });

  test('with a wording in place of a code is a panel', () => {
    const code = '<code nullFlavor="UNK"><originalText>Full blood count</originalText></code>';
    const { entries } = readSection('30954-2', battery(code, MEMBER)).record;
    expect(entries.map(({ term }) => term)).toEqual(['Full blood count', 'Haemoglobin']);
    expect(entries[1]?.links).toEqual([{ relation: 'panel', target: entries[0]?.localId }]);
  });
});

describe('a comment among the members', () => {
  test('is text of the panel', () => {
    const code = snomed('code', '26604007', 'Full blood count');
    const read = readSection('30954-2', battery(code, MEMBER + COMMENT));
    expect(read.record.entries.map(({ term, text }) => [term, text])).toEqual([
      ['Full blood count', ['phoned through']],
      ['Haemoglobin', []],
    ]);
    expect([read.problems, read.unmapped]).toEqual([[], []]);
  });

  test('of two readings is text of the blood pressure', () => {
    const members = reading('8480-6', '142') + reading('8462-4', '88') + COMMENT;
    const read = readSection('8716-3', battery(VITAL_SIGNS, members));
    expect(onlyEntry(read)).toMatchObject({ kind: 'blood-pressure', text: ['phoned through'] });
  });

  test('without any member is told', () => {
    const read = readSection('8716-3', battery(VITAL_SIGNS, COMMENT));
    expect(read.record.entries).toEqual([]);
    expect(problemsOf(read)).toEqual(['error: a comment on a group without members']);
  });
});

describe('a code that only asks', () => {
  const never = snomed('value', '266919005', 'Never smoked tobacco');
  const words =
    '<value xsi:type="CD" nullFlavor="UNK"><originalText>Never smoked</originalText></value>';
  const amount = '<value xsi:type="PQ" value="5" unit="/d"/>';

  function habit(code: string, value: string): string {
    return `<observation moodCode="EVN"><code code="${code}" codeSystem="${LOINC}" displayName="Tobacco"/>${value}</observation>`;
  }

  test.each([
    ['72166-2', never, 'Never smoked tobacco', ['266919005']],
    ['11367-0', never, 'Never smoked tobacco', ['266919005']],
    ['72166-2', words, 'Never smoked', []],
  ])('%s gives way to what was answered', (code, value, term, codes) => {
    const read = readSection('29762-2', habit(code, value));
    const entry = onlyEntry(read);
    expect([entry.term, entry.codes.map((each) => each.code)]).toEqual([term, codes]);
    expect(entry.detail).toMatchObject({ kind: 'observation', value: undefined });
    expect(read.unmapped).toEqual([]);
  });

  test.each([
    ['a number', habit('72166-2', amount), '72166-2', 'quantity'],
    ['a code that names something itself', habit('74013-4', never), '74013-4', 'coded'],
  ])('stays beside %s', (_, observation, code, type) => {
    const entry = onlyEntry(readSection('29762-2', observation));
    expect(entry.codes.map((each) => each.code)).toEqual([code]);
    expect(entry.detail).toMatchObject({ value: { type } });
  });
});

import { describe, expect, test } from 'vitest';
import {
  LOINC,
  document,
  onlyEntry,
  problemsOf,
  read,
  readSection,
  section,
  snomed,
  stateOf,
} from './builder.ts';

const ASTHMA = snomed('value', '195967001', 'Asthma');
const PROBLEM = `<entry><observation moodCode="EVN">${ASTHMA}</observation></entry>`;

function problemSection(attributes: string, content: string): string {
  return document(
    `<component><section${attributes}><code code="11450-4" codeSystem="${LOINC}"/>${content}</section></component>`,
  );
}

describe('a section without entries', () => {
  const rows = '<text><table><tbody><tr><td>Asthma</td></tr></tbody></table></text>';
  const unknown = '<entry><act nullFlavor="NI"/></entry>';

  test.each([
    ['words only', '', '<text>Asthma, 1988</text>', 'text-only'],
    ['rows only', '', rows, 'text-only'],
    ['rows in spite of a null flavour', ' nullFlavor="NI"', rows, 'text-only'],
    // NI says that nothing can be inferred, so it is no empty list.
    ['no information', ' nullFlavor="NI"', '<text>No information</text>', 'unavailable'],
    ['never asked', ' nullFlavor="NASK"', '', 'unavailable'],
    ['masked', ' nullFlavor="MSK"', '', 'withheld'],
    ['a statement of which nothing is known', '', unknown, 'unavailable'],
    ['not a word', '', '<text/>', 'nothing-recorded'],
    [
      'the words that nothing is recorded',
      '',
      '<text><paragraph>None recorded.</paragraph></text>',
      'nothing-recorded',
    ],
    [
      'these words beside a null flavour',
      ' nullFlavor="NI"',
      '<text>None recorded</text>',
      'unavailable',
    ],
    // It says more than that nothing is recorded, and nobody coded it.
    ['words of denial', '', '<text>No known problems</text>', 'text-only'],
    ['words for one thing among others', '', '<text>No asthma recorded</text>', 'text-only'],
    ['an entry of another shape', '', '<entry><organizer/></entry>', 'unavailable'],
  ])('%s', (_, attributes, content, state) => {
    const reading = read(problemSection(attributes, content));
    expect(stateOf(reading, 'problems')).toBe(state);
    expect(reading.record.entries).toEqual([]);
  });

  test('an item without a section was not returned', () => {
    expect(stateOf(read(document(section('8716-3', ''))), 'problems')).toBe('not-returned');
  });

  test('text beside another section with entries does not hide them', () => {
    const reading = read(
      document(section('42349-1', '', 'please see') + section('11450-4', PROBLEM)),
    );
    expect([stateOf(reading, 'events'), stateOf(reading, 'problems')]).toEqual([
      'text-only',
      'populated',
    ]);
  });
});

describe('how a section is known', () => {
  test.each([
    [
      'its template, where it has no code',
      '<templateId root="2.16.840.1.113883.10.20.22.2.5.1"/>',
      1,
    ],
    ['the template of optional entries', '<templateId root="2.16.840.1.113883.10.20.22.2.5"/>', 1],
    [
      'its code rather than its template',
      `<templateId root="2.16.840.1.113883.10.20.22.2.5"/><code code="10160-0" codeSystem="${LOINC}"/>`,
      0,
    ],
    ['neither', '', 0],
  ])('%s', (_, marks, entries) => {
    const text = document(`<component><section>${marks}${PROBLEM}</section></component>`);
    expect(read(text).record.entries).toHaveLength(entries);
  });

  test('a section within a section is read too', () => {
    const inner = section('11450-4', PROBLEM);
    expect(read(document(section('99999-9', inner))).record.entries).toHaveLength(1);
  });
});

describe('wording that stands in the narrative', () => {
  function problem(target: string): string {
    const value = snomed(
      'value',
      '195967001',
      'Asthma',
      `<originalText><reference value="${target}"/></originalText>`,
    );
    return `<observation>${value}</observation>`;
  }

  test.each([
    [
      'a place',
      '<paragraph>x <content ID="a">wheezy <b>child</b></content></paragraph>',
      'wheezy child',
    ],
    [
      'a cell, its lines apart',
      '<table><tr><td ID="a">wheeze<br/>at <content>ni</content>ght</td></tr></table>',
      'wheeze at night',
    ],
    ['a cell', '<table><tr><td ID="a">Asthma,\n      mild</td></tr></table>', 'Asthma, mild'],
    [
      'a row, its cells apart',
      '<table><tr ID="a"><td>Asthma</td><td>1988</td></tr></table>',
      'Asthma 1988',
    ],
    [
      'an empty mark in a cell',
      '<table><tr><td><content ID="a"/>Asthma (old)</td></tr></table>',
      'Asthma (old)',
    ],
    ['an item of a list', '<list><item ID="a">brittle asthma</item></list>', 'brittle asthma'],
  ])('%s', (_, narrative, term) => {
    expect(onlyEntry(readSection('11450-4', problem('#a'), narrative)).term).toBe(term);
  });

  test('a place that does not exist is told, and the dictionary term stands in', () => {
    const reading = readSection('11450-4', problem('#nowhere'), '<content ID="a">x</content>');
    expect(onlyEntry(reading).term).toBe('Asthma');
    expect(problemsOf(reading)).toEqual([
      'warning: a reference to a place the narrative does not have',
    ]);
  });

  test('where two sections use one ID each means its own', () => {
    const entry = `<entry>${problem('#a')}</entry>`;
    const text = document(
      section('11348-0', entry, '<content ID="a">first</content>') +
        section('11450-4', entry, '<content ID="a">second</content>'),
    );
    expect(read(text).record.entries.map(({ term }) => term)).toEqual(['first', 'second']);
  });

  test('a whole row is the entry once more, not a comment on it', () => {
    const statement = `<observation><text><reference value="#a"/></text>${ASTHMA}</observation>`;
    const rows = '<table><tr ID="a"><td>Asthma</td><td>since 1988</td></tr></table>';
    expect(onlyEntry(readSection('11450-4', statement, rows)).text).toEqual([]);
  });
});

describe('rows of the narrative that stand for no entry', () => {
  const row = (text: string): string => `<tr><td>${text}</td></tr>`;
  const table = (...rows: string[]): string =>
    `<table><thead><tr><th>x</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;

  test.each([
    ['as many as entries', table(row('Asthma')), []],
    [
      'two more',
      table(row('Asthma'), row('Gout'), row('Eczema')),
      ['warning: 2 narrative rows have no entry'],
    ],
    ['empty ones', table(row('Asthma'), row(' ')), []],
    [
      'one more in a list',
      '<list><item>Asthma</item><item>Gout</item></list>',
      ['warning: 1 narrative row has no entry'],
    ],
  ])('%s', (_, narrative, problems) => {
    const reading = read(document(section('11450-4', PROBLEM, narrative)));
    expect(problemsOf(reading)).toEqual(problems);
  });
});

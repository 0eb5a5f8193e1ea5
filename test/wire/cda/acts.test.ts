import { describe, expect, test } from 'vitest';
import { onlyEntry, problemsOf, readSection, snomed } from './builder.ts';

const CODE = snomed('code', '80146002', 'Appendicectomy');

function act(name: string, attributes: string, inside: string): string {
  return `<${name} ${attributes}>${CODE}${inside}</${name}>`;
}

describe('procedures', () => {
  test.each([
    ['done', 'procedure', 'moodCode="EVN"', 'completed', 'procedure', 'completed'],
    ['as an act', 'act', 'moodCode="EVN"', 'completed', 'procedure', 'completed'],
    ['as an observation', 'observation', 'moodCode="EVN"', 'aborted', 'procedure', 'stopped'],
    ['called off', 'procedure', 'moodCode="EVN"', 'cancelled', 'procedure', 'never-active'],
    ['asked for', 'procedure', 'moodCode="RQO"', 'active', 'diary', 'planned'],
    ['meant', 'act', 'moodCode="INT"', 'completed', 'diary', 'completed'],
  ])('%s', (_, name, attributes, statusCode, kind, status) => {
    const statement = act(name, attributes, `<statusCode code="${statusCode}"/>`);
    expect(onlyEntry(readSection('47519-4', statement))).toMatchObject({ kind, status });
  });

  test('one with a value is an observation, which has a place for it', () => {
    const statement = act('observation', 'moodCode="EVN"', '<value xsi:type="INT" value="3"/>');
    expect(onlyEntry(readSection('47519-4', statement)).detail).toMatchObject({
      kind: 'observation',
      value: { quantity: { number: { text: '3' } } },
    });
  });
});

test.each([
  ['47519-4', 'procedure'],
  ['46240-8', 'encounter'],
  ['18776-5', 'act'],
  ['42349-1', 'act'],
])('in %s a negated %s is left out and told', (loinc, name) => {
  const reading = readSection(loinc, act(name, 'moodCode="EVN" negationInd="true"', ''));
  expect(reading.record.entries).toEqual([]);
  expect(problemsOf(reading)[0]).toContain(`error: a negated ${name}`);
});

test('a goal is no entry, and told', () => {
  const reading = readSection('18776-5', act('observation', 'moodCode="GOL"', ''));
  expect(reading.record.entries).toEqual([]);
  expect(problemsOf(reading)).toEqual([
    'warning: a goal or a definition, which is no entry',
    'error: an entry of a shape this reader does not know',
  ]);
  expect(reading.unmapped).toHaveLength(1);
});

test('a referral among the plans is a referral', () => {
  const template = '<templateId root="2.16.840.1.113883.10.20.22.4.140"/>';
  const entry = onlyEntry(readSection('18776-5', act('act', 'moodCode="INT"', template)));
  expect(entry.kind).toBe('referral');
});

test('a diagnosis of an encounter that is denied is none', () => {
  const denied = `<observation negationInd="true">${snomed('value', '195967001', 'Asthma')}</observation>`;
  const diagnoses = `<entryRelationship><act><code code="29308-4" codeSystem="2.16.840.1.113883.6.1"/><entryRelationship typeCode="SUBJ">${denied}</entryRelationship></act></entryRelationship>`;
  const reading = readSection('46240-8', act('encounter', 'moodCode="EVN"', diagnoses));
  expect(reading.record.entries.map(({ kind }) => kind)).toEqual(['encounter']);
  expect(problemsOf(reading)[0]).toContain('error: a negated observation');
});

import { describe, expect, test } from 'vitest';
import { onlyEntry, problemsOf, readSection, snomed, stateOf } from './builder.ts';

const DRUG = snomed('value', '416098002', 'Drug allergy');

function agent(code: string): string {
  return `<participant typeCode="CSM"><participantRole><playingEntity>${code}</playingEntity></participantRole></participant>`;
}

function allergy(inside: string, more = ''): string {
  return `<observation${more}><code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/>${inside}</observation>`;
}

const PENICILLIN = agent(snomed('code', '764146007', 'Penicillin'));
const NEGATED = ' negationInd="true"';

describe('no known allergies', () => {
  test.each([
    ['of any substance', '419199007', '716186003'],
    ['of drugs', '416098002', '409137002'],
    ['of food', '414285001', '429625007'],
  ])('%s', (_, type, concept) => {
    const statement = allergy(snomed('value', type, 'Allergy'), NEGATED);
    const reading = readSection('48765-2', statement);
    const entry = onlyEntry(reading);
    expect(entry.detail).toEqual({ kind: 'allergy', asserts: 'none-known' });
    expect(entry.codes.map(({ code }) => code)).toEqual([concept]);
    // The wording of the value is that of what is denied.
    expect(entry.term).toBeUndefined();
    expect(stateOf(reading, 'risks-and-warnings')).toBe('asserted-none');
  });

  test('an agent that is no agent changes nothing', () => {
    const none = agent('<code nullFlavor="NA"/>');
    const any = agent(snomed('code', '410942007', 'Drug'));
    for (const participant of [none, any]) {
      const entry = onlyEntry(readSection('48765-2', allergy(DRUG + participant, NEGATED)));
      expect(entry.detail).toMatchObject({ asserts: 'none-known' });
    }
  });

  test('the concept of it, not negated', () => {
    const statement = allergy(snomed('value', '716186003', 'No known allergy'));
    const entry = onlyEntry(readSection('48765-2', statement));
    expect(entry).toMatchObject({ term: 'No known allergy', detail: { asserts: 'none-known' } });
  });

  test.each([
    ['an allergy to one substance denied', allergy(DRUG + PENICILLIN, NEGATED)],
    ['an agent in words denied', allergy(DRUG + agent('<name>Penicillin</name>'), NEGATED)],
    [
      'a named allergy denied',
      allergy(snomed('value', '91936005', 'Allergy to penicillin'), NEGATED),
    ],
    ['"no known allergy" denied', allergy(snomed('value', '716186003', 'None'), NEGATED)],
  ])('%s is neither an allergy nor the absence of any', (_, statement) => {
    const reading = readSection('48765-2', statement);
    expect(reading.record.entries).toEqual([]);
    expect(problemsOf(reading)).toContain(
      'error: a negated observation this reader has no entry for, left out',
    );
    expect(stateOf(reading, 'risks-and-warnings')).toBe('unavailable');
  });

  test('beside an allergy it is told', () => {
    const none = allergy(DRUG, NEGATED);
    const reading = readSection('48765-2', `${none}</entry><entry>${allergy(DRUG + PENICILLIN)}`);
    expect(stateOf(reading, 'risks-and-warnings')).toBe('populated');
    expect(problemsOf(reading)).toEqual([
      'warning: an allergy stands beside the statement that none is known',
    ]);
  });
});

describe('what a patient is allergic to', () => {
  test('the agent names it; its kind is a category', () => {
    const entry = onlyEntry(readSection('48765-2', allergy(DRUG + PENICILLIN)));
    expect(entry).toMatchObject({ term: 'Penicillin', detail: { category: 'medication' } });
    expect(entry.codes.map(({ code }) => code)).toEqual(['764146007']);
  });

  test('without an agent the kind is all there is', () => {
    const entry = onlyEntry(readSection('48765-2', allergy(DRUG)));
    expect(entry).toMatchObject({ term: 'Drug allergy', codes: [{ code: '416098002' }] });
  });

  test('an agent of which only words are known has no code', () => {
    const words = agent('<code nullFlavor="OTH"><originalText>Elastoplast</originalText></code>');
    const entry = onlyEntry(readSection('48765-2', allergy(DRUG + words)));
    expect(entry).toMatchObject({ term: 'Elastoplast', codes: [] });
  });

  test('a kind that names the substance is kept with the agent', () => {
    const named = snomed('value', '91936005', 'Allergy to penicillin');
    const entry = onlyEntry(readSection('48765-2', allergy(named + PENICILLIN)));
    expect(entry.term).toBe('Allergy to penicillin');
    expect(entry.codes.map(({ code }) => code)).toEqual(['764146007', '91936005']);
  });
});

test('a severity of the concern stands in where neither reaction nor allergy has one', () => {
  const severe = `<entryRelationship typeCode="SUBJ"><observation><code code="SEV" codeSystem="2.16.840.1.113883.5.4"/>${snomed('value', '24484000', 'Severe')}</observation></entryRelationship>`;
  const inside = `<entryRelationship typeCode="SUBJ">${allergy(DRUG + PENICILLIN)}</entryRelationship>`;
  const act = `<act><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>${inside}${severe}</act>`;
  expect(onlyEntry(readSection('48765-2', act)).detail).toMatchObject({ severity: 'severe' });
});

describe('"no known allergies" in a concern', () => {
  function concern(status: string): string {
    const statement = allergy(
      `<text><reference value="#a"/></text>${snomed('value', '419199007', 'Allergy to substance')}`,
      NEGATED,
    );
    return `<act><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="${status}"/><entryRelationship typeCode="SUBJ">${statement}</entryRelationship></act>`;
  }

  test.each([
    ['active', 'active'],
    ['completed', 'ended'],
  ])('%s has its words from the narrative and its status from the concern', (code, status) => {
    const rows = '<table><tr><td ID="a">No known allergies</td></tr></table>';
    const entry = onlyEntry(readSection('48765-2', concern(code), rows));
    expect([entry.term, entry.status]).toEqual(['No known allergies', status]);
    expect(entry.detail).toEqual({ kind: 'allergy', asserts: 'none-known' });
  });
});

import { describe, expect, it } from 'vitest';
import {
  document,
  onlyEntry,
  problemsOf,
  read,
  readSection,
  section,
  snomed,
  stateOf,
} from './builder.ts';

const ALLERGIES = '48765-2';
const PROBLEMS = '11450-4';
const DRUGS = '10160-0';
const RESULTS = '30954-2';
const ENCOUNTERS = '46240-8';

function allergy(inside = '', around = '', type = snomed('value', '419199007', 'Allergy')): string {
  const agent = `<participant typeCode="CSM"><participantRole><playingEntity>${snomed('code', '764146007', 'Penicillin')}</playingEntity></participantRole></participant>`;
  return `<act moodCode="EVN"><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>${around}<entryRelationship typeCode="SUBJ"><observation moodCode="EVN"><code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/>${inside}${type}${agent}</observation></entryRelationship></act>`;
}

function problem(inside = '', around = ''): string {
  return `<act moodCode="EVN"><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>${around}<entryRelationship typeCode="SUBJ"><observation moodCode="EVN"><code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/>${inside}${snomed('value', '44054006', 'Type 2 diabetes')}</observation></entryRelationship></act>`;
}

function result(inside = '', attributes = ''): string {
  return `<observation moodCode="EVN"${attributes}>${snomed('code', '1022431000000105', 'HbA1c')}${inside}<value xsi:type="PQ" value="7.0" unit="%"/></observation>`;
}

const FATHER =
  '<subject><relatedSubject classCode="PRS"><code code="FTH" codeSystem="2.16.840.1.113883.5.111"/></relatedSubject></subject>';
const SELF =
  '<subject><relatedSubject classCode="PRS"><code code="ONESELF" codeSystem="2.16.840.1.113883.5.111"/></relatedSubject></subject>';
const status = (code: string): string => `<statusCode code="${code}"/>`;

describe('a statement that was withdrawn is never read as a sound one', () => {
  it.each([
    ['an allergy', ALLERGIES, allergy(status('nullified'))],
    ['the concern around an allergy', ALLERGIES, allergy('', status('nullified'))],
    ['a problem', PROBLEMS, problem(status('nullified'))],
    [
      'the concern around a problem that is over',
      PROBLEMS,
      problem('<effectiveTime><high value="2019"/></effectiveTime>', status('nullified')),
    ],
    ['a result', RESULTS, result(status('nullified'))],
    [
      'the heading over a result',
      RESULTS,
      `<organizer moodCode="EVN"><code nullFlavor="UNK"/>${status('nullified')}<component>${result(status('completed'))}</component></organizer>`,
    ],
  ])('%s', (_, loinc, statement) => {
    expect(onlyEntry(readSection(loinc, statement)).status).toBe('entered-in-error');
  });

  it.each(['cancelled', 'aborted'])('a result that was %s is an error', (word) => {
    const reading = readSection(RESULTS, result(status(word)));
    expect(problemsOf(reading)).toContainEqual(expect.stringMatching(/^error: .*statusCode/));
  });

  it.each(['cancelled', 'aborted'])('a vaccine that was %s is an error', (word) => {
    const reading = readSection(
      '11369-6',
      `<substanceAdministration moodCode="EVN">${status(word)}<consumable><manufacturedProduct><manufacturedMaterial>${snomed('code', '871875004', 'Vaccine')}</manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>`,
    );
    expect(problemsOf(reading)).toContainEqual(expect.stringMatching(/^error: .*statusCode/));
  });

  it.each(['cancelled', 'aborted'])('an allergy that was %s is an error', (word) => {
    const reading = readSection(ALLERGIES, allergy(status(word)));
    expect(problemsOf(reading)).toContainEqual(expect.stringMatching(/^error: .*statusCode/));
  });

  it.each(['nullified', 'cancelled'])('a %s drug that is said to be active', (word) => {
    const active = `<entryRelationship typeCode="REFR"><observation moodCode="EVN"><code code="33999-4" codeSystem="2.16.840.1.113883.6.1"/>${snomed('value', '55561003', 'Active')}</observation></entryRelationship>`;
    const reading = readSection(DRUGS, drug(active).replace('"active"', `"${word}"`));
    expect(onlyEntry(reading).status).not.toBe('active');
  });

  it('a diagnosis in an act that was withdrawn', () => {
    const reading = readSection(
      ENCOUNTERS,
      `<encounter moodCode="EVN">${snomed('code', '185349003', 'Check-up')}<entryRelationship typeCode="COMP"><act moodCode="EVN"><code code="29308-4" codeSystem="2.16.840.1.113883.6.1"/>${status('nullified')}<entryRelationship typeCode="SUBJ"><observation moodCode="EVN">${snomed('value', '44054006', 'Type 2 diabetes')}</observation></entryRelationship></act></entryRelationship></encounter>`,
    );
    const diagnosis = reading.record.entries.find(({ kind }) => kind === 'diagnosis');
    expect(diagnosis?.status).toBe('entered-in-error');
  });

  it('a supply that was withdrawn or cancelled is no issue like another', () => {
    const supplies = ['nullified', 'cancelled', 'completed'].map(
      (word, index) =>
        `<entryRelationship typeCode="REFR"><supply moodCode="EVN">${status(word)}<effectiveTime value="2019050${index + 1}"/></supply></entryRelationship>`,
    );
    const reading = readSection(DRUGS, drug(supplies.join('')));
    const issues = reading.record.entries.filter(({ kind }) => kind === 'issue');
    expect(issues.map((issue) => issue.status)).toEqual([
      'entered-in-error',
      'never-active',
      undefined,
    ]);
  });
});

function drug(inside: string, attributes = ''): string {
  return `<substanceAdministration moodCode="EVN"${attributes}>${status('active')}<consumable><manufacturedProduct><manufacturedMaterial>${snomed('code', '39695211000001102', 'Digoxin 125microgram tablets')}</manufacturedMaterial></manufacturedProduct></consumable>${inside}</substanceAdministration>`;
}

describe('what is about a relative is never about the patient', () => {
  it.each([
    ['a problem', PROBLEMS, problem(FATHER)],
    ['a concern', PROBLEMS, problem('', FATHER)],
    ['an allergy', ALLERGIES, allergy(FATHER)],
    ['a result', RESULTS, result(FATHER)],
    [
      'a group of results',
      RESULTS,
      `<organizer moodCode="EVN"><code nullFlavor="UNK"/>${FATHER}<component>${result()}</component></organizer>`,
    ],
    ['a drug', DRUGS, drug(FATHER)],
  ])('%s', (_, loinc, statement) => {
    expect(onlyEntry(readSection(loinc, statement)).about).toBe('family');
  });

  it('a whole section', () => {
    const reading = read(document(section(PROBLEMS, `${FATHER}<entry>${problem()}</entry>`)));
    expect(onlyEntry(reading).about).toBe('family');
  });

  it('a subject that is the patient is no relative', () => {
    expect(onlyEntry(readSection(PROBLEMS, problem(SELF))).about).toBeUndefined();
  });

  it('one identifier on the patient and on the father is not one problem', () => {
    const id = '<id root="1.2.3"/>';
    const entries = `<entry>${problem(id)}</entry><entry>${problem(`${id}${FATHER}`)}</entry>`;
    const reading = read(document(section(PROBLEMS, entries)));
    expect(reading.record.entries.map(({ about }) => about)).toEqual([undefined, 'family']);
  });
});

describe('a contradiction is never resolved towards "nothing there"', () => {
  const none = (inside = ''): string => snomed('value', '716186003', 'No known allergy', inside);

  it('"no known allergy" that names an agent stays an allergy, and is an error', () => {
    const reading = readSection(ALLERGIES, allergy('', '', none()));
    expect(onlyEntry(reading).detail).toMatchObject({ asserts: 'allergy' });
    expect(onlyEntry(reading).codes.map(({ code }) => code)).toEqual(['764146007']);
    expect(problemsOf(reading)).toContainEqual(expect.stringMatching(/^error: /));
    expect(stateOf(reading, 'risks-and-warnings')).toBe('populated');
  });

  it('"no current problems" with a translation that is one stays a problem, and is an error', () => {
    const value = snomed(
      'value',
      '160245001',
      'No current problems',
      snomed('translation', '44054006', 'Type 2 diabetes'),
    );
    const reading = readSection(PROBLEMS, `<observation moodCode="EVN">${value}</observation>`);
    expect(onlyEntry(reading).codes.map(({ code }) => code)).toContain('44054006');
    expect(problemsOf(reading)).toContainEqual(expect.stringMatching(/^error: /));
    expect(stateOf(reading, 'problems')).toBe('populated');
  });
});

describe('a translation', () => {
  const translated = (code: string, term: string): string =>
    `<observation moodCode="EVN">${snomed('value', '44054006', 'Type 2 diabetes', snomed('translation', code, term))}</observation>`;

  it('into another concept of the same system with no word in common is an error', () => {
    const reading = readSection(PROBLEMS, translated('195967001', 'Asthma'));
    expect(problemsOf(reading)).toEqual([
      'error: a translation into the same code system names something else than the code',
    ]);
  });

  it('that is the same thing in more words is none', () => {
    const reading = readSection(PROBLEMS, translated('73211009', 'Diabetes mellitus'));
    expect(problemsOf(reading)).toEqual([]);
  });
});

describe('a negation anywhere is told', () => {
  const remark = (loinc: string, value: string, attributes: string): string =>
    `<entryRelationship typeCode="REFR"><observation moodCode="EVN"${attributes}><code code="${loinc}" codeSystem="2.16.840.1.113883.6.1"/>${value}</observation></entryRelationship>`;

  it('"is not active" is not "active"', () => {
    const active = snomed('value', '55561003', 'Active');
    const reading = readSection(
      PROBLEMS,
      problem(remark('33999-4', active, ' negationInd="true"')),
    );
    expect(onlyEntry(reading).status).toBeUndefined();
    expect(problemsOf(reading)).toContainEqual(expect.stringMatching(/^error: /));
  });

  it('"no high criticality" is not "high"', () => {
    const high =
      '<value xsi:type="CD" code="CRITH" codeSystem="2.16.840.1.113883.5.1063" displayName="high"/>';
    const reading = readSection(ALLERGIES, allergy(remark('82606-5', high, ' negationInd="true"')));
    expect(onlyEntry(reading).detail).not.toHaveProperty('criticality', 'high');
    expect(problemsOf(reading)).toContainEqual(expect.stringMatching(/^error: /));
  });

  it('a supply that is not to be made is told', () => {
    const reading = readSection(
      DRUGS,
      drug(
        '<entryRelationship typeCode="REFR"><supply moodCode="INT" negationInd="true"><quantity value="28"/></supply></entryRelationship>',
      ),
    );
    expect(onlyEntry(reading).detail).not.toHaveProperty('quantity.number');
    expect(problemsOf(reading)).toContainEqual(expect.stringMatching(/^error: .*negated/));
  });

  it.each([
    ['a drug', DRUGS, drug('', ' negationInd="true"')],
    ['a result', RESULTS, result('', ' negationInd="true"')],
    ['an encounter', ENCOUNTERS, '<encounter moodCode="EVN" negationInd="1"/>'],
  ])('%s that is negated is no entry and an error', (_, loinc, statement) => {
    const reading = readSection(loinc, statement);
    expect(reading.record.entries).toEqual([]);
    expect(problemsOf(reading)).toContainEqual(expect.stringMatching(/^error: /));
  });
});

describe('what is odd is kept as far as it goes', () => {
  it.each(['GOL', 'RSK', 'DEF', 'EXPEC'])('mood %s is no event', (mood) => {
    const reading = readSection(RESULTS, result().replace('EVN', mood));
    expect(reading.record.entries).toEqual([]);
    expect(problemsOf(reading)).toContainEqual(expect.stringMatching(/^error: /));
  });

  it('a comma in a number is no number', () => {
    const reading = readSection(RESULTS, result().replace('7.0', '7,0'));
    expect(onlyEntry(reading).detail).not.toHaveProperty('value.quantity');
    expect(problemsOf(reading)).toContain('error: value holds no number');
  });

  it('a second value is told', () => {
    const reading = readSection(
      RESULTS,
      result('<value xsi:type="PQ" value="53" unit="mmol/mol"/>'),
    );
    expect(reading.unmapped.map(({ path }) => path)).toContainEqual(
      expect.stringMatching(/observation\/value$/),
    );
  });

  it('entries of a section that is masked do not make it a whole one', () => {
    const masked = section(PROBLEMS, `<entry>${problem()}</entry>`).replace(
      '<section>',
      '<section nullFlavor="MSK">',
    );
    expect(problemsOf(read(document(masked)))).toContainEqual(expect.stringMatching(/^error: /));
  });

  it('entries of a section that says only in its code that it has none are unmapped and told', () => {
    const reading = read(
      document(
        `<component><section><title>Allergies</title><text>x</text><entry>${allergy()}</entry></section></component>`,
      ),
    );
    expect(problemsOf(reading)).toContainEqual(expect.stringMatching(/does not read/));
  });
});

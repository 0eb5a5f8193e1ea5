import { describe, expect, test } from 'vitest';
import {
  onlyEntry,
  problemsOf,
  readSection,
  snomed,
  stateOf,
  statusObservation,
} from './builder.ts';

const ASPIRIN = snomed('code', '319775004', 'Aspirin 75mg tablets');

function consumable(code: string): string {
  return `<consumable><manufacturedProduct><manufacturedMaterial>${code}</manufacturedMaterial></manufacturedProduct></consumable>`;
}

function administration(inside: string, more = ' moodCode="EVN"'): string {
  return `<substanceAdministration${more}>${inside}</substanceAdministration>`;
}

function course(inside: string): ReturnType<typeof onlyEntry> {
  return onlyEntry(readSection('10160-0', administration(inside + consumable(ASPIRIN))));
}

describe('the dose', () => {
  const figures =
    '<effectiveTime xsi:type="PIVL_TS"><period value="6.50" unit="h"/></effectiveTime>' +
    '<doseQuantity value="007.50" unit="mg"/>';

  test('is the instruction as written, and no sentence is made of figures', () => {
    const entry = course(`<text>ONE  every morning</text>${figures}`);
    expect(entry.detail).toMatchObject({ dose: 'ONE every morning' });
    expect(entry.text).toEqual([]);
  });

  test('is unknown without one; the figures are kept under their names', () => {
    const entry = course(figures);
    expect(entry.detail).toMatchObject({ dose: undefined });
    expect(entry.text).toEqual(['doseQuantity: 007.50 mg', 'period: 6.50 h']);
  });

  test('a free text sig outranks the wording of the statement, which is kept', () => {
    const sig =
      '<entryRelationship typeCode="COMP"><substanceAdministration moodCode="EVN"><code code="76662-6" codeSystem="2.16.840.1.113883.6.1"/><text>two at night</text></substanceAdministration></entryRelationship>';
    expect(course(`<text>see leaflet</text>${sig}`)).toMatchObject({
      detail: { dose: 'two at night' },
      text: ['see leaflet'],
    });
  });

  test('a quantity with a null flavour is unknown, whatever stands in it', () => {
    expect(course('<doseQuantity value="2" nullFlavor="UNK"/>').text).toEqual([]);
  });
});

describe('whether a course goes on', () => {
  const ordered = '<statusCode code="ordered"/>';
  const words = statusObservation(
    '<value xsi:type="CD" nullFlavor="UNK"><originalText>Discontinued</originalText></value>',
  );

  test.each([
    ['active', '<statusCode code="active"/>', 'active'],
    ['completed', '<statusCode code="completed"/>', 'completed'],
    ['aborted', '<statusCode code="aborted"/>', 'stopped'],
    ['nullified', '<statusCode code="nullified"/>', 'entered-in-error'],
    ['no word for it', '<statusCode code="suspended"/>', undefined],
    ['an order', ordered, undefined],
    ['a null flavour', '<statusCode code="active" nullFlavor="UNK"/>', undefined],
    ['none given', '', undefined],
    ['words outrank the act', `<statusCode code="active"/>${words}`, undefined],
    [
      'an observation outranks it too',
      `${ordered}${statusObservation(snomed('value', '55561003', 'Active'))}`,
      'active',
    ],
  ])('%s', (_, inside, expected) => {
    expect(course(inside).status).toBe(expected);
  });

  test('a state this reader has no word for is told', () => {
    const reading = readSection('10160-0', administration(ordered + consumable(ASPIRIN)));
    expect(problemsOf(reading)).toEqual(['warning: a statusCode the record has no word for']);
  });
});

test('a drug of which only words are known has no code', () => {
  const words = consumable(
    '<code nullFlavor="UNK"><originalText>Magic mouthwash</originalText></code>',
  );
  const entry = onlyEntry(readSection('10160-0', administration(words)));
  expect(entry).toMatchObject({ term: 'Magic mouthwash', codes: [] });
});

test('a null flavour beside translations leaves the translations', () => {
  const code = `<code nullFlavor="OTH"><translation code="1191" codeSystem="2.16.840.1.113883.6.88" displayName="Aspirin"/></code>`;
  expect(onlyEntry(readSection('10160-0', administration(consumable(code))))).toMatchObject({
    term: 'Aspirin',
    codes: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '1191' }],
  });
});

describe('a drug that is not taken', () => {
  const negated = ' moodCode="EVN" negationInd="true"';

  test('no drugs at all', () => {
    const any = consumable(snomed('code', '410942007', 'Drug or medicament'));
    const reading = readSection('10160-0', administration(any, negated));
    expect(reading.record.entries).toEqual([]);
    expect(stateOf(reading, 'medication')).toBe('asserted-none');
  });

  test('one drug is left out and told', () => {
    const reading = readSection('10160-0', administration(consumable(ASPIRIN), negated));
    expect(reading.record.entries).toEqual([]);
    expect(stateOf(reading, 'medication')).toBe('unavailable');
    expect(problemsOf(reading)[0]).toContain('error: a negated substanceAdministration');
  });
});

describe('immunisations', () => {
  const FLU = consumable(snomed('code', '396429000', 'Measles, mumps and rubella vaccine'));

  test.each([
    ['given', '', '<statusCode code="completed"/>', 'given'],
    ['not given', ' negationInd="true"', '<statusCode code="completed"/>', 'not-given'],
    ['not given, without a state', ' negationInd="true"', '', 'not-given'],
    ['nothing said', '', '', undefined],
  ])('%s', (_, negation, inside, expected) => {
    const statement = administration(inside + FLU, ` moodCode="EVN"${negation}`);
    expect(onlyEntry(readSection('11369-6', statement)).status).toBe(expected);
  });

  test('one that is meant to be given is a diary entry', () => {
    const statement = administration(`<effectiveTime value="20300101"/>${FLU}`, ' moodCode="INT"');
    const entry = onlyEntry(readSection('11369-6', statement));
    expect(entry).toMatchObject({ kind: 'diary', detail: { due: { text: '2030-01-01' } } });
  });

  test('why it was refused', () => {
    const reason = `<entryRelationship typeCode="RSON"><observation moodCode="EVN"><code code="PATOBJ" codeSystem="2.16.840.1.113883.5.8" displayName="patient objection"/></observation></entryRelationship>`;
    const statement = administration(FLU + reason, ' moodCode="EVN" negationInd="true"');
    expect(onlyEntry(readSection('11369-6', statement)).detail).toMatchObject({
      reason: 'patient objection',
    });
  });
});

describe('the order to supply', () => {
  function ordered(inside: string): string {
    return administration(
      `${consumable(ASPIRIN)}<entryRelationship typeCode="REFR"><supply moodCode="INT">${inside}</supply></entryRelationship>`,
    );
  }

  test.each([
    ['{capsule}', 'capsule'],
    ['{puff}', 'puff'],
    ['1{tablet}', 'tablet'],
    ['mL', 'mL'],
    ['m{U}/L', 'm{U}/L'],
    ['1', undefined],
    ['{}', undefined],
  ])('the unit %s is read as %s', (unit, expected) => {
    const entry = onlyEntry(
      readSection('10160-0', ordered(`<quantity value="28" unit="${unit}"/>`)),
    );
    const { quantity } = entry.detail as { quantity?: { unit?: string } };
    expect(quantity?.unit).toBe(expected);
  });

  test('says in days how long a supply should last', () => {
    const width = '<expectedUseTime><width value="28" unit="d"/></expectedUseTime>';
    const reading = readSection('10160-0', ordered(width));
    expect(onlyEntry(reading).detail).toMatchObject({ durationDays: '28' });
    expect(reading.unmapped).toEqual([]);
  });

  test.each([
    ['another unit', '<width value="4" unit="wk"/>'],
    ['two dates', '<low value="20260401"/><high value="20260428"/>'],
  ])('%s is not turned into days, and told', (_, inside) => {
    const reading = readSection('10160-0', ordered(`<expectedUseTime>${inside}</expectedUseTime>`));
    expect(onlyEntry(reading).detail).toMatchObject({ durationDays: undefined });
    expect(reading.unmapped.map(({ path }) => path)).toEqual([
      expect.stringMatching(/supply\/expectedUseTime$/),
    ]);
  });
});

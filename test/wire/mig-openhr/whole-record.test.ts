import { describe, expect, test } from 'vitest';
import { entryOf, fixture, itemOf, read } from './builder.ts';

const reading = read(fixture('whole-record'));

describe('a whole record with every type of event', () => {
  test('is read without a problem or a remainder', () => {
    expect(reading.problems).toEqual([]);
    expect(reading.unmapped).toEqual([]);
  });

  test.each([
    ['dia-1', 'problem', 'problems', '2019-05-02'],
    ['dia-2', 'diagnosis', 'diagnoses', '1999'],
    ['proc-1', 'procedure', 'procedures', '2005-06'],
    ['obs-1', 'observation', 'examinations', undefined],
    ['val-1', 'observation', 'examinations', '2019-05-02'],
    ['val-2', 'result', 'investigations', '2019-05-03'],
    ['val-3', 'result', 'investigations', '2019-05-03'],
    ['inv-1', 'result', 'investigations', '2019-05-04'],
    ['inv-1b', 'result', 'investigations', '2019-05-04'],
    ['bp-1', 'blood-pressure', 'examinations', '2019-05-05'],
    ['bp-1p', 'observation', 'examinations', '2019-05-05'],
    ['bp-3', 'observation', 'examinations', '2017-05-05'],
    ['med-1', 'medication', 'medication', '2018-01-10'],
    ['iss-1', 'issue', 'medication', '2024-02-01'],
    ['all-1', 'allergy', 'risks-and-warnings', '2001-03-04'],
    ['imm-1', 'immunisation', 'procedures', '2021-02-03'],
    ['ref-1', 'referral', 'events', '2020-07-08'],
    ['dry-1', 'diary', 'events', '2025-01-15'],
    ['fh-1', 'observation', 'examinations', '2010-01-01'],
    ['att-1', 'document', 'events', '2019-09-09'],
    ['alt-1', 'alert', 'risks-and-warnings', '2022-02-02'],
    ['tr-1', 'result', 'investigations', '2022-02-03'],
    ['rep-1', 'result', 'investigations', '2022-02-04'],
    ['oh-1', 'observation', 'examinations', '2022-02-05'],
    ['note-1', 'note', 'events', '2019-05-02'],
    ['problem:all-1', 'problem', 'problems', '2001-03-04'],
    ['doc-2', 'document', 'events', '2020-10-11T12:13:14'],
    ['enc-1', 'encounter', 'events', '2019-05-02T10:15:00'],
  ])('%s is a %s in %s, dated %s', (id, kind, item, date) => {
    const entry = entryOf(reading, id);
    expect([entry.kind, entry.item, entry.date?.text]).toEqual([kind, item, date]);
    expect(entry.detail.kind).toBe(kind);
  });

  test('holds 36 entries, and counts two statements merged into another', () => {
    // 36 events, three of them readings of a blood pressure; a problem, a document and an encounter more.
    expect(reading.record.entries).toHaveLength(36 - 3 + 3);
    expect(reading.record.mergedTwins).toBe(2);
  });

  test('was never split into a summary', () => {
    expect(itemOf(reading, 'summary').state).toBe('not-returned');
  });

  test('names the patient through patientPerson and the practice through the caseload', () => {
    expect(reading.record.patient).toMatchObject({
      nhsNumber: '9000000025',
      birthDate: { text: '1980-02-29', precision: 'day' },
      familyName: 'Mockford',
      givenName: 'Robin Sam',
      gender: 'other',
      deceased: { text: '2024-01-31' },
      postcode: 'ZZ99 7HH',
      practice: 'X90003',
    });
  });
});

describe('details', () => {
  test('a course of a drug', () => {
    const entry = entryOf(reading, 'med-1');
    expect(entry).toMatchObject({
      term: 'Simvastatin  Tablets  40 mg',
      status: 'active',
      recorded: { text: '2020-01-02T10:11:12' },
      text: ['Avoid grapefruit', 'Blister pack'],
      links: [{ relation: 'problem', target: 'dia-1' }],
      detail: {
        dose: 'One to be taken at night',
        quantity: { number: { text: '28.000' }, unit: 'tablet(s)' },
        quantityText: '28 tablet(s)',
        course: 'repeat',
        lastIssued: { text: '2024-02-01' },
        review: { text: '2024-06-01' },
        issuesAllowed: '6',
        issuesMade: '4',
        elsewhere: true,
      },
    });
    expect(entry.codes).toEqual([
      {
        system: 'https://fhir.hl7.org.uk/Id/emis-drug-codes',
        code: 'SITA29406EMIS',
        term: 'Simvastatin 40mg tablets',
      },
      {
        system: 'http://snomed.info/sct',
        code: '320000009',
        term: 'Simvastatin 40mg tablets',
        identifies: 'concept',
      },
    ]);
  });

  test('a mixture made up locally, whose course is over', () => {
    expect(entryOf(reading, 'med-2')).toMatchObject({
      term: 'Coal tar in emulsifying ointment',
      codes: [],
      status: 'ended',
      detail: {
        course: 'acute',
        ended: { text: '2017-03-01', precision: 'day' },
        endReason: 'Skin irritation',
      },
    });
  });

  test('a course that was never active', () => {
    expect(entryOf(reading, 'med-3')).toMatchObject({
      status: 'never-active',
      detail: { course: 'automatic' },
      codes: [{ system: 'https://fhir.hl7.org.uk/Id/multilex-drug-codes', code: 'COTA1' }],
    });
  });

  test('issues, linked to their course', () => {
    expect(entryOf(reading, 'iss-1')).toMatchObject({
      links: [{ relation: 'authorisation', target: 'med-1' }],
      detail: { durationDays: '28', quantity: { number: { text: '28' } } },
    });
    expect(entryOf(reading, 'iss-1').status).toBeUndefined();
    expect(entryOf(reading, 'iss-2')).toMatchObject({ status: 'stopped' });
    expect(entryOf(reading, 'iss-2').detail).toHaveProperty('durationDays', undefined);
  });

  test('an allergy that is a problem too: two entries, linked', () => {
    expect(entryOf(reading, 'all-1')).toMatchObject({
      detail: { asserts: 'allergy' },
      text: ['Rash as a child'],
      codes: [{ code: '14L1.' }, { code: '91936005' }],
    });
    expect(entryOf(reading, 'problem:all-1')).toMatchObject({
      status: 'inactive',
      detail: { significance: 'minor', ended: { text: '2003-04', precision: 'month' } },
      links: [
        { relation: 'twin', target: 'all-1' },
        { relation: 'problem', target: 'dia-1' },
      ],
    });
  });

  test('an allergy in the old form keeps the drug', () => {
    const entry = entryOf(reading, 'all-2');
    expect(entry.codes.map(({ code }) => code)).toEqual(['TJ00.', 'AMO1']);
    expect(entry.text).toEqual(['Amoxicillin']);
  });

  test('a problem and the diagnosis it stands for are one entry', () => {
    expect(entryOf(reading, 'dia-1')).toMatchObject({
      term: 'Heart attack',
      status: 'active',
      codes: [{ system: 'http://read.info/readv2', code: 'G30..' }, { code: '57054005' }],
      detail: { significance: 'major', episodicity: 'FIRST' },
      links: [{ relation: 'encounter', target: 'enc-1' }],
    });
  });

  test('laterality is kept in words', () => {
    expect(entryOf(reading, 'proc-1').text).toEqual(['Laterality: Left']);
  });

  test('a blood pressure of two readings takes them in, but not a third one', () => {
    expect(entryOf(reading, 'bp-1')).toMatchObject({
      text: ['Sitting'],
      detail: {
        systolic: { number: { text: '138' }, unit: 'mm Hg' },
        diastolic: { number: { text: '84' }, unit: 'mm Hg' },
      },
    });
    expect(entryOf(reading, 'bp-1p').links).toEqual([{ relation: 'panel', target: 'bp-1' }]);
    const ids = reading.record.entries.map(({ localId }) => localId);
    expect(ids).not.toContain('bp-1s');
    expect(ids).not.toContain('bp-1d');
    expect(ids).not.toContain('bp-2s');
  });

  test('a blood pressure of one reading has no other side', () => {
    expect(entryOf(reading, 'bp-2').detail).toEqual({
      kind: 'blood-pressure',
      systolic: { number: { digits: 120n, scale: 0, text: '120' }, unit: 'mm Hg' },
      diastolic: undefined,
    });
  });

  test('a panel is a heading, and its members link to it', () => {
    expect(entryOf(reading, 'inv-1').detail).toMatchObject({ panel: true });
    for (const id of ['inv-1a', 'inv-1b']) {
      expect(entryOf(reading, id).links).toEqual([{ relation: 'panel', target: 'inv-1' }]);
    }
    expect(entryOf(reading, 'rep-1a').links).toEqual([{ relation: 'panel', target: 'rep-1' }]);
  });

  test('a value below a bound, and a range in words', () => {
    expect(entryOf(reading, 'val-2').detail).toMatchObject({
      value: {
        type: 'quantity',
        quantity: { comparator: '<', number: { text: '5' }, unit: 'umol/L' },
      },
      range: { text: 'see report' },
    });
  });

  test('a value in words', () => {
    expect(entryOf(reading, 'val-3').detail).toMatchObject({
      value: { type: 'text', text: 'Trace of protein' },
    });
  });

  test('a local code under the name of Read keeps the name of EMIS', () => {
    expect(entryOf(reading, 'inv-1b').codes).toMatchObject([
      { system: 'https://fhir.hl7.org.uk/Id/egton-codes', code: 'EMISNQNO1' },
    ]);
  });

  test('a laboratory report', () => {
    expect(entryOf(reading, 'rep-1')).toMatchObject({
      text: ['Repeat in a month', 'Haemolysed'],
      detail: { panel: true, abnormal: true, specimen: 'Venous blood' },
    });
  });

  test('a referral', () => {
    expect(entryOf(reading, 'ref-1').detail).toEqual({
      kind: 'referral',
      direction: 'out',
      specialty: 'Cardiology',
      recipient: 'Invented General Hospital',
      urgency: 'two week wait',
      reason: 'Chest pain on exertion',
    });
  });

  test('a diary entry is due on its date', () => {
    expect(entryOf(reading, 'dry-1')).toMatchObject({
      text: ['1 Year'],
      detail: { due: { text: '2025-01-15' } },
    });
  });

  test('a document and its attachment event are one entry, without the folder of the practice', () => {
    expect(entryOf(reading, 'att-1')).toMatchObject({
      term: 'Clinic letter',
      detail: {
        title: 'clinic letter.tif',
        // SHA-256 of the five bytes "hello".
        contentHash: 'sha1:aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d',
      },
    });
    expect(reading.record.entries.map(({ localId }) => localId)).not.toContain('doc-1');
  });

  test('an encounter is its header; its events are linked, not repeated', () => {
    expect(entryOf(reading, 'enc-1')).toMatchObject({
      term: 'GP Surgery',
      detail: { type: 'GP Surgery', place: 'Branch surgery' },
    });
    expect(entryOf(reading, 'note-1')).toMatchObject({
      text: [' Feels better today'],
      links: [{ relation: 'encounter', target: 'enc-1' }],
    });
  });

  test('marks of single entries stand on the item they are in', () => {
    expect(itemOf(reading, 'risks-and-warnings').warnings).toEqual(['confidential-items']);
    expect(itemOf(reading, 'diagnoses').warnings).toEqual(['confidential-items']);
    expect(itemOf(reading, 'investigations').warnings).toEqual(['data-awaiting-filing']);
    expect(itemOf(reading, 'medication').warnings).toEqual([]);
  });

  test('each entry tells where it stands', () => {
    expect(entryOf(reading, 'dia-2').source).toBe(
      '/Envelope/Body/migResponse/serviceContent/ehrExtractResponsev2-0/content/structured/OpenHealthRecord/healthDomain/event[2]',
    );
    expect(entryOf(reading, 'enc-1').source).toMatch(/healthDomain\/encounter$/);
  });
});

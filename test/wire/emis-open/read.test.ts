import { describe, expect, test } from 'vitest';
import { dated, event, gists, item, read, readCode, record, whats } from './builder.ts';

describe('events', () => {
  const list = (inner: string): string => record(`<EventList>${inner}</EventList>`);

  test('an observation with its value, codes with dots and the concept they are mapped to', () => {
    const reading = read(
      list(
        event(
          '1',
          `${dated('03/02/2012')}<OriginalAuthor><User><RefID>4</RefID></User><SystemDate>04/02/2012</SystemDate></OriginalAuthor>
          <DisplayTerm>Body weight</DisplayTerm><DescriptiveText>with shoes</DescriptiveText>
          ${readCode('22A..', 'O/E - weight', '27113001')}
          <NumericValue><Operator>&lt;</Operator><Value>70.50</Value><Units>kg</Units>
          <NumericMinimum>50</NumericMinimum><NumericMaximum>80</NumericMaximum></NumericValue><EventType>5</EventType>`,
        ),
      ),
    );
    expect(gists(reading)).toEqual([
      {
        kind: 'observation',
        term: 'Body weight',
        codes: ['readv2 22A..', 'sct 27113001'],
        date: '2012-02-03',
        text: ['with shoes'],
        value: { type: 'quantity', quantity: { number: '70.50', unit: 'kg', comparator: '<' } },
        range: { low: { number: '50' }, high: { number: '80' } },
      },
    ]);
    expect(reading.record.entries[0]?.recorded?.text).toBe('2012-02-04');
    expect(reading.record.entries[0]?.localId).toBe('eeeeeeee-0000-0000-0000-000000000001');
    expect(reading.problems).toEqual([]);
    expect(reading.unmapped).toEqual([]);
  });

  test.each([
    ['03/02/2012', '0', '2012-02-03'],
    ['01/02/2012', '1', '2012-02'],
    ['02/2012', '1', '2012-02'],
    ['01/01/2012', '2', '2012'],
    ['2012', '2', '2012'],
    ['01/01/1900', '3', undefined],
    ['03/02/2012 10:20:30', '4', '2012-02-03T10:20:30'],
  ])('the date %s with DatePart %s', (date, part, text) => {
    const reading = read(list(event('1', dated(date, part) + readCode('22A..', 'Weight'))));
    expect(reading.record.entries[0]?.date?.text).toBe(text);
    expect(reading.problems).toEqual([]);
  });

  test.each([
    ['31/02/2012', '0'],
    ['2012-02-03', '0'],
    ['03/02/2012', '9'],
  ])('no date: %s with DatePart %s', (date, part) => {
    const reading = read(list(event('1', dated(date, part) + readCode('22A..', 'Weight'))));
    expect(reading.record.entries[0]?.date).toBeUndefined();
    expect(whats(reading)[0]).toMatch(/^error/);
  });

  test('a time of day beside the date, but no midnight', () => {
    const at = (time: string): string | undefined =>
      read(
        list(
          event(
            '1',
            `${dated('03/02/2012')}<AssignedTime>${time}</AssignedTime>${readCode('22A..', 'W')}`,
          ),
        ),
      ).record.entries[0]?.date?.text;
    expect(at('10:20:00')).toBe('2012-02-03T10:20:00');
    expect(at('00:00:00')).toBe('2012-02-03');
  });

  test.each([
    ['H33..', '', 'diagnosis'],
    ['7J10.', '', 'procedure'],
    ['44J..', '', 'result'],
    ['22A..', '', 'observation'],
    ['H33..', '<EventType>12</EventType>', 'observation'],
    ['65E..', '<EventType>13</EventType>', 'immunisation'],
    ['9....', '<EventType>10</EventType>', 'alert'],
    ['14L..', '<EventType>11</EventType>', 'allergy'],
    ['1151.', '', 'allergy'],
  ])('%s with %s is a %s', (code, type, kind) => {
    const [entry] = read(list(event('1', readCode(code, 'Term') + type))).record.entries;
    expect(entry?.kind).toBe(kind);
    expect(entry?.about).toBe(type.includes('12') ? 'family' : undefined);
  });

  test('the statement that no allergy is known', () => {
    const reading = read(list(event('1', readCode('1151.', 'No known allergies'))));
    expect(item(reading, 'risks-and-warnings')?.state).toBe('asserted-none');
  });

  test.each([
    ['0', 'inactive'],
    ['1', 'active'],
    ['2', 'health-promotion'],
    ['3', 'potential'],
  ])('a problem of status %s is one entry with its event: %s', (word, status) => {
    const problem = `<Problem><ProblemStatus>${word}</ProblemStatus><EndDate>01/06/2015</EndDate><EndDatePart>1</EndDatePart><Significance>1</Significance></Problem>`;
    const inner = `${dated('2012', '2')}${readCode('H33..', 'Asthma')}${problem}<Episodicity>1</Episodicity>`;
    expect(gists(read(list(event('1', inner))))).toEqual([
      {
        kind: 'problem',
        term: 'Asthma',
        codes: ['readv2 H33..'],
        date: '2012',
        status,
        text: [],
        significance: 'major',
        ended: '2015-06',
        episodicity: 'first',
      },
    ]);
  });

  test('a problem whose event has a value stands beside it', () => {
    const inner = `${readCode('22K..', 'BMI')}<Problem><ProblemStatus>1</ProblemStatus></Problem><NumericValue><Value>40</Value></NumericValue>`;
    const [value, problem] = read(list(event('1', inner))).record.entries;
    expect(value?.kind).toBe('observation');
    expect(problem?.kind).toBe('problem');
    expect(problem?.links).toEqual([{ relation: 'twin', target: value?.localId }]);
  });

  test('links to a problem', () => {
    const link =
      '<ProblemLinkList><Link><Target><GUID>{EEEEEEEE-0000-0000-0000-000000000001}</GUID></Target><LinkType>1</LinkType></Link></ProblemLinkList>';
    const reading = read(
      list(event('1', readCode('H33..', 'Asthma')) + event('2', readCode('22A..', 'W') + link)),
    );
    expect(reading.record.entries[1]?.links).toEqual([
      { relation: 'problem', target: reading.record.entries[0]?.localId },
    ]);
    expect(reading.unmapped).toEqual([]);
  });

  test('two readings of a blood pressure are one entry', () => {
    const part = (id: string, code: string, value: string): string =>
      event(
        id,
        `${dated('03/02/2012')}${readCode(code, 'BP')}<GroupID>5</GroupID><NumericValue><Value>${value}</Value><Units>mm Hg</Units></NumericValue>`,
      );
    const reading = read(list(part('1', '2469.', '120') + part('2', '246A.', '80')));
    expect(gists(reading)).toEqual([
      {
        kind: 'blood-pressure',
        codes: [],
        date: '2012-02-03',
        text: [],
        systolic: { number: '120', unit: 'mm Hg' },
        diastolic: { number: '80', unit: 'mm Hg' },
      },
    ]);
    expect(reading.limits).toContainEqual(
      expect.objectContaining({ kind: 'blood-pressure', field: 'codes' }),
    );
  });

  test('what was deleted at the practice is counted and is no entry', () => {
    const reading = read(
      list(event('1', `<FileStatus>2</FileStatus>${readCode('H33..', 'Asthma')}`)),
    );
    expect(reading.record.entries).toEqual([]);
    expect(whats(reading)).toEqual(['warning: Event deleted at the practice, left out']);
  });

  test('a qualifier that negates is an error, one of a relative moves the statement', () => {
    const qualifier = (value: string): string =>
      `<QualifierList><Qualifier><QualifierItemID><Value>${value}</Value><Term>Word</Term></QualifierItemID></Qualifier></QualifierList>`;
    const negated = read(list(event('1', readCode('H33..', 'Asthma') + qualifier('24'))));
    expect(whats(negated)).toEqual([
      'error: a qualifier negates the statement; it was read without it',
    ]);
    const mother = read(list(event('1', readCode('H33..', 'Asthma') + qualifier('1'))));
    expect(mother.record.entries[0]).toMatchObject({ about: 'family', text: ['Word'] });
  });
});

const DRUG = `<Dosage>One daily</Dosage><Quantity>28</Quantity><QuantityUnits>tablet</QuantityUnits>
  <QuantityRepresentation>28 tablet</QuantityRepresentation><Duration>28</Duration>
  <Drug><PreparationID><Value>12345</Value><Term>Ramipril 5mg tablets</Term></PreparationID></Drug>`;

test('a course and its issue', () => {
  const reading = read(
    record(`<MedicationList><Medication><GUID>{BBBBBBBB-0000-0000-0000-000000000001}</GUID>
      <AssignedDate>05/06/2018</AssignedDate><DateLastIssue>02/01/2020</DateLastIssue>${DRUG}
      <PrescriptionType>REPEAT</PrescriptionType><RxReviewDate>05/06/2020</RxReviewDate><RxText>with food</RxText>
      <AuthorisedIssue>12</AuthorisedIssue><IssueCount>5</IssueCount><Status>C</Status></Medication></MedicationList>
      <IssueList><Issue><GUID>{CCCCCCCC-0000-0000-0000-000000000001}</GUID><AssignedDate>02/01/2020</AssignedDate>${DRUG}
      <MedicationLink><GUID>{BBBBBBBB-0000-0000-0000-000000000001}</GUID></MedicationLink></Issue></IssueList>`),
  );
  expect(gists(reading)).toEqual([
    {
      kind: 'medication',
      term: 'Ramipril 5mg tablets',
      codes: ['emis-drug-codes 12345'],
      date: '2018-06-05',
      status: 'active',
      text: ['with food'],
      dose: 'One daily',
      quantity: { number: '28', unit: 'tablet' },
      quantityText: '28 tablet',
      durationDays: '28',
      course: 'repeat',
      lastIssued: '2020-01-02',
      review: '2020-06-05',
      issuesAllowed: '12',
      issuesMade: '5',
    },
    {
      kind: 'issue',
      term: 'Ramipril 5mg tablets',
      codes: ['emis-drug-codes 12345'],
      date: '2020-01-02',
      text: [],
      dose: 'One daily',
      quantity: { number: '28', unit: 'tablet' },
      quantityText: '28 tablet',
      durationDays: '28',
    },
  ]);
  expect(reading.record.entries[1]?.links).toEqual([
    { relation: 'authorisation', target: 'bbbbbbbb-0000-0000-0000-000000000001' },
  ]);
  expect(reading.unmapped).toEqual([]);
});

test('a past course, and a status nobody knows', () => {
  const course = (status: string): string =>
    record(
      `<MedicationList><Medication>${DRUG}<Status>${status}</Status></Medication></MedicationList>`,
    );
  expect(read(course('P')).record.entries[0]?.status).toBe('ended');
  const odd = read(course('G'));
  expect(odd.record.entries[0]?.status).toBeUndefined();
  expect(whats(odd)).toEqual(['error: Status holds a word this reader does not know']);
});

test('a consultation is its header, and what was done in it points to it', () => {
  const reading = read(
    record(`<ConsultationList><Consultation><GUID>{DDDDDDDD-0000-0000-0000-000000000001}</GUID>${dated('03/03/2020')}
      <UserID><RefID>4</RefID></UserID><LocationID><RefID>1</RefID></LocationID><LocationTypeID><RefID>7</RefID></LocationTypeID>
      <ElementList><ConsultationElement><RefID>9</RefID><DisplayOrder>1</DisplayOrder><Header><Term>History</Term></Header>
      ${event('1', dated('03/03/2020') + readCode('171..', 'Cough'))}</ConsultationElement></ElementList>
      </Consultation></ConsultationList>`),
  );
  expect(reading.record.entries.map(({ kind, term }) => [kind, term])).toEqual([
    ['encounter', 'GP Surgery'],
    ['observation', 'Cough'],
  ]);
  expect(reading.record.entries[0]?.detail).toEqual({
    kind: 'encounter',
    type: 'GP Surgery',
    place: 'Test Surgery',
  });
  expect(reading.record.entries[1]?.links).toEqual([
    { relation: 'encounter', target: reading.record.entries[0]?.localId },
  ]);
  expect(reading.unmapped).toEqual([]);
});

test('an investigation is a heading over its results', () => {
  const reading = read(
    record(`<InvestigationList><Investigation><GUID>{AAAAAAAA-0000-0000-0000-000000000009}</GUID><DisplayTerm>Urea and electrolytes</DisplayTerm>
      ${readCode('44J..', 'U and E')}<Abnormal>1</Abnormal><DataType>LAB</DataType><SpecimenType>Blood</SpecimenType>${dated('03/03/2020')}
      <EventList>${event('1', `${dated('03/03/2020')}${readCode('44J3.', 'Creatinine')}<NumericValue><Value>80</Value><Units>umol/L</Units></NumericValue>`)}</EventList>
      </Investigation></InvestigationList>`),
  );
  const [panel, result] = reading.record.entries;
  expect(panel).toMatchObject({
    kind: 'result',
    detail: { panel: true, abnormal: true, specimen: 'Blood' },
  });
  expect(result).toMatchObject({
    kind: 'result',
    links: [{ relation: 'panel', target: panel?.localId }],
  });
  expect(reading.unmapped).toEqual([]);
});

test('an allergy, a referral, a diary entry, an alert and a document', () => {
  const reading = read(
    record(`<ReferralList><Referral>${dated('2019', '2')}${readCode('8H44.', 'Cardiology referral')}<Provider><RefID>2</RefID></Provider>
      <Speciality><Term>Cardiology</Term></Speciality><ReferralReason>murmur</ReferralReason><Urgency>2</Urgency><Direction>1</Direction></Referral></ReferralList>
      <AllergyList><Allergy>${dated('2003', '2')}${readCode('14L1.', 'Penicillin allergy')}<AllergyType>2</AllergyType>
      <Codes><Value>77</Value><Scheme>EMISDRUGNAME</Scheme></Codes></Allergy></AllergyList>
      <AttachmentList><Attachment>${dated('01/01/2020')}<Title>Letter</Title><Address>x</Address></Attachment></AttachmentList>
      <DiaryList><Diary>${dated('01/01/2021')}${readCode('9OX4.', 'Flu recall')}</Diary></DiaryList>
      <AlertList><Alert><DisplayTerm>Interpreter needed</DisplayTerm></Alert></AlertList>`),
  );
  expect(gists(reading)).toEqual([
    {
      kind: 'referral',
      term: 'Cardiology referral',
      codes: ['readv2 8H44.'],
      date: '2019',
      text: [],
      direction: 'out',
      specialty: 'Cardiology',
      recipient: 'Test Infirmary',
      urgency: 'urgent',
      reason: 'murmur',
    },
    {
      kind: 'allergy',
      term: 'Penicillin allergy',
      codes: ['readv2 14L1.', 'EMISDRUGNAME 77'],
      date: '2003',
      text: [],
      asserts: 'allergy',
      category: 'medication',
    },
    { kind: 'document', term: 'Letter', codes: [], date: '2020-01-01', text: [], title: 'Letter' },
    {
      kind: 'diary',
      term: 'Flu recall',
      codes: ['readv2 9OX4.'],
      date: '2021-01-01',
      text: [],
      due: '2021-01-01',
    },
    { kind: 'alert', term: 'Interpreter needed', codes: [], text: [] },
  ]);
  expect(reading.unmapped).toEqual([]);
});

describe('the whole', () => {
  test('whom it is about, at which practice', () => {
    const { record: whole, problems } = read(record(''));
    expect(whole.patient).toMatchObject({
      nhsNumber: '9000000009',
      familyName: 'Larkspur',
      givenName: 'Wilma Ann',
      gender: 'female',
      postcode: 'ZZ99 3AA',
      practice: 'X90001',
    });
    expect(whole.patient?.birthDate?.text).toBe('1952-05-31');
    expect(problems).toEqual([]);
  });

  test('a list that is empty says so, one that is not there says nothing', () => {
    const reading = read(record('<MedicationList/>'));
    expect(item(reading, 'medication')?.state).toBe('nothing-recorded');
    expect(item(reading, 'problems')?.state).toBe('not-returned');
    expect(item(reading, 'summary')?.state).toBe('not-returned');
  });

  test('an entry of a consultation that stands in its list too is one entry', () => {
    const entry = event('1', dated('03/03/2020') + readCode('171..', 'Cough'));
    const reading = read(
      record(
        `<EventList>${entry}</EventList><ConsultationList><Consultation>${dated('03/03/2020')}<ElementList><ConsultationElement>${entry}</ConsultationElement></ElementList></Consultation></ConsultationList>`,
      ),
    );
    expect(reading.record.entries.map(({ kind }) => kind)).toEqual(['observation', 'encounter']);
    expect(reading.problems).toEqual([]);
  });

  test('a part of the record is told', () => {
    const get =
      '<MessageInformation><MessagePurpose><Get><MRGetType>4</MRGetType><SessionID>s</SessionID></Get></MessagePurpose></MessageInformation>';
    expect(whats(read(record(get)))).toEqual([
      'error: only a part of the record was asked for: what is not in it may still exist',
    ]);
  });

  test('an error in place of a record is no empty record', () => {
    const error =
      '<MessageInformation><MessagingError><ErrorString>secret</ErrorString><Errornumber>12</Errornumber></MessagingError></MessageInformation>';
    const reading = read(record(error));
    expect(reading.refusal).toEqual({
      class: 'unavailable',
      why: 'EMIS Open answered with an error (12)',
    });
    expect(reading.problems[0]?.severity).toBe('fatal');
    expect(item(reading, 'medication')?.state).toBe('unavailable');
    expect(JSON.stringify(reading)).not.toContain('secret');
  });
});

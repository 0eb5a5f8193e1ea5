import { expect, test } from 'vitest';
import { dated, gists, item, read, readCode, record } from './builder.ts';

const reading = (id: string, code: string, term: string, value: string): string =>
  `<Event><RefID>${id}</RefID>${dated('01/03/2020')}<DisplayTerm>${term}</DisplayTerm>${readCode(code, term)}<NumericValue><Value>${value}</Value><Units>mm Hg</Units></NumericValue></Event>`;

const pressure = (id: string, ...events: string[]): string =>
  `<Investigation><RefID>${id}</RefID>${dated('01/03/2020')}<DisplayTerm>O/E - BP reading</DisplayTerm>${readCode('246..', 'O/E - BP reading')}<DescriptiveText>sitting</DescriptiveText><EventList>${events.join('')}</EventList></Investigation>`;

test('an investigation over two readings is one blood pressure, several of a day too', () => {
  const result = read(
    record(
      `<InvestigationList>${pressure('1', reading('11', '2469.', 'Systolic', '120'), reading('12', '246A.', 'Diastolic', '80'))}${pressure('2', reading('21', '2469.', 'Systolic', '140'), reading('22', '246A.', 'Diastolic', '90'))}</InvestigationList>`,
    ),
  );
  const whole = { kind: 'blood-pressure', term: 'O/E - BP reading', text: ['sitting'] };
  expect(gists(result)).toMatchObject([
    { ...whole, systolic: { number: '120' }, diastolic: { number: '80' } },
    { ...whole, systolic: { number: '140' }, diastolic: { number: '90' } },
  ]);
  expect(result.record.entries[0]?.codes.map(({ code }) => code)).toEqual(['246..']);
  // A pressure with a code of its own is no reason to excuse codes.
  expect(
    result.limits.filter(({ kind, field }) => kind === 'blood-pressure' && field === 'codes'),
  ).toEqual([]);
});

test('an investigation that holds more than the two stays a heading', () => {
  const result = read(
    record(
      `<InvestigationList>${pressure('1', reading('11', '2469.', 'Systolic', '120'), reading('12', '246A.', 'Diastolic', '80'), reading('13', '242..', 'Pulse', '70'))}</InvestigationList>`,
    ),
  );
  expect(result.record.entries.map(({ kind }) => kind)).toEqual([
    'result',
    'blood-pressure',
    'result',
  ]);
});

test('where only the kind of place is told, it is the place', () => {
  const visit = (location: string): string =>
    `<ConsultationList><Consultation><RefID>1</RefID>${dated('01/03/2020')}${location}<LocationTypeID><RefID>7</RefID></LocationTypeID></Consultation></ConsultationList>`;
  const placeOf = (xml: string): unknown => read(record(xml)).record.entries[0]?.detail;
  expect(placeOf(visit(''))).toMatchObject({ place: 'GP Surgery', type: 'GP Surgery' });
  expect(placeOf(visit('<LocationID><RefID>2</RefID></LocationID>'))).toMatchObject({
    place: 'Test Infirmary',
    type: 'GP Surgery',
  });
});

test('the type of an issue is that of its course', () => {
  const result = read(
    record(
      `<IssueList><Issue><RefID>1</RefID><AssignedDate>01/03/2020</AssignedDate><PrescriptionType>ACUTE</PrescriptionType></Issue></IssueList>`,
    ),
  );
  expect(result.unmapped).toEqual([]);
  expect(item(result, 'medication')?.state).toBe('populated');
});

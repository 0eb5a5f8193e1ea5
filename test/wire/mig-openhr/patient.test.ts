import { describe, expect, test } from 'vitest';
import type { Patient } from '../../../src/record/record.ts';
import { extract, fixture, itemOf, openHr, problemsOf, read } from './builder.ts';

const PERSON =
  '<person><id>p</id><surname>Sampleton</surname><birthDate>1960-05-06</birthDate></person>';

function admin(inside: string, person = PERSON): string {
  return `${person}<patient><id>1</id><patientPerson>p</patientPerson>${inside}</patient>`;
}

function patientOf(text: string): Patient | undefined {
  return read(text).record.patient;
}

function nhs(number: string): string {
  return `<patientIdentifier><identifierType>NHS</identifierType><value>${number}</value></patientIdentifier>`;
}

const caseload = (id: string, status: string): string =>
  `<caseloadPatient><organisation>${id}</organisation><patientStatus><caseloadStatus>${status}</caseloadStatus></patientStatus></caseloadPatient>`;

const organisation = (id: string, code: string): string =>
  `<organisation><id>${id}</id><nationalCode>${code}</nationalCode></organisation>`;

describe('the patient of OpenHR', () => {
  test('is the person patientPerson names, not the first one', () => {
    const clinician = '<person><id>c</id><surname>Clinician</surname></person>';
    expect(patientOf(openHr('', clinician + admin('')))).toMatchObject({ familyName: 'Sampleton' });
  });

  test('of nothing said nothing is known', () => {
    expect(patientOf(openHr('', admin('')))).toEqual({
      nhsNumber: undefined,
      birthDate: {
        text: '1960-05-06',
        precision: 'day',
        offset: undefined,
        original: '1960-05-06',
      },
      familyName: 'Sampleton',
      givenName: undefined,
      gender: undefined,
      deceased: undefined,
      postcode: undefined,
      practice: undefined,
    });
  });

  test('an NHS number keeps its ten digits, an invalid one what was written', () => {
    expect(patientOf(openHr('', admin(nhs('900 000 0009'))))?.nhsNumber).toBe('9000000009');
    expect(patientOf(openHr('', admin(nhs('485 337 9372'))))?.nhsNumber).toBe('4853379372');
  });

  test('with two NHS numbers has none, and it is told without them', () => {
    const reading = read(openHr('', admin(nhs('9000000009') + nhs('9000000017'))));
    expect(reading.record.patient?.nhsNumber).toBeUndefined();
    expect(problemsOf(reading)).toEqual(['error: the patient has more than one NHS number']);
  });

  test('is unknown when nobody is named', () => {
    const reading = read(openHr(''));
    expect(reading.record.patient).toBeUndefined();
    expect(itemOf(reading, 'patient-details').state).toBe('nothing-recorded');
  });

  test('whose person is missing has no details, which is told', () => {
    const reading = read(openHr('', admin(nhs('9000000009'), '')));
    expect(reading.record.patient?.nhsNumber).toBe('9000000009');
    expect(itemOf(reading, 'patient-details').state).toBe('nothing-recorded');
    expect(problemsOf(reading)).toEqual(['error: the person of the patient is not in the answer']);
  });

  test('beside another one is told', () => {
    expect(problemsOf(read(openHr('', `${admin('')}<patient><id>2</id></patient>`)))).toContain(
      'error: the answer holds more than one patient',
    );
  });

  test('is at the practice of the caseload that is still open', () => {
    const practices = organisation('old', 'X90001') + organisation('new', 'X90002');
    const at = (inside: string): Patient | undefined =>
      patientOf(openHr('', practices + admin(inside)));
    expect(at(caseload('old', 'LEFT') + caseload('new', 'REG'))?.practice).toBe('X90002');
    expect(at(caseload('old', 'LEFT'))?.practice).toBeUndefined();
    expect(at(caseload('old', 'DEAD'))).toMatchObject({ practice: undefined, deceased: true });
  });

  test('whose sex is a word of no table has none', () => {
    const reading = read(
      openHr('', admin('', PERSON.replace('<surname>', '<sex>Q</sex><surname>'))),
    );
    expect(reading.record.patient?.gender).toBeUndefined();
    expect(problemsOf(reading)).toEqual(['error: sex holds a word this reader does not know']);
  });
});

describe('the patient of an extract', () => {
  test('of whom record and wrapper give two birth dates is dropped', () => {
    const reading = read(
      fixture('investigation').replace('<ehr:birthDate>1951-04-12<', '<ehr:birthDate>1990-01-31<'),
    );
    expect(reading.record.patient).toBeUndefined();
    expect(problemsOf(reading)).toEqual(['error: the record and its wrapper name two patients']);
  });

  test('of whom record and wrapper give two NHS numbers has none', () => {
    const text = fixture('investigation').replace('>9000000009<', '>9000000017<');
    const reading = read(text);
    expect(reading.record.patient?.nhsNumber).toBeUndefined();
    expect(problemsOf(reading)).toEqual(['error: the record and its wrapper name two patients']);
  });

  test('is that of the wrapper where the record names none', () => {
    const text = fixture('investigation').replace(/<q1:adminDomain>[^]*<\/q1:adminDomain>/, '');
    expect(patientOf(text)).toMatchObject({ nhsNumber: '9000000009', practice: 'X90001' });
  });

  test('that was asked for and is not there is told', () => {
    expect(problemsOf(read(extract(['scm.patientdetail'], '')))).toEqual([
      'error: patient details were asked for and are not there',
    ]);
  });
});

describe('an answer that is not what it should be', () => {
  test('an extract without OpenHR: what was asked for is unavailable', () => {
    const text = extract(['scm.event'], '').replace(
      /<openHealthRecord.*<\/openHealthRecord>/,
      'PGE+',
    );
    const reading = read(text);
    expect(itemOf(reading, 'events')).toEqual({
      item: 'events',
      state: 'unavailable',
      warnings: [],
      reason: 'the extract holds no OpenHR',
    });
    expect(itemOf(reading, 'medication').state).toBe('not-returned');
    expect(problemsOf(reading)).toEqual([
      'error: the record stands in an encoding this reader does not read',
      'error: the extract holds no OpenHR this reader can read',
    ]);
  });

  test.each([
    ['another document', '<ClinicalDocument xmlns="urn:hl7-org:v3"/>'],
    [
      'an empty body',
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>',
    ],
    ['no body', '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"/>'],
    ['another element of the MIG', '<migRequest xmlns="http://www.healthcaregateway.co.uk/mig"/>'],
    [
      'a response of another service',
      '<migResponse xmlns="http://www.healthcaregateway.co.uk/mig"><serviceContent/></migResponse>',
    ],
  ])('%s', (_, text) => {
    const reading = read(text);
    expect(problemsOf(reading)).toEqual(['fatal: this is no response of the MIG and no OpenHR']);
    expect(new Set(reading.record.items.map(({ state }) => state))).toEqual(
      new Set(['not-returned']),
    );
  });

  test('a truncated response is refused as a whole, with line and column', () => {
    const text = fixture('investigation');
    const reading = read(text.slice(0, text.indexOf('</q1:healthDomain>')));
    expect(reading.record.entries).toEqual([]);
    expect(reading.problems).toMatchObject([
      {
        severity: 'fatal',
        path: '/',
        what: expect.stringMatching(
          /^not readable as XML at line \d+, column \d+: the document ends inside q1:healthDomain$/,
        ),
      },
    ]);
  });
});

describe('privacy', () => {
  test('problems and remainders of broken fixtures hold no value of the patient', () => {
    const canaries =
      /9000000\d{3}|Testwood|Imogen|Mockford|Robin|Examplesby|ZZ99|Invented Row|1951|1980-02/;
    for (const name of ['investigation', 'whole-record', 'open-hr-2010', 'trace-two-matches']) {
      const text = fixture(name)
        .replaceAll('datepart="YMD"', 'datepart="9000000009"')
        .replaceAll('<sex>', '<sex>9000000009')
        .replaceAll('Female', 'Testwood')
        .replaceAll(/(?<=birthDate>)[^<]+/g, 'Testwood');
      const { problems, unmapped } = read(text);
      expect(problems.length).toBeGreaterThan(0);
      expect(JSON.stringify([problems, unmapped])).not.toMatch(canaries);
    }
  });
});

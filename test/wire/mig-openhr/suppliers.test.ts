import { describe, expect, test } from 'vitest';
import { CODE_SYSTEMS } from '../../../src/record/code.ts';
import { entryOf, event, extract, openHr, problemsOf, read, readCode } from './builder.ts';

const READ_4 = '2.16.840.1.113883.2.1.6.1';
const CTV3 = '2.16.840.1.113883.2.1.3.2.4.14';
const SNOMED = '2.16.840.1.113883.2.1.3.2.4.15';

function coded(code: string, system: string, inside = ''): string {
  return `<code code="${code}" codeSystem="${system}" displayName="t">${inside}</code>`;
}

function translation(code: string, inside = ''): string {
  return `<translation code="${code}" codeSystem="${SNOMED}" displayName="s">${inside}</translation>`;
}

function codesOf(code: string): readonly (readonly (string | undefined)[])[] {
  const reading = read(openHr(event('e', 'OBS', code)));
  return entryOf(reading, 'e').codes.map(({ system, code, identifies }) => [
    system,
    code,
    identifies,
  ]);
}

describe('codes as suppliers send them', () => {
  test.each([
    ['EMIS: Read without dots', readCode('G30'), [[CODE_SYSTEMS.readV2, 'G30..', undefined]]],
    ['EMIS: a synonym', readCode('44J-2'), [[CODE_SYSTEMS.readV2, '44J..', undefined]]],
    ['Vision: Read with dots', readCode('G30..'), [[CODE_SYSTEMS.readV2, 'G30..', undefined]]],
    [
      'Vision: Read with dots and term code',
      readCode('G30..00'),
      [[CODE_SYSTEMS.readV2, 'G30..', undefined]],
    ],
    ['Read of four characters', coded('H33.', READ_4), [[CODE_SYSTEMS.read4, 'H33.', undefined]]],
    ['TPP: CTV3', coded('XaKRw', CTV3), [[CODE_SYSTEMS.ctv3, 'XaKRw', undefined]]],
    ['Multilex', coded('6012003', 'MULTILEX'), [[CODE_SYSTEMS.multilex, '6012003', undefined]]],
    [
      'an object identifier nobody listed',
      coded('1', '1.2.3.4'),
      [['urn:oid:1.2.3.4', '1', undefined]],
    ],
    ['a name nobody listed', coded('1', 'OLTR'), [['OLTR', '1', undefined]]],
    [
      'a translation that names a concept',
      readCode('G30', translation('22298006')),
      [
        [CODE_SYSTEMS.readV2, 'G30..', undefined],
        [CODE_SYSTEMS.snomed, '22298006', 'concept'],
      ],
    ],
    [
      'one that names a description',
      readCode('G30', translation('37436014')),
      [
        [CODE_SYSTEMS.readV2, 'G30..', undefined],
        [CODE_SYSTEMS.snomed, '37436014', 'description'],
      ],
    ],
    [
      'two, and one inside another',
      readCode('G30', translation('22298006', translation('37436014')) + translation('22298006')),
      [
        [CODE_SYSTEMS.readV2, 'G30..', undefined],
        [CODE_SYSTEMS.snomed, '22298006', 'concept'],
        [CODE_SYSTEMS.snomed, '37436014', 'description'],
      ],
    ],
  ])('%s', (_, code, expected) => {
    expect(codesOf(code)).toEqual(expected);
  });
});

describe('the ten views in one answer', () => {
  const VIEWS =
    'patientdetail summary problem diagnosis medication riskswarning procedure investigation examination event';
  const all = VIEWS.split(' ').map((view) => `scm.${view}`);

  test('entries are filed by kind, and what holds nothing was asked for', () => {
    const reading = read(
      extract(
        all,
        event('a', 'ALL', readCode('14L')) +
          event('i', 'IMM', readCode('65E')) +
          event('d', 'OBS', readCode('H33')) +
          event('x', 'INV', readCode('42W5')),
      ),
    );
    expect(reading.record.entries.map(({ localId, item }) => [localId, item])).toEqual([
      ['a', 'risks-and-warnings'],
      ['i', 'procedures'],
      ['d', 'diagnoses'],
      ['x', 'investigations'],
    ]);
    const states = Object.fromEntries(reading.record.items.map(({ item, state }) => [item, state]));
    expect(states).toMatchObject({
      diagnoses: 'populated',
      medication: 'nothing-recorded',
      examinations: 'nothing-recorded',
      summary: 'not-returned',
    });
  });
});

describe('registration', () => {
  const admin = (caseloads: string): string =>
    `<person><id>p</id></person><patient><id>1</id><patientPerson>p</patientPerson>${caseloads}</patient><organisation><id>a</id><nationalPracticeCode>X90001</nationalPracticeCode></organisation><organisation><id>b</id><nationalPracticeCode>X90002</nationalPracticeCode></organisation>`;
  const caseload = (organisation: string, status: string, type: string): string =>
    `<caseloadPatient><organisation>${organisation}</organisation><patientStatus><caseloadStatus>${status}</caseloadStatus></patientStatus><patientType>${type}</patientType></caseloadPatient>`;

  test.each([
    ['a regular patient', caseload('a', 'REG', 'REG'), 'X90001', undefined, []],
    [
      'one who has left',
      caseload('a', 'LEFT', 'REG'),
      undefined,
      undefined,
      ['warning: the patient has left the practice'],
    ],
    ['one who has died', caseload('a', 'DEAD', 'REG'), undefined, true, []],
    [
      'one who is there for a time',
      caseload('a', 'REG', 'TMP'),
      undefined,
      undefined,
      ['warning: the patient is no regular patient there'],
    ],
    [
      'one who left a practice for another',
      caseload('a', 'LEFT', 'REG') + caseload('b', 'REG', 'REG'),
      'X90002',
      undefined,
      ['warning: the patient has left the practice'],
    ],
    [
      'one whom two practices count as theirs',
      caseload('a', 'REG', 'REG') + caseload('b', 'REG', 'REG'),
      undefined,
      undefined,
      ['warning: two practices count the patient as theirs'],
    ],
  ])('%s', (_, caseloads, practice, deceased, problems) => {
    const reading = read(openHr('', admin(caseloads)));
    expect(reading.record.patient).toMatchObject({ practice, deceased });
    expect(problemsOf(reading)).toEqual(problems);
    expect(reading.unmapped).toEqual([]);
  });
});

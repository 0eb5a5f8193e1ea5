import { describe, expect, test } from 'vitest';
import { createAgreementMap } from '../../../src/programme/agreements/agreement-columns.ts';
import {
  type AgreementFile,
  readAgreementFile,
} from '../../../src/programme/agreements/agreement-file.ts';
import { isRefusal } from '../../../src/programme/files/file-reading.ts';
import { day, registerText } from '../../support/register-files.ts';

const asAt = day('2020-02-29');

interface MapConfig {
  columns: Record<string, string>;
  states: Record<string, string>;
}
const NO_MAP: MapConfig = { columns: {}, states: {} };

function readOrRefuse(text: string, config = NO_MAP): AgreementFile | string {
  const map = createAgreementMap(config);
  if (isRefusal(map)) return map.refused;
  const file = readAgreementFile(text, { asAt, map });
  return isRefusal(file) ? file.refused : file;
}

function read(text: string, config = NO_MAP): AgreementFile {
  const file = readOrRefuse(text, config);
  if (typeof file === 'string') throw new Error(file);
  return file;
}

const HEADER =
  'agreement,channel,provider,consumer,provider_state,provider_signed_on,consumer_state,consumer_signed_on,valid_from,valid_to,dpia_state,supersedes,as_at';
const ROW =
  'HIE-1,hie,X90001,X9A01,signed,2020-02-10,active,2020-02-01,2020-02-15,2021-02-15,approved,MIG-1,2020-02-20';

describe('a row for each flow, in the default columns', () => {
  test('a row says all there is to say', () => {
    expect(read(`${HEADER}\n${ROW}\n`).agreements).toEqual([
      {
        agreement: 'HIE-1',
        channel: 'hie',
        provider: 'X90001',
        consumer: 'X9A01',
        providerParty: { state: 'signed', signedOn: '2020-02-10' },
        consumerParty: { state: 'active', signedOn: '2020-02-01' },
        validFrom: '2020-02-15',
        validTo: '2021-02-15',
        dpia: 'approved',
        supersedes: 'MIG-1',
        asAt: '2020-02-20',
      },
    ]);
  });

  const file = read(registerText('agreements-2020-02-29.csv'));

  test('8 of 10 rows are kept; the others are rejected with their reasons', () => {
    expect(file.importedAs).toBe('agreements-by-flow');
    expect(file.rows).toBe(10);
    expect(file.agreements.map((one) => one.agreement)).toEqual([
      'MIG-1',
      'MIG-2',
      'MIG-3',
      'HIE-1',
      'HIE-2',
      'HIE-4',
      'HIE-5',
      'HIE-6',
    ]);
    expect(file.rejected).toEqual([
      { line: 10, column: 'channel', reason: 'neither mig nor hie' },
      {
        line: 11,
        column: 'provider_signed_on',
        reason: 'not a real day as yyyy-mm-dd or yyyymmdd; slashes need "dates: day-first"',
      },
    ]);
  });

  test('staff columns are counted and never read', () => {
    expect(file.notes).toContainEqual({
      what: 'staff-columns-dropped',
      value: '',
      rows: 1,
      line: 1,
    });
    expect(JSON.stringify(file)).not.toContain('example.org');
  });

  test('a word we do not know is noted by its column and never repeated', () => {
    expect(file.notes).toContainEqual({
      what: 'unknown-state',
      value: 'consumer_state',
      rows: 1,
      line: 8,
    });
    expect(JSON.stringify(file)).not.toContain('desk');
  });
});

describe('a row for each party, in columns of the export', () => {
  const config: MapConfig = {
    columns: {
      agreement: 'Share ref',
      channel: 'System',
      party: 'Organisation',
      role: 'Acts as',
      state: 'Status',
      signedOn: 'Date signed',
      validFrom: 'Start',
      validTo: 'Review date',
      dpiaState: 'Impact assessment',
    },
    states: {
      signed: 'Completed',
      issued: 'Sent | Emailed',
      'due-for-review': 'Review due',
      'dpia-approved': 'Yes',
      'dpia-rejected': 'No',
    },
  };
  const file = read(registerText('agreements-by-party-2020-02-29.csv'), config);

  test('an agreement covers every provider with every consumer', () => {
    expect(file.importedAs).toBe('agreements-by-party');
    expect(
      file.agreements.map(({ provider, consumer, providerParty, consumerParty, dpia }) => [
        provider,
        consumer,
        providerParty.state,
        consumerParty.state,
        dpia,
      ]),
    ).toEqual([
      ['X90001', 'X9A01', 'signed', 'due-for-review', 'approved'],
      ['X90001', 'X9A02', 'signed', 'signed', 'approved'],
      ['X90002', 'X9A01', 'issued', 'due-for-review', 'approved'],
      ['X90002', 'X9A02', 'issued', 'signed', 'approved'],
    ]);
  });

  test('an agreement with one end only makes no flow and is told', () => {
    expect(file.rejected).toEqual([
      { line: 6, column: 'acts as', reason: 'the agreement has no consumer' },
    ]);
  });

  test('the name of the lead officer stays in the file', () => {
    expect(file.notes).toEqual([{ what: 'staff-columns-dropped', value: '', rows: 1, line: 1 }]);
    expect(JSON.stringify(file)).not.toContain('Example');
  });

  const PARTY_HEADER = 'agreement,channel,party,role,state,valid_from,as_at';

  test('a flow is only as fresh as the older of its two rows', () => {
    const rows = ['A,hie,X90001,provider,signed,,2020-02-01', 'A,hie,X9A01,consumer,signed,,'];
    expect(read([PARTY_HEADER, ...rows].join('\n')).agreements[0]?.asAt).toBe('2020-02-01');
  });

  test.each([
    ['another role', 'A,hie,X90001,observer,signed,,', 'role'],
    ['no identifier', ',hie,X90001,provider,signed,,', 'agreement'],
    ['a bad date', 'A,hie,X90001,provider,signed,2020-13-01,', 'valid_from'],
    ['terms unlike its first row', 'A,hie,X90001,provider,signed,2020-01-01,', 'agreement'],
  ])('%s rejects the row', (_, row, column) => {
    const rows = ['A,hie,X9A01,consumer,signed,,', 'A,hie,X90009,provider,signed,,', row];
    const { rejected, agreements } = read([PARTY_HEADER, ...rows].join('\n'));
    expect(rejected.map((one) => [one.line, one.column])).toEqual([[4, column]]);
    expect(agreements.map((one) => one.provider)).toEqual(['X90009']);
  });

  test('a party that stands twice is refused', () => {
    const row = 'A,hie,X90001,provider,signed,,';
    expect(readOrRefuse([PARTY_HEADER, row, row].join('\n'))).toBe(
      'Lines 2 and 3 are the same party of the same agreement.',
    );
  });

  test('a code of the wrong shape rejects its row; most of them are another kind of file', () => {
    const good = ['A,hie,X90001,provider,signed,,', 'A,hie,X9A01,consumer,signed,,'];
    const bad = 'A,hie,no code,provider,signed,,';
    const file = read([PARTY_HEADER, ...good, bad].join('\n'));
    expect(file.agreements.map(({ provider, consumer }) => [provider, consumer])).toEqual([
      ['X90001', 'X9A01'],
    ]);
    const reason = 'not an ODS code (3 to 10 letters and digits)';
    expect(file.rejected).toEqual([{ line: 4, column: 'party', reason }]);
    expect(readOrRefuse([PARTY_HEADER, bad, bad, good[0]].join('\n'))).toContain(
      'does not on most rows: lines 2, 3',
    );
  });
});

describe('rows that are rejected', () => {
  test.each([
    ['no identifier', 0, '', 'agreement', 'the identifier is missing'],
    ['a channel of its own', 1, 'both', 'channel', 'neither mig nor hie'],
    ['a day that is none', 9, '2021-02-30', 'valid_to', 'not a real day'],
    ['an end before the start', 9, '2020-02-14', 'valid_to', 'ends before it starts'],
    ['a signing day that is none', 7, '1/2/2020', 'consumer_signed_on', 'not a real day'],
    ['a number of a patient', 0, 'ref 999 000 0018', 'agreement', 'or an NHS number'],
    ['an address of a person', 0, 'a.person@example.org', 'agreement', 'holds an e-mail address'],
  ])('%s', (_, place, value, column, reason) => {
    const cells = ROW.split(',');
    cells[place] = value;
    const { rejected, agreements } = read(`${HEADER}\n${cells.join(',')}\n`);
    expect(agreements).toEqual([]);
    expect(rejected).toEqual([{ line: 2, column, reason: expect.stringContaining(reason) }]);
  });
});

test('a DPIA word we do not know is noted; an empty one is only not said', () => {
  const cells = ROW.split(',');
  const row = (dpia: string, consumer: string): string =>
    cells.with(10, dpia).with(3, consumer).join(',');
  const file = read([HEADER, row('perhaps', 'X9A01'), row('', 'X9A02')].join('\n'));
  expect(file.agreements.map(({ dpia }) => dpia)).toEqual([undefined, undefined]);
  expect(file.notes).toEqual([
    { what: 'unknown-dpia-state', value: 'dpia_state', rows: 1, line: 2 },
  ]);
});

describe('files and maps that are refused', () => {
  test.each([
    ['neither layout', 'agreement,channel\nA,hie\n', NO_MAP, 'neither "provider"'],
    ['both layouts', `${HEADER},party,role\n${ROW},,\n`, NO_MAP, 'both layouts'],
    [
      'a required column missing',
      'agreement,channel,provider,consumer,provider_state\nA,hie,X90001,X9A01,signed\n',
      NO_MAP,
      'no column "consumer_state"',
    ],
    [
      'a column the configuration names',
      `${HEADER}\n${ROW}\n`,
      { columns: { signedOn: 'Date signed' }, states: {} },
      'no column "date signed"',
    ],
    ['a header alone', `${HEADER}\n`, NO_MAP, 'no row below it'],
    ['nothing', '', NO_MAP, 'holds no row'],
    ['the same flow twice', `${HEADER}\n${ROW}\n${ROW}\n`, NO_MAP, 'Lines 2 and 3 are the same'],
    [
      'a provider of the wrong shape',
      `${HEADER}\n${ROW.replace('X90001', 'X9/1')}\n`,
      NO_MAP,
      'Column 3 should hold an ODS code',
    ],
    [
      'a consumer of the wrong shape',
      `${HEADER}\n${ROW.replace('X9A01', '')}\n`,
      NO_MAP,
      'Column 4 should hold an ODS code',
    ],
    ['an unknown field', '', { columns: { sign: 'x' }, states: {} }, 'does not know "sign"'],
    ['an unknown state', '', { columns: {}, states: { done: 'x' } }, 'does not know "done"'],
  ])('%s', (_, text, config, refused) => {
    expect(readOrRefuse(text, config)).toContain(refused);
  });
});

describe('a list in our own names, in a workspace whose map is for another export', () => {
  const config: MapConfig = {
    columns: {
      agreement: 'Share ref',
      channel: 'System',
      party: 'Organisation',
      role: 'Acts as',
      state: 'Status',
      signedOn: 'Date signed',
      dpiaState: 'DPIA?',
    },
    states: { signed: 'Completed' },
  };

  test('is read by them, and the import says so', () => {
    const file = read('agreement,tier,party,state\nMOU,0,X90001,signed\n', config);
    expect(file.organisationAgreements).toMatchObject([
      { agreement: 'MOU', tier: 0, organisation: 'X90001', party: { state: 'signed' } },
    ]);
    const named = file.notes.filter(({ what }) => what === 'own-name-read');
    expect(named.map(({ value }) => value)).toEqual(['agreement', 'party', 'state']);
  });

  test('a list of tiers alone in the names of the map needs none that only flows have', () => {
    const rows = ['Share ref,tier,Organisation,Status,Date signed', 'MOU,0,X90001,Completed,'];
    expect(read(rows.join('\n'), config).organisationAgreements).toHaveLength(1);
  });

  test('a column that is there under neither name is still missed', () => {
    const rows = [
      'Share ref,System,Organisation,Acts as,Status',
      'A,hie,X90001,provider,Completed',
    ];
    expect(readOrRefuse(rows.join('\n'), config)).toContain('no column "date signed", "dpia?"');
  });

  test('a note on a word we do not know names the column as the file does', () => {
    const rows = [
      'Share ref,System,Organisation,Acts as,Status,Date signed,DPIA?',
      'A,hie,X90001,provider,Completed,,Perhaps',
      'A,hie,X9A01,consumer,Completed,,Perhaps',
    ];
    expect(read(rows.join('\n'), config).notes).toContainEqual({
      what: 'unknown-dpia-state',
      value: 'dpia?',
      rows: 2,
      line: 2,
    });
  });
});

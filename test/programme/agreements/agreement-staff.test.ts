import { describe, expect, test } from 'vitest';
import {
  type AgreementMapConfig,
  createAgreementMap,
} from '../../../src/programme/agreements/agreement-columns.ts';
import {
  type AgreementFile,
  readAgreementFile,
} from '../../../src/programme/agreements/agreement-file.ts';
import { isRefusal } from '../../../src/programme/files/file-reading.ts';
import { day } from '../../support/register-files.ts';

function read(text: string, config: Partial<AgreementMapConfig> = {}): AgreementFile {
  const map = createAgreementMap({ columns: {}, states: {}, ...config });
  if (isRefusal(map)) throw new Error(map.refused);
  const file = readAgreementFile(text, { asAt: day('2020-02-29'), map });
  if (isRefusal(file)) throw new Error(file.refused);
  return file;
}

const HEADER = 'agreement,channel,party,role,state,signatory_role,signatory';
const TEXT = [
  HEADER,
  'A,hie,X90001,provider,signed,Caldicott Guardian,Pat Example',
  'A,hie,X90002,provider,signed,Head of Everything,k.example@example.org',
  'A,hie,X9A01,consumer,signed,SIRO,Sam Example',
].join('\n');

describe('the part in which somebody signed', () => {
  const { agreements, notes } = read(TEXT);

  test('is kept when it is one of the list', () => {
    expect(agreements.map((one) => one.providerParty.signatoryRole)).toEqual([
      'caldicott-guardian',
      undefined,
    ]);
    expect(agreements[0]?.consumerParty.signatoryRole).toBe('siro');
  });

  test('is told without the word when it is not', () => {
    expect(notes).toContainEqual({
      what: 'unknown-signatory-role',
      value: 'signatory_role',
      rows: 1,
      line: 3,
    });
    expect(JSON.stringify(notes)).not.toContain('Everything');
  });

  test('may have other words', () => {
    const states = { 'signatory-director': 'Head of Everything' };
    expect(read(TEXT, { states }).agreements[1]?.providerParty.signatoryRole).toBe('director');
  });
});

describe('names of those who signed', () => {
  test('stay in the file, and so do addresses beside them', () => {
    const file = read(TEXT);
    expect(file.signatories).toEqual([]);
    expect(file.rejected).toEqual([]);
    expect(JSON.stringify(file)).not.toContain('Example');
    expect(file.notes).toContainEqual({
      what: 'staff-columns-dropped',
      value: '',
      rows: 1,
      line: 1,
    });
  });

  test('stay there also when the map names their column', () => {
    expect(read(TEXT, { columns: { signatory: 'signatory' } }).signatories).toEqual([]);
  });

  test('are read when asked for; an address costs the name and not the row', () => {
    const file = read(TEXT, { keepStaff: true });
    expect(file.signatories).toEqual([
      { agreement: 'A', organisation: 'X90001', name: 'Pat Example' },
      { agreement: 'A', organisation: 'X9A01', name: 'Sam Example' },
    ]);
    expect(file.agreements).toHaveLength(2);
    expect(file.notes).toContainEqual({
      what: 'signatory-not-kept',
      value: 'signatory',
      rows: 1,
      line: 3,
    });
  });

  test('of both ends of a row for each flow, and of tier 0', () => {
    const text = [
      'agreement,tier,channel,provider,consumer,provider_state,consumer_state,provider_signatory,consumer_signatory',
      'A,2,hie,X90001,X9A01,signed,signed,Pat Example,Sam Example',
      'MOU,0,,X90001,,signed,,Kim Example,',
    ].join('\n');
    expect(read(text, { keepStaff: true }).signatories).toEqual([
      { agreement: 'MOU', organisation: 'X90001', name: 'Kim Example' },
      { agreement: 'A', organisation: 'X90001', name: 'Pat Example' },
      { agreement: 'A', organisation: 'X9A01', name: 'Sam Example' },
    ]);
  });
});

test('channels and parts may have other words, and days may be written day first', () => {
  const text = [
    'agreement,channel,party,role,state,signed_on',
    'A,Shared Care Viewer,X90001,Discloses,signed,10/02/2020',
    'A,Shared Care Viewer,X9A01,Reads,signed,1 Feb 2020',
  ].join('\n');
  const states = {
    'channel-hie': 'Shared Care Viewer',
    'role-provider': 'Discloses',
    'role-consumer': 'Reads',
  };
  const [flow] = read(text, { states, dates: 'day-first' }).agreements;
  expect(flow).toMatchObject({
    channel: 'hie',
    provider: 'X90001',
    consumer: 'X9A01',
    providerParty: { signedOn: '2020-02-10' },
    consumerParty: { signedOn: '2020-02-01' },
  });
});

import { describe, expect, test } from 'vitest';
import type { OdsCode } from '../../../src/base/ods-code.ts';
import { createAgreementMap } from '../../../src/programme/agreements/agreement-columns.ts';
import {
  type AgreementFile,
  readAgreementFile,
} from '../../../src/programme/agreements/agreement-file.ts';
import { tierWarnings } from '../../../src/programme/agreements/agreement-tiers.ts';
import { isRefusal } from '../../../src/programme/files/file-reading.ts';
import { exampleOnce } from '../../support/agreement-example.ts';
import { day } from '../../support/register-files.ts';

const asAt = day('2020-02-29');
const today = day('2020-03-09');

function read(text: string, states: Record<string, string> = {}): AgreementFile {
  const map = createAgreementMap({ columns: {}, states });
  if (isRefusal(map)) throw new Error(map.refused);
  const file = readAgreementFile(text, { asAt, map });
  if (isRefusal(file)) throw new Error(file.refused);
  return file;
}

const PARTY = 'agreement,tier,channel,party,role,state,signed_on,valid_to';

describe('a row of tier 0 or 1 is of an organisation, not of a flow', () => {
  test('beside rows of the specific agreement', () => {
    const file = read(
      [
        PARTY,
        'MOU,0,,X90001,,signed,2019-04-01,2021-03-31',
        'STD,Tier 1,,X90001,,declined,,',
        'HIE-1,2,hie,X90001,provider,signed,2020-02-10,',
        'HIE-1,,hie,X9A01,consumer,signed,2020-02-01,',
      ].join('\n'),
    );
    expect(file.organisationAgreements).toEqual([
      {
        agreement: 'MOU',
        tier: 0,
        organisation: 'X90001',
        party: { state: 'signed', signedOn: '2019-04-01', signatoryRole: undefined },
        validFrom: undefined,
        validTo: '2021-03-31',
        asAt,
      },
      {
        agreement: 'STD',
        tier: 1,
        organisation: 'X90001',
        party: { state: 'declined', signedOn: undefined, signatoryRole: undefined },
        validFrom: undefined,
        validTo: undefined,
        asAt,
      },
    ]);
    expect(file.agreements.map(({ provider, consumer }) => [provider, consumer])).toEqual([
      ['X90001', 'X9A01'],
    ]);
    expect(file.rejected).toEqual([]);
  });

  test('a list of these alone needs no channel and no role', () => {
    const file = read('agreement,tier,party,state\nMOU,0,X90001,signed\nMOU,0,X90002,issued\n');
    expect(file.organisationAgreements.map((one) => [one.organisation, one.party.state])).toEqual([
      ['X90001', 'signed'],
      ['X90002', 'issued'],
    ]);
  });

  test('a list with one row of tier 2 does', () => {
    expect(() =>
      read('agreement,tier,party,state\nMOU,0,X90001,signed\nA,2,X90002,issued\n'),
    ).toThrow('no column "channel", "role"');
  });

  test('in a row for each flow both ends that are named are parties, and said twice is said once', () => {
    const header = 'agreement,tier,channel,provider,consumer,provider_state,consumer_state';
    const file = read(
      [
        header,
        'MOU,0,,X90001,X9A01,signed,issued',
        'MOU,0,,X90002,X9A01,signed,issued',
        'MOU,0,,X90003,,viewed,',
        'MOU,0,,X90004,X9A01,signed,signed',
        'MOU,0,,,,signed,',
      ].join('\n'),
    );
    expect(file.organisationAgreements.map((one) => [one.organisation, one.party.state])).toEqual([
      ['X90001', 'signed'],
      ['X90002', 'signed'],
      ['X90003', 'viewed'],
      ['X90004', 'signed'],
      ['X9A01', 'issued'],
    ]);
    expect(file.rejected).toEqual([
      {
        line: 5,
        column: 'consumer_state',
        reason: 'says otherwise than line 2 of the same organisation',
      },
      { line: 6, column: 'provider', reason: 'no organisation is named' },
    ]);
  });

  test('a word that is no tier costs the row; the map can teach it', () => {
    const text = 'agreement,tier,party,state\nMOU,Charter,X90001,signed\nMOU,0,X90002,signed\n';
    expect(() => read(text)).toThrow('no column');
    const taught = read(text, { 'tier-0': 'Charter' });
    expect(taught.organisationAgreements.map(({ tier }) => tier)).toEqual([0, 0]);
    const mixed = read(`${PARTY}\nMOU,gold,,X90001,,signed,,\nMOU,0,,X90002,,signed,,\n`);
    expect(mixed.rejected).toEqual([{ line: 2, column: 'tier', reason: 'not a tier: 0, 1 or 2' }]);
  });
});

describe('what tiers 0 and 1 say against an organisation', () => {
  test('nothing, when it has signed', () => {
    expect(tierWarnings('X90001', [exampleOnce()], today)).toEqual([]);
  });

  test('nothing, when no export tells of a tier: no list is no evidence', () => {
    expect(tierWarnings('X90001', [], today)).toEqual([]);
  });

  test('that it is not in the list there is', () => {
    expect(tierWarnings('X90009', [exampleOnce()], today)).toEqual([
      'No imported list of tier 0, the memorandum of understanding, names X90009.',
    ]);
  });

  test.each([
    [
      'not signed',
      exampleOnce({ party: { state: 'issued', signedOn: undefined } }),
      'MOU is issued',
    ],
    [
      'signed later',
      exampleOnce({ party: { state: 'signed', signedOn: day('2020-03-10') } }),
      'MOU is signed only on 2020-03-10',
    ],
    ['ended', exampleOnce({ validTo: day('2020-03-08') }), 'MOU ended on 2020-03-08'],
    ['not begun', exampleOnce({ validFrom: day('2020-03-10') }), 'MOU starts only on 2020-03-10'],
    [
      'not said',
      exampleOnce({ party: { state: undefined, signedOn: undefined } }),
      'MOU does not say where it stands',
    ],
  ])('%s', (_, once, reason) => {
    expect(tierWarnings('X90001', [once], today)).toEqual([
      `X90001 has not got tier 0, the memorandum of understanding, in force: ${reason}.`,
    ]);
  });

  test('one that stands is enough, beside an older one that does not', () => {
    const old = exampleOnce({ agreement: 'MOU-2015', validTo: day('2018-12-31') });
    expect(tierWarnings('X90001', [old, exampleOnce()], today)).toEqual([]);
  });

  test('each tier for itself', () => {
    const standards = exampleOnce({
      agreement: 'STD',
      tier: 1,
      organisation: 'X90002' as OdsCode,
    });
    expect(tierWarnings('X90001', [exampleOnce(), standards], today)).toEqual([
      'No imported list of tier 1, the common standards, names X90001.',
    ]);
  });
});

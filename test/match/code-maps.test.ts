import { describe, expect, test } from 'vitest';
import { mapCodes } from '../../src/match/mapped-codes.ts';
import { matchRecords } from '../../src/match/match-records.ts';
import type { CodeMapAnswers } from '../../src/record/code-map.ts';
import type { Entry } from '../../src/record/entry.ts';
import {
  description,
  entry,
  medication,
  quantity,
  read,
  record,
  result,
  snomed,
} from '../support/records.ts';
import { smallMaps } from '../support/small-maps.ts';

/** The pairs as `mig-hie pass confidence`. */
function pairs(mig: readonly Entry[], hie: readonly Entry[], maps?: CodeMapAnswers): string[] {
  return matchRecords(record(mig), record(hie), [], maps).pairs.map(
    (pair) => `${pair.mig}-${pair.hie} ${pair.pass} ${pair.confidence}`,
  );
}

function problem(
  code: Entry['codes'][number],
  parts: { term?: string; date?: string } = {},
): Entry {
  return entry({ kind: 'problem', date: '2007-08-09', codes: [code], ...parts });
}

function drug(code: string, term: string, dose = 'one daily', date = '2019-05-01'): Entry {
  return medication({ codes: [snomed(code)], term, dose, date });
}

const MAPS = smallMaps(
  { kind: 'read-to-concept', code: 'H33..', qualifier: '00', target: '195967001' },
  { kind: 'description-to-concept', code: '301485011', target: '195967001' },
  { kind: 'concept-replaced', code: '700001000', target: '195967001' },
  { kind: 'amp-to-vmp', code: '500001000', target: '500002000' },
  { kind: 'amp-to-vmp', code: '500005000', target: '500002000' },
  { kind: 'vmp-to-vtm', code: '500002000', target: '500003000' },
);

describe('matching under code maps', () => {
  test.each<[string, Entry, Entry, string]>([
    ['Read and concept', problem(read('H33..')), problem(snomed('195967001')), '0.92'],
    [
      'description and concept',
      problem(description('301485011')),
      problem(snomed('195967001')),
      '0.92',
    ],
    [
      'a retired concept and its replacement',
      problem(snomed('700001000')),
      problem(snomed('195967001')),
      '0.92',
    ],
    ['Read and a retired concept', problem(read('H33..')), problem(snomed('700001000')), '0.92'],
    [
      'a date known to the year',
      problem(read('H33..'), { date: '2007' }),
      problem(snomed('195967001')),
      '0.75',
    ],
    [
      'a brand and its generic',
      drug('500001000', 'Brandol 5mg'),
      drug('500002000', 'Genol 5mg'),
      '0.75',
    ],
    [
      'a brand and its moiety',
      drug('500001000', 'Brandol 5mg'),
      drug('500003000', 'Genol'),
      '0.75',
    ],
    [
      'a brand and its generic at another dose',
      drug('500001000', 'B'),
      drug('500002000', 'G', 'two'),
      '0.65',
    ],
  ])('%s', (_what, mig, hie, confidence) => {
    expect(pairs([mig], [hie], MAPS)).toEqual([`0-0 mapped-code ${confidence}`]);
    expect(pairs([hie], [mig], MAPS)).toEqual([`0-0 mapped-code ${confidence}`]);
  });

  test('without maps the same entries find each other by their day at best', () => {
    expect(pairs([problem(read('H33..'))], [problem(snomed('195967001'))])).toEqual([
      '0-0 assignment 0.5',
    ]);
  });

  test('the reason names the map and its release', () => {
    const matching = matchRecords(
      record([problem(read('H33..'))]),
      record([problem(snomed('195967001'))]),
      [],
      MAPS,
    );
    expect(matching.pairs[0]?.why).toBe('One meaning under small of 2019-04-01, on the same date.');
  });

  test('a code in common comes first', () => {
    const other = problem(snomed('195967001'), { term: 'Asthma' });
    const same = problem(read('H33..'), { term: 'asthma attack' });
    expect(pairs([problem(read('H33..'))], [other, same], MAPS)).toEqual(['0-1 code+date 0.97']);
  });

  test('a meaning in common on the day comes before a code in common on another', () => {
    const mig = problem(read('H33..'));
    const mapped = problem(snomed('195967001'));
    const later = problem(read('H33..'), { date: '2011-01-01' });
    expect(pairs([mig], [later, mapped], MAPS)).toEqual(['0-1 mapped-code 0.92']);
  });

  test('rows that name several meanings pair nothing', () => {
    const vague = smallMaps(
      { kind: 'read-to-concept', code: 'H33..', qualifier: '00', target: '195967001' },
      { kind: 'read-to-concept', code: 'H33..', qualifier: '11', target: '195967999' },
    );
    expect(pairs([problem(read('H33..'))], [problem(snomed('195967001'))], vague)).toEqual([
      '0-0 assignment 0.5',
    ]);
  });

  test('two brands of one product have nothing in common but the day', () => {
    const [one, other] = [drug('500001000', 'Brandol 5mg'), drug('500005000', 'Merkol 5mg')];
    expect(pairs([one], [other], MAPS)).toEqual(['0-0 assignment 0.5']);
  });

  test('an entry with a value is led by the map for values', () => {
    const maps = smallMaps(
      { kind: 'read-to-concept', code: '44J..', qualifier: '00', target: '100001000' },
      { kind: 'read-with-value-to-concept', code: '44J..', qualifier: '00', target: '100002000' },
    );
    const at = { date: '2020-01-02' };
    const mig = result({ ...at, codes: [read('44J..')], value: quantity('5', 'mmol/L') });
    const hie = result({ ...at, codes: [snomed('100002000')], value: quantity('5', 'mmol/L') });
    expect(pairs([mig], [hie], maps)).toEqual(['0-0 mapped-code 0.92']);
  });

  test('measurements of other days stay apart under maps too', () => {
    const mig = result({ date: '2020-01-02', codes: [read('H33..')], value: quantity('5') });
    const hie = result({ date: '2021-01-02', codes: [snomed('195967001')], value: quantity('6') });
    expect(pairs([mig], [hie], MAPS)).toEqual([]);
  });
});

test('what the maps said of a code is told again only for the same term code', () => {
  const maps = smallMaps(
    { kind: 'read-to-concept', code: 'H33..', qualifier: '00', target: '195967001' },
    { kind: 'read-to-concept', code: 'H33..', qualifier: '11', target: '500001000' },
  );
  const [one, other] = ['00', '11'].map((termCode) =>
    mapCodes(maps, [{ ...read('H33..'), termCode }], false),
  );
  expect(one?.keys).toContain('http://snomed.info/sct|195967001');
  expect(other?.keys).not.toContain('http://snomed.info/sct|195967001');
  expect(other?.keys).toContain('http://snomed.info/sct|500001000');
});

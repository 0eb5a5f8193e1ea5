import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { benchPeers } from '../../bench/peers.ts';
import type { Adapter, PeerItem } from '../../bench/peers/adapter.ts';
import { loadBlueButtonMatch } from '../../bench/peers/blue-button-match.ts';
import { jsonDiffTs } from '../../bench/peers/json-diff-ts.ts';
import { jsondiffpatch } from '../../bench/peers/jsondiffpatch.ts';
import { microdiff } from '../../bench/peers/microdiff.ts';
import { multiset } from '../../bench/peers/multiset.ts';
import { nameOf, numbered } from '../../bench/peers/natural-key.ts';
import { normalise } from '../../bench/peers/normal-form.ts';
import { naturalOf, resolver } from '../../bench/peers/raw-documents.ts';
import type { PeersResult } from '../../bench/peers/report.ts';
import { renderPeers } from '../../bench/peers/report.ts';
import { preparePair, scoreOurs, scoreRung } from '../../bench/peers/rungs.ts';
import { countScore, emptyRow } from '../../bench/peers/tally.ts';
import { readSide } from '../../bench/faults/judge.ts';
import { planLeg } from '../../src/simulator/legs.ts';
import type { BenchPair } from '../../src/simulator/legs/case.ts';
import { pairOf } from '../../src/simulator/legs/case.ts';
import { ROOT } from '../support/source-files.ts';

const NATURAL = {
  keys: (list: readonly object[]) => numbered(list, nameOf),
  ignored: [],
  ignoredAtTop: [],
};

/** The peer with old dependencies is asked where somebody has installed it. */
const hasBlueButton = existsSync(join(ROOT, 'bench/peers/node_modules/blue-button-match'));
const ADAPTERS: readonly Adapter[] = [
  multiset,
  jsondiffpatch,
  jsonDiffTs,
  microdiff,
  ...(hasBlueButton ? [loadBlueButtonMatch()] : []),
];

const PENICILLIN = { kind: 'allergy', name: 'penicillin', date: '2003-09-22', status: 'active' };
const DIGOXIN = { kind: 'medication', name: 'digoxin', date: '2023-04-22', value: '125 microgram' };
const ASTHMA = { kind: 'problem', name: 'asthma', date: '1999', status: 'active' };
const PRESSURE = { kind: 'blood-pressure', date: '2024-01-02', value: '120/80' };
const ALL = [PENICILLIN, DIGOXIN, ASTHMA, PRESSURE, PRESSURE];

/** No object stands in two lists, as none does where they were read from text. */
function copied(list: readonly object[]): object[] {
  return list.map((one) => ({ ...one }));
}

/** Places either side of what was said, so that halves and pairs can be told alike. */
function touched(items: readonly PeerItem[]): { mig: number[]; hie: number[] } {
  const on = (side: 'mig' | 'hie'): number[] =>
    [...new Set(items.flatMap((item) => item[side] ?? []))].sort((a, b) => a - b);
  return { mig: on('mig'), hie: on('hie') };
}

describe.each(ADAPTERS.map((adapter) => [adapter.id, adapter] as const))('%s', (_, adapter) => {
  const compare = (mig: object[], hie: object[]): ReturnType<typeof touched> =>
    touched(adapter.compare(copied(mig), copied(hie), NATURAL));

  test('says nothing of the same entries in another order', () => {
    expect(compare(ALL, [PRESSURE, ASTHMA, PENICILLIN, PRESSURE, DIGOXIN])).toEqual({
      mig: [],
      hie: [],
    });
  });

  test('finds a dropped entry, and that one alone', () => {
    expect(compare(ALL, [DIGOXIN, ASTHMA, PRESSURE, PRESSURE])).toEqual({ mig: [0], hie: [] });
  });

  test('finds a changed field in the entry that has it', () => {
    const spoilt = { ...DIGOXIN, value: '1250 microgram' };
    const { mig, hie } = compare(ALL, [PRESSURE, PRESSURE, spoilt, ASTHMA, PENICILLIN]);
    // A differ may name the entry by its place on either side.
    expect([mig, hie]).toEqual([mig.length > 0 ? [1] : [], hie.length > 0 ? [2] : []]);
    expect(mig.length + hie.length).toBeGreaterThan(0);
  });

  test('finds one of two repeats gone', () => {
    const { mig, hie } = compare(ALL, [PENICILLIN, DIGOXIN, ASTHMA, PRESSURE]);
    expect([mig.length, hie]).toEqual([1, []]);
    expect([3, 4]).toContain(mig[0]);
  });
});

describe('without natural keys', () => {
  test.each([jsondiffpatch, jsonDiffTs, microdiff])('$id goes by position', ({ compare }) => {
    const { mig, hie } = touched(
      compare(copied([PENICILLIN, DIGOXIN, ASTHMA]), copied([DIGOXIN, ASTHMA])),
    );
    expect(mig.length + hie.length).toBeGreaterThan(1);
  });
});

test('keys number repeats by what they say, the same on both sides', () => {
  const [low, high] = [
    { kind: 'result', name: 'sodium', value: '130' },
    { kind: 'result', name: 'sodium', value: '140' },
  ];
  expect(numbered([low, high], nameOf)).toEqual(['result|sodium|#0', 'result|sodium|#1']);
  expect(numbered([high, low], nameOf)).toEqual(['result|sodium|#1', 'result|sodium|#0']);
});

describe('paths to entries', () => {
  const resources = [
    { resourceType: 'List', id: 'l', entry: [{ item: { reference: 'Observation/o' } }] },
    { resourceType: 'Medication', id: 'm', code: { coding: [{ code: '1' }] } },
    {
      resourceType: 'MedicationStatement',
      id: 's',
      medicationReference: { reference: 'Medication/m' },
      effectivePeriod: { start: '2023-04-22T10:00:00Z' },
    },
    { resourceType: 'Observation', id: 'o', code: { text: 'asthma' }, issued: '2024-01-02' },
  ];
  const raw = { mig: resources, hie: resources };
  const entry = (source: string) => ({ source }) as never;
  const entries = {
    mig: [entry('entry[3].resource'), entry('entry[2].resource')],
    hie: [entry('/other')],
  };
  const touchesOf = resolver(raw, entries);

  test('a resource stands for the entries our reader found in it', () => {
    expect(touchesOf({ mig: 3, hie: null })).toEqual([{ side: 'mig', entryIndex: 0 }]);
    expect(touchesOf({ mig: null, hie: 3 })).toEqual([]);
  });

  test('a drug stands for the courses that name it, a list for nothing', () => {
    expect(touchesOf({ mig: 1, hie: null })).toEqual([{ side: 'mig', entryIndex: 1 }]);
    expect(touchesOf({ mig: 0, hie: null })).toEqual([]);
  });

  test('resources are named by type, code and day, a course by its drug', () => {
    expect(naturalOf(raw).keys(resources)).toEqual([
      'List|||#0',
      'Medication||1|#0',
      'MedicationStatement||1|2023-04-22#0',
      'Observation||asthma|2024-01-02#0',
    ]);
  });
});

describe('our normal form', () => {
  test('is silent about two answers that say the same, in every pair of formats with codes', () => {
    for (const one of planLeg('L6', 'normal', 10)) {
      for (const { id, formats, patients } of one.pairs()) {
        if (formats.hie === 'gpconnect-html') continue;
        const pair = pairOf({ id, formats, patients: { mig: patients.mig, hie: patients.mig } });
        const { mig, hie } = normalise(
          { mig: readSide(pair, 'mig'), hie: readSide(pair, 'hie') },
          undefined,
        );
        expect([id, multiset.compare(mig.entries, hie.entries)]).toEqual([id, []]);
        expect(mig.entries.length).toBeGreaterThan(20);
      }
    }
  });
});

describe('rungs', () => {
  const pair = firstOf('L1');
  const prepared = preparePair(pair, undefined);

  test('score every tool by the same entries', () => {
    const scores = (['N0', 'N1', 'N2'] as const).map((rung) =>
      scoreRung(prepared, rung, microdiff),
    );
    const found = scores.map((score) =>
      typeof score === 'string' ? score : score.faults.map((fault) => fault.found),
    );
    expect(found).toEqual([[true], [true], [true]]);
    expect(scoreOurs(prepared).faults).toHaveLength(1);
  });

  test('say why a tool is not asked', () => {
    expect(scoreRung(prepared, 'N0', multiset)).toBe('takes entries only');
    expect(scoreRung({ ...prepared, raw: undefined }, 'N1', microdiff)).toBe(
      'the answer is not one JSON bundle',
    );
  });

  test('a fault a tool has no place for counts as not asked, never as missed', () => {
    const row = emptyRow('L1', 'blind', 'N2');
    const ours = scoreOurs(prepared);
    const [fault] = ours.faults;
    if (fault === undefined) throw new Error('the pair has a fault');
    const missed = { ...ours, faults: [{ ...fault, found: false }], alarms: [] };
    countScore(row, missed, { ours, excuse: () => 'no place for it' });
    expect([row.faults, row.notAsked]).toEqual([0, { 'no place for it': 1 }]);
    countScore(row, missed, { ours, excuse: () => undefined });
    expect(row.faults).toBe(1);
  });
});

describe('npm run bench:peers', () => {
  test('prints every rung of a leg, ours last, as JSON', () => {
    const few = ['--leg', 'L1', '--count', '1', '--peer', 'multiset', '--peer', 'microdiff'];
    const { status, stdout } = bench(...few, '--size', 'usual', '--rounds', '2', '--json');
    const { schema, rows, speed, tools } = JSON.parse(stdout) as PeersResult;
    expect([status, schema, tools.map(({ id }) => id)]).toEqual([
      0,
      'mig2hie/bench-peers/1',
      ['multiset', 'microdiff'],
    ]);
    expect(rows.map(({ rung, tool }) => `${rung} ${tool}`)).toEqual([
      'N0 multiset',
      'N0 microdiff',
      'N1 multiset',
      'N1 microdiff',
      'N2 multiset',
      'N2 microdiff',
      'N3 mig2hie',
    ]);
    expect(speed.map(({ measured }) => typeof measured)).toEqual(Array(4).fill('object'));
    const text = renderPeers(JSON.parse(stdout) as PeersResult);
    expect(text).toContain('| N2 behind our normaliser | microdiff |');
    expect(text).toContain('- N0 raw, default options, multiset: n/a, takes entries only');
  });

  test.each([
    [['--peer', 'nothing'], '--peer nothing is not known'],
    [['--leg', 'L8'], '--leg L8 is not known'],
    [['--write'], '--write needs --date'],
  ])('refuses %j', async (argv, says) => {
    await expect(benchPeers(argv)).rejects.toThrow(says);
  });
});

function bench(...argv: readonly string[]): { status: number | null; stdout: string } {
  const command = [join(ROOT, 'bench/run.ts'), 'peers', ...argv];
  return spawnSync(process.execPath, command, { encoding: 'utf8' });
}

function firstOf(leg: 'L1'): BenchPair {
  for (const one of planLeg(leg, 'rungs', 1)) for (const pair of one.pairs()) return pair;
  throw new Error('a leg has a pair');
}

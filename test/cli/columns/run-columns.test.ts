import { expect, test } from 'vitest';
import { listLines } from '../../../src/cli/table/list-table.ts';
import { runTable } from '../../../src/cli/columns/run-columns.ts';
import { WHOLE_TABLE } from '../../../src/cli/flags/table-flags.ts';
import type { RunList } from '../../../src/workflow/compare/list-runs.ts';

const RUN: RunList['runs'][number] = {
  id: 'run-2',
  state: 'finished',
  startedAt: '2020-03-09T09:00:00Z',
  finishedAt: null,
  asAt: '2020-03-09',
  planHash: 'p1',
  configHash: 'c1',
  tool: { version: '0.1.0', rules: 'r1' },
  keyId: 'k1',
  planned: 20,
  compared: 9,
};

function lines(runs: RunList['runs'], choice = {}): string[] {
  return listLines(runTable({ schema: 'mig2hie/runs/1', runs }), { ...WHOLE_TABLE, ...choice });
}

test('runs are told by state, time and how many of those planned were compared', () => {
  expect(lines([RUN])).toEqual([
    'run    state     started               finished  compared  planned',
    '-----  --------  --------------------  --------  --------  -------',
    'run-2  finished  2020-03-09T09:00:00Z  -                9       20',
    '1 run.',
  ]);
});

test('what they rest on is told when asked for', () => {
  expect(lines([{ ...RUN, follows: 'run-1' }], { extended: true, csv: true })).toEqual([
    'run,state,started,finished,compared,planned,as at,follows,version,rules,plan,config',
    'run-2,finished,2020-03-09T09:00:00Z,,9,20,2020-03-09,run-1,0.1.0,r1,p1,c1',
  ]);
});

test('no run yet says what to do', () => {
  expect(lines([])).toEqual(['No run yet. Next: mig2hie compare']);
});

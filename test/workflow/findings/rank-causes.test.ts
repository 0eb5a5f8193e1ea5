import { expect, test } from 'vitest';
import type { FindingListed } from '../../../src/store/findings.ts';
import { causeTable } from '../../../src/cli/columns/cause-columns.ts';
import { listLines } from '../../../src/cli/table/list-table.ts';
import { WHOLE_TABLE } from '../../../src/cli/flags/table-flags.ts';
import { rankCauses } from '../../../src/workflow/findings/rank-causes.ts';

const FOUND: FindingListed = {
  id: 'f1',
  run: 'run-1',
  case: 'p-1',
  practice: 'X90001',
  kind: 'code-changed',
  severity: 'considerable',
  item: 'problems',
  field: 'codes',
  confidence: 0.9,
  tolerance: null,
  cause: 'c1',
  members: 1,
  class: null,
  classified: null,
};

test('causes are ranked by the worst severity, then by patients', () => {
  const causes = rankCauses([
    { ...FOUND, id: 'f0', cause: 'c0', severity: 'major', kind: 'dose-changed', members: 3 },
    FOUND,
    { ...FOUND, id: 'f2', case: 'p-2', members: 4 },
    { ...FOUND, id: 'f3', case: 'p-2', practice: 'X90002' },
    { ...FOUND, id: 'f4', cause: 'c2' },
  ]);
  expect(causes.map(({ cause, severity, patients }) => [cause, severity, patients])).toEqual([
    ['c0', 'major', 1],
    ['c1', 'considerable', 3],
    ['c2', 'considerable', 1],
  ]);
  expect(causes[1]).toMatchObject({ findings: 3, entries: 6, practices: 2, example: 'f1' });
});

test('findings stored before causes were are ranked by kind, item and field', () => {
  const old = { ...FOUND, cause: null };
  const causes = rankCauses([old, { ...old, case: 'p-2' }, { ...old, field: 'text' }]);
  expect(causes.map(({ cause, patients }) => [cause, patients])).toEqual([
    ['code-changed problems codes', 2],
    ['code-changed problems text', 1],
  ]);
});

test('the lines for people say of how many comparisons they speak', () => {
  const list = { schema: 'mig2hie/causes/1', from: 'newest' } as const;
  const causes = rankCauses([FOUND]);
  const lines = listLines(causeTable({ ...list, count: 1, compared: 7, causes }), WHOLE_TABLE);
  expect(lines.at(-1)).toBe('1 cause in 7 comparisons. Next: mig2hie findings show EXAMPLE');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  const none = causeTable({ ...list, count: 0, compared: 0, causes: [] });
  expect(listLines(none, WHOLE_TABLE)).toEqual([
    'No patient has been compared; that is no evidence.',
  ]);
});

import { expect, test } from 'vitest';
import { overviewLines } from '../../../src/cli/lines/overview-lines.ts';

test('an overview counts verdicts and severities, and puts the worst case first', () => {
  const lines = overviewLines([
    { case: 'agrees', verdict: 'parity', findings: {} },
    { case: 'unread', verdict: 'undetermined', findings: {} },
    { case: 'twice', verdict: 'differences', findings: { major: 2, minor: 1 } },
    { case: 'worst', verdict: 'differences', findings: { catastrophic: 1 } },
  ]);
  expect(lines).toEqual([
    '4 pairs: 2 with differences, 1 undetermined, 1 at parity. Findings: 1 catastrophic, 2 major, 1 minor.',
    '',
    'case    verdict       findings',
    '------  ------------  ----------------',
    'worst   differences   1 catastrophic',
    'twice   differences   2 major, 1 minor',
    'unread  undetermined  none',
    'agrees  parity        none',
  ]);
});

test('an overview of no pair says so', () => {
  expect(overviewLines([])).toEqual(['0 pairs: none. Findings: none.']);
});

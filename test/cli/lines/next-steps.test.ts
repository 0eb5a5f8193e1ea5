import { expect, test } from 'vitest';
import { nextSteps } from '../../../src/cli/lines/next-steps.ts';

const config = '/w/mig2hie.yaml';

test('the steps of a new workspace stand in order, the gateways first', () => {
  expect(nextSteps({ directory: '.', config, missing: ['MIG', 'HIE'] })).toEqual([
    'Next:',
    '  1. fill in the address of the MIG and the HIE in /w/mig2hie.yaml',
    '  2. mig2hie orgs import FILE --as-at DAY (practices; then the file of the consumers)',
    '  3. mig2hie agreements import FILE --as-at DAY',
    '  4. mig2hie samples import FILE',
    '  5. mig2hie compare',
  ]);
});

test('addresses already given are no step, and a folder is named in each', () => {
  const steps = nextSteps({ directory: 'trial', config, missing: [] });
  expect(steps[1]).toMatch(/^ {2}1\. mig2hie orgs import /);
  expect(steps.at(-1)).toBe('  4. mig2hie compare --workspace trial');
});

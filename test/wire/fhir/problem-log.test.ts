import { expect, test } from 'vitest';
import { openProblemLog } from '../../../src/wire/fhir/problem-log.ts';
import { EACH_MAX } from '../../../src/wire/problem-list.ts';

test('problems of one wording are listed with their paths up to a bound, then counted', () => {
  const log = openProblemLog();
  for (let i = 0; i < EACH_MAX + 3; i += 1) log.error(`entry[${i}]`, 'no date that exists');
  log.warning('entry[0]', 'odd');
  expect(log.problems).toHaveLength(EACH_MAX + 2);
  expect(log.problems.at(-2)).toEqual({ severity: 'warning', path: 'entry[0]', what: 'odd' });
  expect(log.problems.at(-1)).toEqual({
    severity: 'error',
    path: `entry[${EACH_MAX}]`,
    what: 'no date that exists (further ones): 3 times',
  });
});

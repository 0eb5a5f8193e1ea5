import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../src/base/expected-error.ts';
import { describeFailure } from '../../src/cli/failure.ts';

describe('what a failure prints', () => {
  test('an expected error: what is wrong, its code, and what to do next; no stack', () => {
    const failure = describeFailure(
      new ExpectedError({
        code: 'MIG2HIE_EXAMPLE',
        exit: 4,
        message: 'The store is not there.',
        next: ['Make it.', 'Or name another.'],
      }),
    );
    expect(failure).toEqual({
      exit: 4,
      text: 'Error: The store is not there. (MIG2HIE_EXAMPLE)\n  Next: Make it.\n  Next: Or name another.\n',
    });
  });

  test('a defect of ours: exit 70, with the stack', () => {
    const failure = describeFailure(new TypeError('x is not a function'));
    expect(failure.exit).toBe(70);
    expect(failure.text).toContain('defect of mig2hie');
    expect(failure.text).toContain('failure.test.ts');
  });

  test('something thrown that is no error at all is a defect too', () => {
    expect(describeFailure('odd')).toMatchObject({ exit: 70 });
  });

  test('a usage error of the command line leaves with 2', () => {
    const error = Object.assign(new Error('Missing 1 required arg'), { oclif: { exit: 2 } });
    expect(describeFailure(error)).toMatchObject({ exit: 2 });
    expect(describeFailure(error).text).toContain('--help');
  });
});

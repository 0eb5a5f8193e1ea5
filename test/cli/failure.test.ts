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

  test('what a flag could not be read as names the flag, without the lines of oclif', () => {
    const error = new ExpectedError({
      code: 'MIG2HIE_EXAMPLE',
      exit: 2,
      message: 'Parsing --lag \n\t“2x” is no length of time.\nSee more help with --help',
      next: [],
    });
    expect(describeFailure(error).text).toBe(
      'Error: --lag: “2x” is no length of time. (MIG2HIE_EXAMPLE)\n',
    );
  });

  test('a line break in a path that is quoted begins no line', () => {
    const error = new ExpectedError({
      code: 'MIG2HIE_EXAMPLE',
      exit: 2,
      message: 'a\nImported b cannot be read:\n  line 2 is bad',
      next: [],
    });
    expect(describeFailure(error).text).toBe(
      'Error: a Imported b cannot be read:\n  line 2 is bad (MIG2HIE_EXAMPLE)\n',
    );
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

  test('the hint of oclif itself is not printed beside ours', () => {
    const error = Object.assign(new Error('Expected --x=y\nSee more help with --help'), {
      oclif: { exit: 2 },
    });
    expect(describeFailure(error).text).toBe(
      'Error: Expected --x=y\n  Next: see the command with --help.\n',
    );
  });

  test.each([
    ['inspct:x', 'There is no command inspct. Did you mean inspect?'],
    ['findings:lst', 'There is no command findings lst. Did you mean findings list?'],
    ['nonsense:9000000009', 'There is no command nonsense.'],
    ['compare:files:a:b', 'compare files takes no words of its own'],
  ])('an unknown command %s leaves with 2 and the nearest one', (id, text) => {
    const error = Object.assign(new Error(`command ${id} not found`), { oclif: { exit: 2 } });
    const known = ['compare', 'compare:files', 'findings:list', 'inspect', 'status'];
    const failure = describeFailure(error, known);
    expect(failure.exit).toBe(2);
    expect(failure.text).toContain(text);
    expect(failure.text).not.toContain('9000000009');
  });

  test('two bare files are asked for their sides', () => {
    const error = Object.assign(new Error('command compare:files:a:b not found'), {
      oclif: { exit: 2 },
    });
    expect(describeFailure(error, ['compare:files']).text).toContain(
      'Next: Name the sides: --mig FILE --hie FILE',
    );
  });
});

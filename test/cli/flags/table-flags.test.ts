import { describe, expect, test } from 'vitest';
import { checkTableChoice, shieldTableValues } from '../../../src/cli/flags/table-flags.ts';

describe('values that begin with a minus are not taken for flags', () => {
  test.each([
    [
      ['--sort', '-why', '-w', 'here'],
      ['--sort', ' -why', '-w', 'here'],
    ],
    [['--sort=-why'], ['--sort= -why']],
    [
      ['--filter', '-state=closed', '--csv'],
      ['--filter', ' -state=closed', '--csv'],
    ],
    [
      ['--sort', '--csv'],
      ['--sort', '--csv'],
    ],
    [
      ['--', '--sort', '-why'],
      ['--', '--sort', '-why'],
    ],
    [
      ['--columns', 'code', '-q'],
      ['--columns', 'code', '-q'],
    ],
  ])('%j', (typed, read) => {
    expect(shieldTableValues(typed)).toEqual(read);
  });
});

describe('flags that would do nothing are refused', () => {
  test.each([
    [{ json: true, csv: true }, '--json prints the whole document, so --csv would do nothing.'],
    [
      { json: true, sort: 'code', filter: ['a=b'] },
      '--json prints the whole document, so --sort and --filter would do nothing.',
    ],
    [
      { columns: 'code', extended: true },
      '--columns says which columns to show, and --extended shows every one.',
    ],
  ])('%j', (flags, message) => {
    expect(() => checkTableChoice(flags)).toThrow(
      expect.objectContaining({ message, exit: 2 }) as Error,
    );
  });

  test('one beside the other is fine where both count', () => {
    const none = { extended: false, csv: false, 'no-truncate': false, 'no-header': false };
    expect(() => checkTableChoice({ ...none, json: true })).not.toThrow();
    expect(() =>
      checkTableChoice({ ...none, csv: true, columns: 'code', sort: 'code' }),
    ).not.toThrow();
  });
});

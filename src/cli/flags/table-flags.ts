import { Flags } from '@oclif/core';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';

const TABLE = { helpGroup: 'TABLE' };

/** Flags of every command that prints a list, named as oclif's own tables named them. */
export const tableFlags = {
  columns: Flags.string({
    ...TABLE,
    description: 'show only these columns, in this order (comma-separated)',
    helpValue: 'A,B',
  }),
  sort: Flags.string({
    ...TABLE,
    description: 'sort by these columns (comma-separated; - in front: descending)',
    helpValue: '[-]A,B',
  }),
  filter: Flags.string({
    ...TABLE,
    description:
      'show only rows whose column A holds this text, whatever its case (==: is this text; - in front: does not); may be repeated',
    helpValue: '[-]A=TEXT',
    multiple: true,
    multipleNonGreedy: true,
  }),
  extended: Flags.boolean({
    ...TABLE,
    char: 'x',
    description: 'show every column there is',
    default: false,
  }),
  csv: Flags.boolean({
    ...TABLE,
    description: 'print CSV in place of a table, without what was counted',
    default: false,
  }),
  'no-truncate': Flags.boolean({
    ...TABLE,
    description: 'leave every cell whole, however wide the lines become',
    default: false,
  }),
  'no-header': Flags.boolean({
    ...TABLE,
    description: 'leave out the titles of the columns',
    default: false,
  }),
};

/** What the flags of a table ask for. */
export interface TableChoice {
  readonly columns?: string | undefined;
  readonly sort?: string | undefined;
  readonly filter?: readonly string[] | undefined;
  readonly extended: boolean;
  readonly csv: boolean;
  readonly 'no-truncate': boolean;
  readonly 'no-header': boolean;
}

/** What a list is without any of these flags. */
export const WHOLE_TABLE: TableChoice = {
  extended: false,
  csv: false,
  'no-truncate': false,
  'no-header': false,
};

/** Refuses flags of a table that would have no effect, rather than passing them over. */
export function checkTableChoice(flags: Readonly<Record<string, unknown>>): void {
  const asked = Object.keys(tableFlags).filter((name) => isGiven(flags[name]));
  if (asked.length > 0 && flags['json'] === true) {
    throw unfitting(
      `--json prints the whole document, so --${asked.join(' and --')} would do nothing.`,
      'Leave --json out, or the other; --csv is the table as data.',
    );
  }
  if (isGiven(flags['columns']) && isGiven(flags['extended'])) {
    throw unfitting(
      '--columns says which columns to show, and --extended shows every one.',
      'Give one of the two.',
    );
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== false;
}

function unfitting(message: string, next: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_TABLE_FLAG',
    exit: EXIT.usage,
    message,
    next: [next],
  });
}

/**
 * Arguments with the values of these flags kept from being taken for flags: `--sort -why` would be read
 * as `-w`. A space in front, which is dropped when the value is read, tells them apart.
 */
export function shieldTableValues(argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  return argv.map((word, index) => {
    if (end !== -1 && index >= end) return word;
    const [, joined, value] = /^(--(?:sort|filter)=)(-[^-].*)$/s.exec(word) ?? [];
    if (joined !== undefined) return `${joined} ${value}`;
    const before = argv[index - 1];
    return (before === '--sort' || before === '--filter') && /^-[^-]/.test(word)
      ? ` ${word}`
      : word;
  });
}

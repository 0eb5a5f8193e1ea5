import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListColumn } from '../../../src/cli/table/list-column.ts';
import { type ListTable, listLines } from '../../../src/cli/table/list-table.ts';
import { type TableChoice, WHOLE_TABLE } from '../../../src/cli/flags/table-flags.ts';

interface Practice {
  readonly code: string;
  readonly name: string | null;
  readonly patients: number | null;
  readonly opened: string | null;
  readonly grade?: string;
}

const GRADES = ['major', 'minor', 'none'];
const COLUMNS: readonly ListColumn<Practice>[] = [
  { title: 'code', get: ({ code }) => code },
  { title: 'name', get: ({ name }) => name, blank: 'not said' },
  { title: 'patients', align: 'right', get: ({ patients }) => patients },
  { title: 'as at', get: ({ opened }) => opened },
  {
    title: 'grade',
    extended: true,
    get: ({ grade }) => grade,
    rank: ({ grade }) => (grade === undefined ? null : GRADES.indexOf(grade)),
  },
];
const ROWS: readonly Practice[] = [
  { code: 'X90001', name: 'Mill Lane', patients: 900, opened: '2001-02-03', grade: 'none' },
  { code: 'X90002', name: null, patients: 10000, opened: '1974-04-01', grade: 'major' },
  { code: 'X90003', name: 'the mill', patients: null, opened: null },
  { code: 'X90004', name: 'Hill', patients: 900, opened: '1999-12-31', grade: 'minor' },
];
const LIST: ListTable<Practice> = { columns: COLUMNS, rows: ROWS, footing: ['4 practices.'] };

function lines(choice: Partial<TableChoice>, list = LIST): string[] {
  return listLines(list, { ...WHOLE_TABLE, ...choice });
}

/** The codes shown, in their order. */
function codes(choice: Partial<TableChoice>): string[] {
  return lines({ ...choice, columns: 'code', 'no-header': true }).filter((line) =>
    line.startsWith('X9'),
  );
}

test('a list is its table and what was counted', () => {
  expect(lines({})).toEqual([
    'code    name       patients  as at',
    '------  ---------  --------  ----------',
    'X90001  Mill Lane       900  2001-02-03',
    'X90002  not said      10000  1974-04-01',
    'X90003  the mill          -  -',
    'X90004  Hill            900  1999-12-31',
    '4 practices.',
  ]);
});

describe('--columns', () => {
  test.each([
    ['only those named, in that order', 'patients,code', 'patients  code'],
    ['whatever their case', 'CODE,Name', 'code    name'],
    ['a title of two words without quotes', 'as-at', 'as at'],
    ['one that is hidden otherwise', 'grade,code', 'grade  code'],
    ['each once', 'code,name,code', 'code    name'],
  ])('%s', (_, columns, header) => {
    expect(lines({ columns })[0]?.trim().replace(/ {2,}/g, '  ')).toBe(
      header.replace(/ {2,}/g, '  '),
    );
  });

  test('one that is not there is an error that names those that are', () => {
    expect(() => lines({ columns: 'code,patient' })).toThrow(
      expect.objectContaining({
        exit: 2,
        message: 'There is no column "patient" in this list. Did you mean patients?',
        next: ['Its columns are: code, name, patients, as at, grade.'],
      }) as Error,
    );
  });

  test('none at all is an error', () => {
    expect(() => lines({ columns: ' , ' })).toThrow('--columns names no column');
  });
});

test('--extended shows every column', () => {
  expect(lines({ extended: true })[0]).toContain('grade');
});

describe('--sort', () => {
  test.each([
    ['figures by their value', 'patients', ['X90001', 'X90004', 'X90002', 'X90003']],
    [
      'descending, what is not said still last',
      '-patients',
      ['X90002', 'X90001', 'X90004', 'X90003'],
    ],
    ['days by their date', 'as at', ['X90002', 'X90004', 'X90001', 'X90003']],
    ['text whatever its case', 'name', ['X90004', 'X90001', 'X90003', 'X90002']],
    ['by one, then by another', 'patients,-code', ['X90004', 'X90001', 'X90002', 'X90003']],
    ['words by their rank', 'grade', ['X90002', 'X90004', 'X90001', 'X90003']],
  ])('%s', (_, sort, order) => {
    expect(codes({ sort })).toEqual(order);
  });

  test('a column that is not there is an error', () => {
    expect(() => lines({ sort: '-size' })).toThrow('There is no column "size"');
  });
});

describe('--filter', () => {
  test.each([
    ['part of a cell, whatever its case', ['name=MILL'], ['X90001', 'X90003']],
    ['rows without it', ['-name=mill'], ['X90002', 'X90004']],
    ['what stands where nothing is said', ['name=not said'], ['X90002']],
    ['a figure as it is printed', ['patients=900'], ['X90001', 'X90004']],
    ['the whole cell', ['name==mill'], []],
    ['the whole cell, whatever its case', ['name==THE MILL'], ['X90003']],
    ['rows in which it is not the whole cell', ['-name==hill'], ['X90001', 'X90002', 'X90003']],
    ['every one of several', ['patients=900', 'name=mill'], ['X90001']],
    ['a column that is hidden', ['grade=major'], ['X90002']],
    ['text with an equals sign', ['name=a=b'], []],
  ])('%s', (_, filter, order) => {
    expect(codes({ filter })).toEqual(order);
  });

  test('tells how many rows of how many are shown, before what was counted', () => {
    expect(lines({ filter: ['name=mill'] }).slice(-2)).toEqual([
      '2 of 4 rows shown (name=mill).',
      '4 practices.',
    ]);
    expect(lines({ filter: ['name=nowhere'] })).toEqual([
      '0 of 4 rows shown (name=nowhere).',
      '4 practices.',
    ]);
  });

  test('an NHS number typed as a filter is never printed', () => {
    expect(lines({ filter: ['name=999 000 0018'] }).join('\n')).not.toMatch(/0018/);
  });

  test.each(['name', 'name=', 'name==', '=mill'])('%j is an error', (filter) => {
    expect(() => lines({ filter: [filter] })).toThrow(
      expect.objectContaining({ exit: 2, code: 'MIG2HIE_TABLE_FLAG' }) as Error,
    );
  });
});

describe('--csv', () => {
  test('is the rows alone: figures plain, nothing where nothing is said, no counts', () => {
    expect(lines({ csv: true, filter: ['-code=X90001'] })).toEqual([
      'code,name,patients,as at',
      'X90002,,10000,1974-04-01',
      'X90003,the mill,,',
      'X90004,Hill,900,1999-12-31',
    ]);
  });

  test('quotes what must be, and no spreadsheet runs a cell', () => {
    const rows = [{ code: 'X90005', name: '=cmd|"a", b', patients: 1, opened: '-' }];
    expect(lines({ csv: true, 'no-header': true }, { ...LIST, rows })).toEqual([
      `X90005,"'=cmd|""a"", b",1,'-`,
    ]);
  });

  test('is never cut, however long a cell', () => {
    const rows = [{ code: 'X90005', name: 'n'.repeat(500), patients: 1, opened: null }];
    expect(lines({ csv: true, columns: 'name' }, { ...LIST, rows })[1]).toHaveLength(500);
  });

  test('reads back as it was, but for the apostrophe that stops a formula', () => {
    // A text that begins with an apostrophe cannot be told from one that was given it.
    const cell = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => !text.startsWith("'"));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (cells) => {
        const rows = cells.map(([code, name]) => ({ code, name, patients: 1, opened: null }));
        const text = lines({ csv: true, columns: 'code,name' }, { ...LIST, rows }).join('\n');
        const read = parse(text, { record_delimiter: '\n', from_line: 2 });
        const plain = read.map((row) =>
          row.map((one) => one.replace(/^'(?=\s*[=+\-@＝＋－＠\t\r\n])/, '')),
        );
        expect(plain).toEqual(cells);
      }),
      { seed: 20200309 },
    );
  });

  test('of no row is its titles', () => {
    expect(lines({ csv: true }, { ...LIST, rows: [] })).toEqual(['code,name,patients,as at']);
  });
});

test('--no-truncate leaves cells whole', () => {
  const rows = [{ code: 'X90005', name: 'n'.repeat(300), patients: 1, opened: null }];
  expect(lines({ 'no-truncate': true }, { ...LIST, rows })[2]).toContain('n'.repeat(300));
  expect(lines({}, { ...LIST, rows })[2]).not.toContain('n'.repeat(100));
});

test('remarks stand below their own row, also when rows are sorted, and never in CSV', () => {
  const list = { ...LIST, remarks: ({ code }: Practice) => (code === 'X90002' ? ['open'] : []) };
  const columns = COLUMNS.slice(0, 1);
  expect(lines({ sort: '-code', 'no-header': true }, { ...list, columns })).toEqual([
    'X90004',
    'X90003',
    'X90002',
    '  open',
    'X90001',
    '4 practices.',
  ]);
  expect(lines({ csv: true }, list)).toHaveLength(5);
  expect(lines({ columns: 'code' }, list)).not.toContain('  open');
});

import { statSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { dateOf, wholeNumber } from './flags.ts';
import { measureImports } from './import/measure.ts';
import { type ImportResult, renderImports } from './import/report.ts';
import { tell } from './reports.ts';
import { surroundings } from './timing/surroundings.ts';

/** Flags of `npm run bench -- import`. */
export const IMPORT_USAGE = `import: a whole epraccur and a year of accesses, beside the bare parser and a bare insert
  --rows N       rows of the access log (1600000)
  --epraccur N   rows of epraccur (15971)
  --rounds N     rounds (2)
  --json         the result as JSON
  --write        write reports/benchmark/import.md and import.json; needs --date
  --date DAY     the day of the measurement, yyyy-mm-dd`;

/** Measures the imports and prints the table; an unknown flag is an error. */
export function benchImport(argv: readonly string[]): void {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      rows: { type: 'string', default: '1600000' },
      epraccur: { type: 'string', default: '15971' },
      rounds: { type: 'string', default: '2' },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      date: { type: 'string' },
    },
  });
  const date = dateOf(values);
  const size = {
    usageRows: wholeNumber('--rows', values.rows),
    epraccurRows: wholeNumber('--epraccur', values.epraccur),
    rounds: wholeNumber('--rounds', values.rounds),
  };
  if (Math.min(size.usageRows, size.epraccurRows, size.rounds) < 1) {
    throw new RangeError('--rows, --epraccur and --rounds take numbers above 0');
  }
  const before = loadavg()[0] ?? 0;
  const rows = measureImports(size, (path) => statSync(path).size);
  const result: ImportResult = {
    schema: 'mig2hie/bench-import/1',
    date,
    ...surroundings(),
    rounds: size.rounds,
    load: { before, after: loadavg()[0] ?? 0 },
    rows,
  };
  tell(result, { name: 'import', render: renderImports, json: values.json, write: values.write });
}

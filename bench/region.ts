import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { dateOf, wholeNumber } from './flags.ts';
import { WHOLE_REGION } from './region/build-region.ts';
import { measureRegion } from './region/measure.ts';
import { type RegionResult, renderRegion } from './region/report.ts';
import { tell } from './reports.ts';
import { surroundings } from './timing/surroundings.ts';

/** Flags of `npm run bench -- region`. */
export const REGION_USAGE = `region: flows list and status of a whole region, beside a bare SQL query over the same tables
  --rounds N     rounds (5)
  --practices N  practices of the region (${WHOLE_REGION.practices})
  --consumers N  consumers of the region (${WHOLE_REGION.consumers})
  --rows N       rows of epraccur in all (${WHOLE_REGION.rows})
  --json         the result as JSON
  --write        write reports/benchmark/region.md and region.json; needs --date
  --date DAY     the day of the measurement, yyyy-mm-dd`;

/** Builds a region, measures the two commands and prints the table; an unknown flag is an error. */
export async function benchRegion(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      rounds: { type: 'string', default: '5' },
      practices: { type: 'string', default: String(WHOLE_REGION.practices) },
      consumers: { type: 'string', default: String(WHOLE_REGION.consumers) },
      rows: { type: 'string', default: String(WHOLE_REGION.rows) },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      date: { type: 'string' },
    },
  });
  const date = dateOf(values);
  const rounds = atLeastOne('--rounds', values.rounds);
  const size = {
    practices: atLeastOne('--practices', values.practices),
    consumers: atLeastOne('--consumers', values.consumers),
    rows: atLeastOne('--rows', values.rows),
  };
  const before = loadavg()[0] ?? 0;
  const rows = await measureRegion(size, rounds);
  const result: RegionResult = {
    schema: 'mig2hie/bench-region/1',
    date,
    ...surroundings(),
    rounds,
    size,
    load: { before, after: loadavg()[0] ?? 0 },
    rows,
  };
  tell(result, { name: 'region', render: renderRegion, json: values.json, write: values.write });
}

function atLeastOne(flag: string, given: string): number {
  const number = wholeNumber(flag, given);
  if (number > 0) return number;
  throw new RangeError(`${flag} takes a number above 0`);
}

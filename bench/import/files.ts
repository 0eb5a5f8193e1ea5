import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { createRandom } from '../../src/simulator/random.ts';
import { consumerCode, practiceCode, regionFiles } from '../region/register-files.ts';

/** The days of the synthetic log. */
export const LOG_YEAR = { from: '2019-01-01', to: '2019-12-31' };

const PRACTICES = 373;
const CONSUMERS = 14;
const USERS = 6000;
const ITEMS = ['summary', 'medication', 'problems', 'investigations', 'events'];

/** One access as the log holds it: ten columns, of which the import reads six. */
export type LogRow = readonly string[];

/** The names of its columns. */
export const LOG_HEADER =
  'time,provider,consumer,user,channel,outcome,item,session,nhs_number,duration_ms';

/** A year of accesses of the MIG in the order of time; the same for every run. Every flow is used alike, which makes more weeks to count than real use does. */
export function* logRows(rows: number): Generator<LogRow> {
  const random = createRandom('bench-import');
  const began = Date.UTC(2019, 0, 1) / 1000;
  const year = 365 * 86_400;
  for (let at = 0; at < rows; at += 1) {
    const instant = new Date((began + Math.floor((at / rows) * year)) * 1000).toISOString();
    yield [
      `${instant.slice(0, 10)} ${instant.slice(11, 19)}`,
      practiceCode(random.between(0, PRACTICES - 1)),
      consumerCode(random.between(0, CONSUMERS - 1)),
      `u${random.between(1000, 999 + USERS)}`,
      'mig',
      random.chance(0.98) ? 'success' : 'timeout',
      random.pick(ITEMS),
      `${random.between(1e8, 9e8)}-${at}`,
      `9${random.between(1e8, 9e8)}`,
      String(random.between(40, 900)),
    ];
  }
}

/** Writes the log in pieces, for it is larger than a text may be. */
export function writeLog(path: string, rows: number): void {
  const file = openSync(path, 'w');
  let lines = `${LOG_HEADER}\n`;
  for (const row of logRows(rows)) {
    lines += `${row.join(',')}\n`;
    if (lines.length > 1 << 20) {
      writeSync(file, lines);
      lines = '';
    }
  }
  writeSync(file, lines);
  closeSync(file);
}

/** Writes a file with as many rows as the whole of epraccur. */
export function writeEpraccur(path: string, rows: number): void {
  const files = regionFiles({ practices: PRACTICES, consumers: CONSUMERS, rows });
  writeFileSync(path, files.find(({ kind }) => kind === 'epraccur')?.text ?? '');
}

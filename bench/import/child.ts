/** Does one task over a file in a process of its own and prints what it took. */
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { parse as parseWhole } from 'csv-parse/sync';
import Database from 'better-sqlite3';
import { CSV_OPTIONS } from '../../src/programme/files/csv-rows.ts';
import { openContext } from '../../src/workflow/context.ts';
import { importOrganisations } from '../../src/workflow/register/import-organisations.ts';
import { importUsage } from '../../src/workflow/usage/import-usage.ts';
import { initWorkspace } from '../../src/workflow/init-workspace.ts';
import { USAGE_CSV } from '../../src/workflow/usage/usage-csv.ts';
import { peakMb } from '../timing/peak-memory.ts';
import { LOG_YEAR, logRows } from './files.ts';

const [task = '', path = '', count = '0'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'mig2hie-bench-'));

/** Each gives the number of rows it went through. */
const TASKS: Readonly<Record<string, () => number | Promise<number>>> = {
  'usage import': () => inWorkspace((context) => importUsage(context, { ...request, ...LOG_YEAR })),
  'usage parser': parseStream,
  'usage insert': () => insertAll(logRows(Number(count)), 10),
  'epraccur import': () =>
    inWorkspace((context) => importOrganisations(context, { ...request, kind: 'epraccur' })),
  'epraccur parser': () => parseWhole(readFileSync(path, 'utf8'), CSV_OPTIONS).length,
  'epraccur insert': () => insertAll(parseWhole(readFileSync(path, 'utf8')), 27),
};

const request = { file: path, asAt: '2020-01-31', dryRun: false, strict: false };

async function inWorkspace(
  work: (context: ReturnType<typeof openContext>) => Promise<{ readonly kept: number }>,
): Promise<number> {
  const directory = join(folder, 'work');
  initWorkspace({ directory, keys: join(folder, 'keys') });
  const progress = { start: () => undefined, tick: () => undefined, stop: () => undefined };
  const context = openContext({ directory, progress, clock: () => '2020-01-31T12:00:00Z' });
  try {
    began = now();
    return (await work(context)).kept;
  } finally {
    context.close();
  }
}

/** The parser alone, as its own pages use it, with the options of the import. */
async function parseStream(): Promise<number> {
  let rows = 0;
  const parser = createReadStream(path).pipe(parse(USAGE_CSV));
  parser.on('data', () => {
    rows += 1;
  });
  await new Promise((resolve, reject) => {
    parser.on('end', resolve).on('error', reject);
  });
  // The first row names the columns.
  return rows - 1;
}

/** Every cell of every row into a plain table, in one transaction. */
function insertAll(rows: Iterable<readonly string[]>, columns: number): number {
  const database = new Database(join(folder, 'floor.db'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  const names = Array.from({ length: columns }, (_, at) => `c${at}`);
  database.exec(`CREATE TABLE bare (${names.map((name) => `${name} TEXT`).join(', ')})`);
  const insert = database.prepare(`INSERT INTO bare VALUES (${names.map(() => '?').join(', ')})`);
  let inserted = 0;
  began = now();
  database.transaction(() => {
    for (const row of rows) {
      insert.run(row);
      inserted += 1;
    }
  })();
  database.close();
  return inserted;
}

interface Moment {
  readonly wall: number;
  readonly cpu: NodeJS.CpuUsage;
}

function now(): Moment {
  return { wall: performance.now(), cpu: process.cpuUsage() };
}

let began = now();
try {
  const rows = await TASKS[task]?.();
  if (rows === undefined) throw new RangeError(`no task ${task}`);
  const { user, system } = process.cpuUsage(began.cpu);
  const wallMs = performance.now() - began.wall;
  const told = { rows, wallMs, cpuMs: (user + system) / 1000, peakMb: peakMb() };
  process.stdout.write(JSON.stringify(told));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

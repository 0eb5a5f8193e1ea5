import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { WRITERS } from '../src/simulator/writers.ts';
import type { WrittenFormat } from '../src/simulator/writers.ts';
import { FORMATS } from '../src/wire/formats.ts';
import type { Effort } from './timing/alternate.ts';
import { measureRead } from './read/measure.ts';
import { SIZES } from './read/payloads.ts';
import type { Size } from './read/payloads.ts';
import { renderRead } from './read/report.ts';
import type { ReadResult } from './read/report.ts';

/** Flags of `npm run bench -- read`. */
export const READ_USAGE = `read: bytes to record, for every format, beside the bare parse of the same bytes
  --format ID    only this format; may be repeated
  --size SIZE    only this size: ${Object.keys(SIZES).join(', ')}; may be repeated
  --rounds N     rounds (7)
  --min-ms N     least time of a case in a round (200)
  --json         the result as JSON
  --write        write reports/benchmark/read.md and read.json; needs --date
  --date DAY     the day of the measurement, yyyy-mm-dd`;

const FOLDER = fileURLToPath(new URL('../reports/benchmark/', import.meta.url));

/** Measures reading and prints the table; an unknown flag, format or size is an error. */
export function benchRead(argv: readonly string[]): void {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      format: { type: 'string', multiple: true, default: measurable() },
      size: { type: 'string', multiple: true, default: Object.keys(SIZES) },
      rounds: { type: 'string', default: '7' },
      'min-ms': { type: 'string', default: '200' },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      date: { type: 'string' },
    },
  });
  if (values.write && values.date === undefined) throw new RangeError('--write needs --date');
  const effort = effortOf(values.rounds, values['min-ms']);
  const formats = chosen('--format', values.format, measurable());
  const sizes = chosen('--size', values.size, Object.keys(SIZES) as Size[]);
  const before = loadavg()[0] ?? 0;
  const rows = formats.flatMap((format) =>
    sizes.map((size) => {
      process.stderr.write(`${format} ${size} …\n`);
      return measureRead(format, size, effort);
    }),
  );
  const result: ReadResult = {
    schema: 'mig2hie/bench-read/1',
    date: values.date ?? null,
    ...surroundings(),
    rounds: effort.rounds,
    load: { before, after: loadavg()[0] ?? 0 },
    rows,
  };
  if (values.write) write(result);
  process.stdout.write(values.json ? toJson(result) : renderRead(result));
}

/** Formats that can be both written and read. */
function measurable(): WrittenFormat[] {
  return WRITERS.map(({ id }) => id).filter((id) => FORMATS.some((format) => format.id === id));
}

function chosen<Name extends string>(
  flag: string,
  given: string[],
  known: readonly Name[],
): Name[] {
  const unknown = given.filter((name) => !known.some((each) => each === name));
  if (unknown.length === 0) return known.filter((name) => given.includes(name));
  throw new RangeError(
    `${flag} ${unknown.join(', ')} is not known; there are: ${known.join(', ')}`,
  );
}

function effortOf(rounds: string, minMs: string): Effort {
  const effort = { rounds: Number(rounds), minMs: Number(minMs), warmMs: Number(minMs) * 2 };
  if (effort.rounds >= 1 && effort.minMs > 0) return effort;
  throw new RangeError('--rounds and --min-ms take numbers above 0');
}

function surroundings(): Pick<ReadResult, 'machine' | 'node' | 'v8'> {
  return {
    machine: {
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
    },
    node: process.versions.node,
    v8: process.versions.v8,
  };
}

function write(result: ReadResult): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}read.md`, renderRead(result));
  writeFileSync(`${FOLDER}read.json`, toJson(result));
}

function toJson(result: ReadResult): string {
  return `${JSON.stringify(result, undefined, 2)}\n`;
}

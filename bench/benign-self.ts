import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseCalendarDate } from '../src/base/calendar-date.ts';
import { compareReadings } from '../src/compare/compare-readings.ts';
import type { Finding } from '../src/compare/document.ts';
import { createRandom } from '../src/simulator/random.ts';
import { readResponse } from '../src/wire/read-response.ts';
import { REWRITES, isTouched } from './benign/changes.ts';
import type { Rewrite } from './benign/changes.ts';

/** Flags of `npm run bench -- benign-self`. */
export const BENIGN_USAGE = `benign-self FOLDER: each saved answer in JSON against itself after each harmless change of its text
  --list       every finding above none, not only how many
  --as-at DAY  the day that counts as today (2026-06-01)`;

/** What one change of one file gave. */
interface Row {
  readonly file: string;
  readonly change: string;
  /** Whether the change touched the text at all. */
  readonly isTouched: boolean;
  readonly findings: readonly Finding[];
  readonly counted: number;
}

/** Compares every file of a folder with itself under every change; the exit code is 1 when anything is found. */
export function benchBenign(argv: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      list: { type: 'boolean', default: false },
      'as-at': { type: 'string', default: '2026-06-01' },
    },
  });
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0)
    throw new RangeError('benign-self takes one folder');
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted();
  let found = 0;
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const change of REWRITES) {
      const row = compareChanged({ file, text }, change, values['as-at']);
      found += row.findings.length;
      process.stdout.write(tell(row, values.list));
    }
  }
  process.stdout.write(
    `${files.length} files, ${REWRITES.length} changes: ${found} findings above none\n`,
  );
  process.exitCode = found === 0 ? 0 : 1;
}

function compareChanged(
  { file, text }: { readonly file: string; readonly text: string },
  change: Rewrite,
  day: string,
): Row {
  const asAt = parseCalendarDate(day);
  if (asAt === undefined) throw new RangeError('--as-at takes a day, yyyy-mm-dd');
  const changed = change.apply(text, createRandom(`${file} ${change.id}`));
  const [mig, hie] = [text, changed].map((each) => readResponse(new TextEncoder().encode(each)));
  if (mig === undefined || hie === undefined) throw new RangeError('two texts give two readings');
  const { findings } = compareReadings({ case: file, mig, hie, asAt, tool: { version: 'bench' } });
  const above = findings.filter(({ severity }) => severity !== 'none');
  return {
    file,
    change: change.id,
    isTouched: isTouched(text, changed),
    findings: above,
    counted: findings.length - above.length,
  };
}

function tell({ file, change, isTouched, findings, counted }: Row, isListed: boolean): string {
  const mark = isTouched ? '' : ' (nothing to change)';
  const lines = [`${file}  ${change}${mark}: ${findings.length} above none, ${counted} counted`];
  if (isListed) {
    for (const { severity, kind, field, why } of findings) {
      lines.push(`    ${severity} ${kind} ${field ?? '-'}: ${why.slice(0, 160)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

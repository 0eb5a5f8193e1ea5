import { relative } from 'node:path';
import type { Progress, ReaderResult } from './engine/fuzz-reader.ts';

/** The result as a table, one reader a line, and the findings below. */
export function describeResults(seed: string, results: readonly ReaderResult[]): string {
  const rows = [
    ['reader', 'executions', 'CPU min', 'longest ms', 'max RSS MB', 'kept', 'findings'],
    ...results.map((result) => [
      result.reader,
      String(result.executions),
      result.cpuMinutes.toFixed(2),
      result.longestMs.toFixed(0),
      (result.rssMaxBytes / 1e6).toFixed(0),
      String(result.kept),
      String(result.findings.length),
    ]),
  ];
  return [`seed ${seed}`, ...table(rows), '', ...findingLines(results), ''].join('\n');
}

function findingLines(results: readonly ReaderResult[]): string[] {
  const lines = results.flatMap(({ reader, findings }) =>
    findings.map(
      ({ check, signature, seen, again, bytes, file }) =>
        `${reader}: ${check}, ${signature}; ${seen} ${seen === 1 ? 'input' : 'inputs'}` +
        `${again ? '' : ', not again in a fresh process'}\n  ${bytes} bytes: ${relative('', file)}`,
    ),
  );
  return lines.length > 0 ? lines : ['Nothing was found.'];
}

/** One line of how far a reader is. */
export function describeProgress(
  { reader, executions, kept, findings }: Progress,
  s: number,
): string {
  const rate = s > 0 ? (executions / s).toFixed(0) : '0';
  return `${reader}: ${executions} inputs, ${rate}/s, ${kept} kept, ${findings} findings`;
}

/** Columns set out evenly, numbers to the right. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

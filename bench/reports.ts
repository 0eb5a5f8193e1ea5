import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../reports/benchmark/', import.meta.url));

/** How a result is told. */
export interface Telling<Result> {
  /** Name of the files it is written to, without ending. */
  readonly name: string;
  readonly render: (result: Result) => string;
  readonly json: boolean;
  readonly write: boolean;
}

/** Prints a result as Markdown or JSON, and writes both where that was asked for. */
export function tell<Result>(result: Result, { name, render, json, write }: Telling<Result>): void {
  const text = `${JSON.stringify(result, undefined, 2)}\n`;
  const markdown = render(result);
  if (write) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(`${FOLDER}${name}.md`, markdown);
    writeFileSync(`${FOLDER}${name}.json`, text);
  }
  process.stdout.write(json ? text : markdown);
}

/** A Markdown table; the first two columns are words, the others figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [line(head), line(head.map((_, at) => (at < 2 ? '---' : '---:'))), ...rows.map(line)];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

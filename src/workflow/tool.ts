import { readFileSync } from 'node:fs';

/** The version of this tool, as its package says; documents and runs name it. */
export function toolVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}

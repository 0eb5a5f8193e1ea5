import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Root of the repository. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** Files below a folder of the repository with one of the endings, as paths from the root, sorted. */
export function filesBelow(folder: string, ...endings: string[]): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();
}

/** The text of a file of the repository. */
export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** What a source file imports: static, dynamic and re-exported, as written. */
export function importsOf(path: string): string[] {
  const pattern = /(?:from\s+|import\s+|import\()\s*'([^']+)'/g;
  return [...read(path).matchAll(pattern)].map((match) => match[1] ?? '');
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMapReader } from '../../src/maps/map-reader.ts';
import type { MapOutcome, MapRow } from '../../src/maps/map-row.ts';
import { ROOT } from './source-files.ts';

/** Invented concepts, in a namespace nobody holds; check digits as the fixtures carry them. */
export const CONCEPTS = {
  a: '7000019999998105',
  b: '7000029999998104',
  c: '7000039999998101',
  d: '7000049999998109',
  e: '7000059999998106',
  f: '7000069999998108',
  g: '7000079999998103',
  h: '7000089999998100',
  amp: '7000109999998106',
  vmp: '7000209999998103',
  vtm: '7000309999998109',
} as const;

/** Invented descriptions. */
export const DESCRIPTIONS = { a: '7000019999998114', b: '7000029999998115' } as const;

/** Path of a file in fixtures/maps. */
export function mapPath(name: string): string {
  return join(ROOT, 'fixtures/maps', name);
}

/** A tab-separated file: the first line names the columns, separated by blanks here. */
export function table(header: string, ...lines: readonly (readonly string[])[]): string {
  return [header.split(' '), ...lines].map((cells) => `${cells.join('\t')}\r\n`).join('');
}

/** Writes a map file into a folder and returns its path. */
export function writeMap(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Reads text as a map file, in pieces of so many characters. */
export function readMap(
  text: string,
  options: { readonly name?: string; readonly piece?: number } = {},
): { readonly rows: readonly MapRow[]; readonly outcome: MapOutcome } {
  const { name = 'map.txt', piece = 50 } = options;
  const reader = createMapReader(name);
  const rows: MapRow[] = [];
  for (let at = 0; at < text.length; at += piece)
    rows.push(...reader.push(text.slice(at, at + piece)));
  rows.push(...reader.end());
  return { rows, outcome: reader.outcome() };
}

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildRegion } from '../../src/simulator/region.ts';
import { WRITERS } from '../../src/simulator/writers.ts';
import { plantCanaries } from './canary.ts';
import type { Seed } from './corpus.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Folders of responses, and whether those in them are well-formed to their last sign. */
const FOLDERS: readonly (readonly [string, boolean])[] = [
  ['fixtures/wire', true],
  ['fixtures/cases', true],
  ['fixtures/fuzz', false],
  ['fuzz/seeds', false],
];
const AS_AT = '2026-11-02';

/** Fixtures, hand-made seeds and what the simulator writes, each as it is and with canaries planted. */
export function loadSeeds(): Seed[] {
  const plain = [
    ...FOLDERS.flatMap(([folder, whole]) => seedsBelow(folder, whole)),
    ...writtenSeeds(),
  ];
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const planted = plain.flatMap(({ name, bytes, whole }) => {
    try {
      const text = plantCanaries(decoder.decode(bytes));
      return [{ name: `${name} (canaries)`, bytes: encoder.encode(text), whole }];
    } catch {
      return [];
    }
  });
  return [...plain, ...planted];
}

function seedsBelow(folder: string, whole: boolean): Seed[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !NO_RESPONSE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      name: relative(ROOT, path),
      bytes: new Uint8Array(readFileSync(path)),
      whole,
    }));
}

/** Notes and expectations that lie beside the fixtures. */
const NO_RESPONSE = /^expected.*\.json$|\.md$|\.ts$|^\./;

function writtenSeeds(): Seed[] {
  const options = { seed: 'fuzz', practices: 2, patientsPerPractice: 2, consumers: 1, asAt: AS_AT };
  const encoder = new TextEncoder();
  return buildRegion(options).patients.flatMap((patient, index) =>
    WRITERS.flatMap((writer) =>
      writer.write(patient, { asAt: AS_AT }).map((file) => ({
        name: `${writer.id} ${file.name} of simulated patient ${index + 1}`,
        bytes: encoder.encode(file.content),
        whole: true,
      })),
    ),
  );
}

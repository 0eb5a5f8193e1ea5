import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/folders.ts';
import { runCommand } from '../support/run-command.ts';
import { SAMPLES } from './samples.ts';

const folder = temporaryFolder();

function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A file of that size that takes no room on the disk. */
function sparse(name: string, bytes: number): string {
  const path = join(folder, name);
  const handle = openSync(path, 'w');
  ftruncateSync(handle, bytes);
  closeSync(handle);
  return path;
}

const [sample] = SAMPLES;
const text = sample?.text ?? '';
const squeezed = gzipSync(text);
const damaged = Uint8Array.from(squeezed);
damaged[Math.floor(damaged.length / 2)] = (damaged[Math.floor(damaged.length / 2)] ?? 0) ^ 0xff;

const REFUSED: readonly (readonly [string, string, string])[] = [
  ['a file of 500 MB', sparse('giant.xml', 500_000_000), 'it is larger than 64 MB'],
  ['a file one byte too large', sparse('large.json', 64_000_001), 'it is larger than 64 MB'],
  [
    'a gzip file cut off',
    file('cut.gz', squeezed.subarray(0, squeezed.length - 20)),
    'it is a gzip file that is cut off',
  ],
  [
    'a gzip file cut off in its header',
    file('head.gz', squeezed.subarray(0, 8)),
    'it is a gzip file that is cut off',
  ],
  ['a damaged gzip file', file('damaged.gz', damaged), 'it is a gzip file that is damaged'],
  [
    'a gzip bomb',
    file('bomb.gz', gzipSync(Buffer.alloc(64_000_001), { level: 9 })),
    'it is a gzip file of more than 64 MB',
  ],
  ['gzip inside gzip', file('twice.gz', gzipSync(squeezed)), 'found a gzip file'],
  ['a zip file', file('a.zip', 'PK\u0003\u0004 and more'), 'found a zip file'],
  ['a PDF', file('a.pdf', '%PDF-1.7 and more'), 'found a PDF'],
  ['deflated bytes without a header', file('a.xml', deflateSync(text)), 'not UTF-8 text'],
];

describe('a file that is no answer is refused from its size or its first bytes, with exit code 2', () => {
  test.each(REFUSED)('%s', async (_, path, says) => {
    const before = process.memoryUsage().arrayBuffers;
    const result = await runCommand('inspect', [path]);
    expect([result.code, result.stdout]).toEqual([2, '']);
    expect(result.stderr).toContain(says);
    expect(result.stderr).toContain('Next:');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200_000_000);
  });

  test('compare files refuses the same', async () => {
    const good = file('good.xml', text);
    const giant = join(folder, 'giant.xml');
    const result = await runCommand('compare files', ['--mig', good, '--hie', giant]);
    expect([result.code, result.stdout]).toEqual([2, '']);
    expect(result.stderr).toContain('it is larger than 64 MB');
  });
});

test.each(SAMPLES.map((each) => [each.format.id, each.text] as const))(
  'a %s answer compressed with gzip is read like the answer itself, whatever its name',
  async (id, answer) => {
    const plain = await runCommand('inspect', [file(`${id}-plain`, answer), '--json']);
    const zipped = await runCommand('inspect', [
      file(`${id}-zipped.xml`, gzipSync(answer)),
      '--json',
    ]);
    expect([zipped.code, zipped.stderr]).toEqual([0, '']);
    expect(zipped.stdout).toBe(plain.stdout);
    expect(plain.stdout).toContain(`"format":`);
  },
);

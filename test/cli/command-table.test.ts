import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { loadCommandTable } from '../../src/cli/command-table.ts';
import { ROOT } from '../support/source-files.ts';

const clone = mkdtempSync(join(tmpdir(), 'mig2hie-table-'));
const manifest = join(clone, 'oclif.manifest.json');

beforeEach(() => rmSync(manifest, { force: true }));
afterAll(() => rmSync(clone, { recursive: true, force: true }));

cpSync(join(ROOT, 'src'), join(clone, 'src'), { recursive: true });
cpSync(join(ROOT, 'package.json'), join(clone, 'package.json'));
symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'));

describe('the table of commands of a clone', () => {
  test('is written at the first start, and holds every command', async () => {
    const config = await loadCommandTable(clone, true);
    expect(config.commandIDs).toContain('compare:files');
    expect(readFileSync(manifest, 'utf8')).toContain('"compare:files"');
  });

  test('is used again while nothing is newer', async () => {
    await loadCommandTable(clone, true);
    const first = readFileSync(manifest, 'utf8');
    writeFileSync(
      manifest,
      first.replace('Show what one saved response holds.', 'Kept as it was.'),
    );
    await loadCommandTable(clone, true);
    expect(readFileSync(manifest, 'utf8')).toContain('Kept as it was.');
  });

  test('is made again when a command is newer', async () => {
    await loadCommandTable(clone, true);
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('inspect', 'out-of-date'));
    const later = Date.now() / 1000 + 60;
    utimesSync(join(clone, 'src/commands/inspect.ts'), later, later);
    const config = await loadCommandTable(clone, true);
    expect(config.commandIDs).toContain('inspect');
    expect(readFileSync(manifest, 'utf8')).not.toContain('out-of-date');
  });

  test('made for a package is not used: compiled files may be older than the sources', async () => {
    writeFileSync(
      manifest,
      '{"version": "0.1.0", "commands": {"old": {"relativePath": ["dist", "old.js"]}}}',
    );
    const config = await loadCommandTable(clone, true);
    expect(config.commandIDs).not.toContain('old');
    expect(existsSync(manifest)).toBe(true);
  });
});

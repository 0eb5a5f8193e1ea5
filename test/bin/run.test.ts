import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ROOT } from '../support/source-files.ts';

const scratch = mkdtempSync(join(tmpdir(), 'mig2hie-bin-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function run(script: string, args: readonly string[], node: readonly string[] = []) {
  return spawnSync(process.execPath, [...node, script, ...args], {
    encoding: 'utf8',
    cwd: scratch,
  });
}

describe('bin/run.js', () => {
  test('refuses an old Node in one sentence, with exit 2, before loading anything', () => {
    const disguise = join(scratch, 'old-node.mjs');
    writeFileSync(
      disguise,
      "Object.defineProperty(process.versions, 'node', { value: '20.20.2' });\n",
    );
    // The copy stands alone: were anything loaded before the check, it could not be found.
    const lonely = join(scratch, 'lonely', 'bin', 'run.js');
    cpSync(join(ROOT, 'bin', 'run.js'), lonely, { recursive: true });
    const ended = run(lonely, ['--help'], ['--import', disguise]);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(
      /^mig2hie needs Node\.js 24 or newer, this is 20\.20\.2: [^\n]+\n$/,
    );
  });

  test('answers --version from the sources of a clone', () => {
    expect(run(join(ROOT, 'bin', 'run.js'), ['--version']).stdout).toMatch(
      /^mig2hie\/\d+\.\d+\.\d+ /,
    );
  });

  test('runs from dist alone, as an installed package does', () => {
    const installed = join(scratch, 'installed');
    mkdirSync(installed);
    cpSync(join(ROOT, 'bin'), join(installed, 'bin'), { recursive: true });
    cpSync(join(ROOT, 'package.json'), join(installed, 'package.json'));
    symlinkSync(join(ROOT, 'node_modules'), join(installed, 'node_modules'));
    execFileSync(join(ROOT, 'node_modules', '.bin', 'tsc'), [
      '-p',
      join(ROOT, 'tsconfig.build.json'),
      '--outDir',
      join(installed, 'dist'),
    ]);
    const file = join(ROOT, 'fixtures', 'cases', 'same-facts-on-both-wires', 'hie.json');
    const ended = run(join(installed, 'bin', 'run.js'), ['inspect', file, '--json']);
    expect(ended.stderr).toBe('');
    expect(JSON.parse(ended.stdout)).toMatchObject({
      schema: 'mig2hie/record/1',
      patientFound: true,
    });
  });

  test('a command that does not exist is a usage error that names the way out', () => {
    const ended = run(join(ROOT, 'bin', 'run.js'), ['comparre']);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('comparre');
    expect(ended.stderr).not.toContain('    at ');
  });

  test('a flag that does not exist is a usage error', () => {
    const ended = run(join(ROOT, 'bin', 'run.js'), ['inspect', '--nonsense']);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('--nonsense');
  });
});

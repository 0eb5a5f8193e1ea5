#!/usr/bin/env node
// Everything that must hold before a change lands, one step after the other; the first that fails
// ends the check. The last line says how many tests passed, in words any machine can read.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const scratch = mkdtempSync(join(tmpdir(), 'mig2hie-check-'));
const report = join(scratch, 'tests.json');

/** @type {readonly [name: string, program: string, args: string[]][]} */
const steps = [
  ['types', 'tsc', ['--noEmit']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['format', 'oxfmt', ['--check']],
  ['unused code', 'knip', []],
  ['build', 'node', ['bin/build.js']],
  [
    'tests',
    'vitest',
    ['run', '--coverage', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
  ],
];

let failed = '';
for (const [name, program, args] of steps) {
  process.stdout.write(`\n== ${name}\n`);
  const ended = spawnSync(join(root, 'node_modules', '.bin', program), args, {
    cwd: root,
    stdio: 'inherit',
  });
  if (ended.status !== 0) {
    failed = name;
    break;
  }
}

const counts = readCounts();
rmSync(scratch, { recursive: true, force: true });
if (failed !== '') process.stdout.write(`\nThe step "${failed}" did not pass.\n`);
// A broken step other than the tests still counts as one failure: nothing broken may read as green.
const failures = failed === '' ? counts.failed : Math.max(1, counts.failed);
process.stdout.write(`\n${counts.passed} passed, ${failures} failed\n`);
process.exitCode = failures === 0 && counts.passed > 0 ? 0 : 1;

function readCounts() {
  try {
    const results = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: results.numPassedTests, failed: results.numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

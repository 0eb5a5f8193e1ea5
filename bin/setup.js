#!/usr/bin/env node
// Plain JavaScript for any Node: it makes sure the pinned packages (the pinned Node among them)
// are installed before `npm run demo` or `npm test` start. Nothing is done when they are.
import { execSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Modification time in ms, or 0 for a file that is not there. */
function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

const installed = modified(`${root}/node_modules/.package-lock.json`);
if (installed === 0 || installed < modified(`${root}/package-lock.json`)) {
  process.stderr.write('Installing the packages named in package-lock.json (once)...\n');
  execSync('npm ci --no-audit --no-fund --loglevel=error', { cwd: root, stdio: ['ignore', 2, 2] });
}

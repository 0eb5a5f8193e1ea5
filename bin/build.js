#!/usr/bin/env node
// Compiles src/ to dist/, from nothing: a file that is gone from src/ must not live on in dist/.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
rmSync(join(root, 'dist'), { recursive: true, force: true });
execFileSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});

// A package brings its table of commands, so that running one command loads that command alone.
if (process.argv.includes('--manifest')) {
  rmSync(join(root, 'oclif.manifest.json'), { force: true });
  const { writeManifest } = await import(join(root, 'dist', 'cli', 'command-table.js'));
  const { Config } = await import('@oclif/core');
  writeManifest(await Config.load({ root }), root);
}

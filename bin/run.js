#!/usr/bin/env node
// Nothing of the tool may be loaded above this check: under an old Node the store's native addon
// ends the process with a segmentation fault, which no try/catch can turn into a message.
const oldest = 24;
if (Number(process.versions.node.split('.')[0]) < oldest) {
  process.stderr.write(
    `mig2hie needs Node.js ${oldest} or newer, this is ${process.versions.node}: install a newer Node.js, or inside a clone use "npm run mig2hie -- COMMAND", which brings its own.\n`,
  );
  process.exit(2);
}
const { existsSync } = await import('node:fs');
const { enableCompileCache } = await import('node:module');
enableCompileCache?.();
// A clone runs its own sources, so that a stale build can never answer; a package has only dist.
const sources = existsSync(new URL('../src/cli/main.ts', import.meta.url));
const { main } = await import(sources ? '../src/cli/main.ts' : '../dist/cli/main.js');
await main({ entry: import.meta.url, sources });

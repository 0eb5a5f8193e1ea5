#!/usr/bin/env node
// Nothing of the tool may be loaded above this check: under an old Node the store's native addon
// ends the process with a segmentation fault, which no try/catch can turn into a message.
import { existsSync } from 'node:fs';

const oldest = 24;
if (Number(process.versions.node.split('.')[0]) < oldest) {
  process.stderr.write(
    `mig2hie needs Node.js ${oldest} or newer; this is ${process.versions.node} at ${process.execPath}: install a newer Node.js, or inside a clone use "npm run mig2hie -- <command>", which brings its own.\n`,
  );
  process.exit(2);
}
if (!existsSync(new URL('../dist/cli/main.js', import.meta.url))) {
  process.stderr.write(
    'mig2hie is not built yet: run "npm run build" once, or use "npm run mig2hie -- <command>".\n',
  );
  process.exit(2);
}
const { main } = await import('../dist/cli/main.js');
await main({ root: import.meta.url });

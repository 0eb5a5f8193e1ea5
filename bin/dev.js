#!/usr/bin/env node
// Runs the tool from its TypeScript sources; Node strips the types itself.
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `mig2hie needs Node.js 24 or newer; this is ${process.versions.node}: start it as "npm run mig2hie -- <command>".\n`,
  );
  process.exit(2);
}
const { main } = await import('../src/cli/main.ts');
await main({ root: import.meta.url, development: true });

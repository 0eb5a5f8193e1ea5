#!/usr/bin/env node
// The entry of `npm run mig2hie`: run.js already prefers the sources where they are.
await import('./run.js');

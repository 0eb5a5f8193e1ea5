/** Reads the files it is told of many times in a process of its own and prints what that took at most. */
import { readFileSync } from 'node:fs';
import { FORMATS } from '../../src/wire/formats.ts';

const [id = '', times = '1', ...paths] = process.argv.slice(2);
const reader = FORMATS.find((format) => format.id === id);
if (reader === undefined) throw new RangeError(`no reader ${id}`);
const files = paths.map((path) => new Uint8Array(readFileSync(path)));

globalThis.gc?.();
const before = process.memoryUsage.rss();
for (let left = Number(times); left > 0; left -= 1) for (const file of files) reader.read(file);
const after = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ before, peak: Math.max(after, before) }));

/** Does one task once in a process of its own, as a command does, and prints what it took after start-up. */
import { peakMb } from '../timing/peak-memory.ts';
import { TASKS } from './tasks.ts';

const [directory = '', name = ''] = process.argv.slice(2);
const task = TASKS[name];
if (task === undefined) throw new RangeError(`no task ${name}`);
const startUpMs = performance.now();
const before = process.cpuUsage();
const counts = await task(directory);
const { user, system } = process.cpuUsage(before);
const ms = performance.now() - startUpMs;
const cpuMs = (user + system) / 1000;
process.stdout.write(JSON.stringify({ ...counts, ms, cpuMs, startUpMs, peakMb: peakMb() }));

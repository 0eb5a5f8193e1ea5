/** Reads and judges the one pair of the folder it is told, once, and prints what that took. */
import { peakMb } from '../timing/peak-memory.ts';
import { pairsIn, timed } from './processes.ts';
import { judge, readPair } from './steps.ts';

const [files] = pairsIn(process.argv[2] ?? '');
if (files === undefined) throw new RangeError('no pair');
const pair = { files, maps: undefined };
const read = timed(() => readPair(pair));
const judged = timed(() => judge(read.result, pair));
const { summary, findings } = judged.result;
process.stdout.write(
  JSON.stringify({
    entries: summary.entries,
    findings: findings.length,
    readS: read.cpuS,
    judgeS: judged.cpuS,
    wallS: { read: read.wallS, judge: judged.wallS },
    peakMb: peakMb(),
  }),
);

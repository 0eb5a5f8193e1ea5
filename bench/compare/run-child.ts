/** Reads, judges and stores as many pairs as it is told, those of the folder by turns; prints what that took. */
import { peakMb } from '../timing/peak-memory.ts';
import { pairsIn, timed } from './processes.ts';
import { judge, readPair } from './steps.ts';
import { ourStore } from './stores.ts';

const [folder = '', count = '1'] = process.argv.slice(2);
const pairs = pairsIn(folder).map((files) => ({ files, maps: undefined }));
const store = ourStore();
const { cpuS } = timed(() => {
  for (let at = 0; at < Number(count); at += 1) {
    const pair = pairs[at % pairs.length];
    if (pair === undefined) throw new RangeError('no pairs');
    store.keep(judge(readPair(pair), pair));
  }
});
store.close();
process.stdout.write(JSON.stringify({ pairs: Number(count), cpuS, peakMb: peakMb() }));

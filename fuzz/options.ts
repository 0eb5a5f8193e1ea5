import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';

/** What `npm run fuzz` is told. */
export interface Options {
  readonly minutes: number;
  readonly executions: number;
  readonly readers: readonly string[];
  readonly seed: string;
  readonly out: string;
  readonly jobs: number;
  readonly list: boolean;
  readonly json: boolean;
  readonly help: boolean;
  /** Saved inputs to execute once more, in place of a run. */
  readonly replay: readonly string[];
  readonly readersPath: string;
  readonly hangMs: number;
  readonly memoryBytes: number;
  readonly minimiseMs: number;
}

/** What `--help` prints. */
export const USAGE = `npm run fuzz -- [--minutes N] [--reader ID …] [options]

  --minutes N        how long each reader is fuzzed (1)
  --executions N     stop each reader after so many inputs
  --reader ID        only this reader; may be repeated
  --seed S           any word; the same word and number of executions give the same inputs
  --jobs N           readers at once (1)
  --out DIR          where inputs that were found are saved (fuzz/found)
  --replay FILE      execute a saved input once more with every reader; may be repeated
  --hang-ms N        longest execution (5000)
  --memory-mb N      most memory of an executing process (1000)
  --minimise-s N     longest search for a smaller input, for each finding (60)
  --readers-from F   module that exports READERS (and SEEDS), in place of the registry
  --list             the readers and how many seeds each has
  --json             the result as JSON
`;

/** Reads the arguments; throws with the name of the one that is wrong. */
export function readOptions(argv: readonly string[], now: number): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      minutes: { type: 'string', default: '1' },
      executions: { type: 'string', default: 'Infinity' },
      reader: { type: 'string', multiple: true, default: [] },
      seed: { type: 'string', default: String(now) },
      out: { type: 'string', default: fileURLToPath(new URL('found', import.meta.url)) },
      jobs: { type: 'string', default: '1' },
      list: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      replay: { type: 'string', multiple: true, default: [] },
      'readers-from': {
        type: 'string',
        default: fileURLToPath(new URL('readers.ts', import.meta.url)),
      },
      'hang-ms': { type: 'string', default: '5000' },
      'memory-mb': { type: 'string', default: '1000' },
      'minimise-s': { type: 'string', default: '60' },
    },
  });
  return {
    minutes: positive('--minutes', values.minutes),
    executions: positive('--executions', values.executions),
    readers: values.reader,
    seed: values.seed,
    out: resolve(values.out),
    jobs: positive('--jobs', values.jobs),
    list: values.list,
    json: values.json,
    help: values.help,
    replay: values.replay,
    readersPath: resolve(values['readers-from']),
    hangMs: positive('--hang-ms', values['hang-ms']),
    memoryBytes: positive('--memory-mb', values['memory-mb']) * 1_000_000,
    minimiseMs: positive('--minimise-s', values['minimise-s']) * 1000,
  };
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new RangeError(`${name} takes a number above 0, not "${text}"`);
  return number;
}

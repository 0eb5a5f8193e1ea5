import type { Surroundings } from '../timing/surroundings.ts';
import { OURS } from './legs.ts';
import type { PeerLeg } from './legs.ts';
import type { Rung } from './rungs.ts';
import { renderSpeed } from './speed-table.ts';
import type { SpeedRow } from './speed.ts';
import type { PeerRow, Share } from './tally.ts';
import { CLASSES } from './tally.ts';
import { table } from '../reports.ts';

/** What was measured, with what, and where. */
export interface PeersResult extends Surroundings {
  readonly schema: 'mig2hie/bench-peers/1';
  /** As given with `--date`. */
  readonly date: string | null;
  readonly seed: string;
  /** Cases of each leg. */
  readonly count: number;
  /** Load of the machine before and after: other work makes the times worse. */
  readonly load: { readonly before: number; readonly after: number };
  readonly tools: readonly {
    readonly id: string;
    readonly version?: string | undefined;
    readonly why?: string | undefined;
  }[];
  readonly rows: readonly PeerRow[];
  readonly speed: readonly SpeedRow[];
}

const TITLES: Readonly<Record<PeerLeg, string>> = {
  L1: 'one fault, and nothing else differs',
  L2: 'one fault among all benign changes',
  L3: 'one to ten faults at once',
  L4: 'a fault and its harmless look-alike',
  L5: 'benign changes only',
  L6: 'one fault, in each pair of formats',
};

const RUNG_NAMES: Readonly<Record<Rung, string>> = {
  N0: 'N0 raw, default options',
  N1: 'N1 raw, best options',
  N2: 'N2 behind our normaliser',
  N3: 'N3 our whole chain',
};

/** The result as Markdown. */
export function renderPeers(result: PeersResult): string {
  const { machine, node, date, seed, count, load, tools } = result;
  const legs = [...new Set(result.rows.map(({ leg }) => leg))] as PeerLeg[];
  return [
    '# Peers beside us',
    '',
    `${date ?? 'no date given'}; seed ${seed}, ${count} cases a leg; ${machine.cores} × ${machine.cpu}, ` +
      `${machine.memoryGb} GB; Node ${node}; load ${load.before.toFixed(2)} before, ${load.after.toFixed(2)} after.`,
    `With ${tools.map(({ id, version, why }) => `${id} ${version ?? why ?? '(20 lines, here)'}`).join(', ')}.`,
    '',
    ...READING,
    ...legs.flatMap((leg) =>
      legTable(
        leg,
        result.rows.filter((row) => row.leg === leg),
      ),
    ),
    ...aloneLines(result.rows),
    ...renderSpeed(result.speed),
    ...BETTER,
    '',
  ].join('\n');
}

const READING = [
  'How it is made, and what each column means: docs/fuzzing-and-benchmarks.md. In short: N0 and N1 compare two answers in',
  'the *same* JSON format, which is far easier than MIG against HIE; N2 gives every tool what our readers and our normaliser',
  'made of MIG and HIE, which is the contest of the matchers; N0 to N2 shows what the normaliser is worth. An alarm is all',
  'that is said of one statement. Adapters stand in `bench/peers/`; corrections that make a peer better are welcome.',
];

/** What a leg has, and so which columns its table has. */
interface LegShape {
  readonly hasFaults: boolean;
  readonly hasClean: boolean;
  readonly hasTwins: boolean;
}

function legTable(leg: PeerLeg, rows: readonly PeerRow[]): string[] {
  const shape = {
    hasFaults: rows.some(({ faults }) => faults > 0),
    hasClean: rows.some(({ cleanPairs }) => cleanPairs > 0),
    hasTwins: rows.some(({ twins }) => twins.of > 0),
  };
  const head = [
    'rung',
    'tool',
    ...(shape.hasFaults ? FAULT_HEAD : []),
    ...(shape.hasTwins ? ['twins right'] : []),
    ...(shape.hasClean ? ['alarms a clean pair', 'silent pairs'] : []),
    ...(shape.hasFaults ? ['right kind', 'severe enough'] : []),
    'not asked',
  ];
  const asked = rows.filter((row) => row.pairs > 0);
  const not = rows.filter((row) => row.pairs === 0);
  return [
    '',
    `## ${leg}: ${TITLES[leg]}`,
    '',
    ...table(
      head,
      asked.map((row) => [RUNG_NAMES[row.rung], row.tool, ...cellsOf(row, shape)]),
    ),
    ...(not.length === 0 ? [] : ['', ...not.map(naLine)]),
  ];
}

const FAULT_HEAD = [
  ...CLASSES.map((each) => `${each} found`),
  'false alarms a fault',
  'alarms a fault',
];

function naLine({ rung, tool, notAsked }: PeerRow): string {
  return `- ${RUNG_NAMES[rung]}, ${tool}: n/a, ${Object.keys(notAsked).join('; ')}`;
}

function cellsOf(row: PeerRow, { hasFaults, hasClean, hasTwins }: LegShape): string[] {
  const { found, faults, falseAlarms, alarms, twins, cleanAlarms, cleanPairs, silentPairs } = row;
  const kinds =
    row.tool === OURS ? [share(row.rightKind), share(row.severeEnough)] : ['none', 'none'];
  return [
    ...(hasFaults ? CLASSES.map((name) => share(found[name])) : []),
    ...(hasFaults ? [each(falseAlarms, faults), each(alarms, faults)] : []),
    ...(hasTwins ? [share(twins)] : []),
    ...(hasClean ? [each(cleanAlarms, cleanPairs), `${silentPairs}/${cleanPairs}`] : []),
    ...(hasFaults ? kinds : []),
    Object.entries(row.notAsked)
      .map(([why, number]) => `${number}: ${why}`)
      .join('; '),
  ];
}

function each(number: number, of: number): string {
  return of === 0 ? '' : (number / of).toFixed(2);
}

function share({ hits, of }: Share): string {
  return of === 0 ? '' : `${hits}/${of}`;
}

function aloneLines(rows: readonly PeerRow[]): string[] {
  const found = rows.filter(
    ({ rung, foundAlone }) => rung === 'N2' && Object.keys(foundAlone).length > 0,
  );
  return [
    '',
    '## Found by another tool, missed by our chain',
    '',
    ...(found.length === 0
      ? ['Nothing, at N2.']
      : found.map(
          ({ leg, tool, foundAlone }) =>
            `- ${leg}, ${tool}: ${Object.entries(foundAlone)
              .map(([id, number]) => `${id} ${number}`)
              .join(', ')}`,
        )),
  ];
}

const BETTER = [
  '',
  '## What the others do better',
  '',
  '- jsondiffpatch and json-diff-ts make patches that can be applied, undone and sent; ours says what differs, never how to mend it.',
  '- jsondiffpatch shows a difference as HTML or as a JSON Patch (RFC 6902).',
  '- microdiff is one file of under 1 kB without dependencies, and the quickest of the published tools on entries in order.',
  '- On entries that are normalised already all but blue-button-match need a fraction of our time and memory: see above.',
  '- All three compare any JSON at once, with nothing to learn of formats; ours refuses what it cannot read.',
  '- They run in a browser, and tell of every byte that differs, ours only of what a clinician would be told.',
  '- None of them streams, and neither does our comparing of one pair; ours streams over pairs.',
];

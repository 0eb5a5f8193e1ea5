import { groupBy } from '../../base/ordering.ts';
import type { BlockerDocument } from '../../workflow/flows/flow-documents.ts';
import { formatTable } from '../table/table.ts';

/** Shared causes shown; the rest is counted, and whole in --json. */
const BLOCKERS_SHOWN = 10;

/** What holds back more than one HIE flow, and which line of it tells of a cause. */
export interface ToldBlockers {
  readonly lines: readonly string[];
  /** Number of the line that tells of the cause with this id. */
  readonly places: ReadonlyMap<string, number>;
}

/**
 * What holds back more than one HIE flow, each cause once with how many flows it holds back; causes that
 * differ by their code alone stand in one line.
 */
export function tellBlockers(blockers: readonly BlockerDocument[], width?: number): ToldBlockers {
  if (blockers.length === 0) return { lines: [], places: new Map() };
  const folded = [...groupBy(blockers, patternOf).values()];
  const shown = folded.slice(0, BLOCKERS_SHOWN);
  const rest = blockers.length - shown.flat().length;
  return {
    lines: [
      'What holds back more than one HIE flow ("alone": nothing else does at this gate):',
      ...formatTable(COLUMNS, shown.map(toRow), { width }),
      ...(rest === 0 ? [] : [`… and ${rest} more such causes; all of them with --json.`]),
      '',
    ],
    places: new Map(shown.flatMap((group, at) => group.map(({ id }) => [id, at + 1] as const))),
  };
}

/** The sentence with a blank for the code. */
function patternOf({ gate, outcome, part, code, why, otherReasons }: BlockerDocument): string {
  // Different reasons of one are its own story.
  const sentence = otherReasons === 0 ? why.replaceAll(code, '\u0000') : code;
  return JSON.stringify([gate, outcome, part, sentence]);
}

function toRow(group: readonly BlockerDocument[], at: number): string[] {
  const [first] = group as [BlockerDocument];
  const sum = (count: 'flows' | 'alone') => group.reduce((all, one) => all + one[count], 0);
  const counts = [String(at + 1), String(sum('flows')), String(sum('alone'))];
  return [...counts, first.gate, first.outcome, lyingWith(group), wordWhy(group)];
}

/** Codes named of a folded line. */
const NAMED_MAX = 3;

function lyingWith(group: readonly BlockerDocument[]): string {
  const [{ code, name, part }] = group as [BlockerDocument];
  if (group.length === 1) return name === null ? code : `${code} ${name}`;
  const named = group.slice(0, NAMED_MAX).map((one) => one.code);
  const more = group.length > NAMED_MAX ? ' …' : '';
  return `${group.length} ${part === 'provider' ? 'practices' : `${part}s`}: ${named.join(' ')}${more}`;
}

function wordWhy(group: readonly BlockerDocument[]): string {
  const [{ why, otherReasons }] = group as [BlockerDocument];
  if (group.length > 1) return `${why} And so of ${group.length - 1} more.`;
  return otherReasons === 0 ? why : `${why} And ${otherReasons} other reasons.`;
}

const COLUMNS = [
  { title: '#', align: 'right' as const },
  { title: 'flows', align: 'right' as const },
  { title: 'alone', align: 'right' as const },
  { title: 'gate', whole: true },
  { title: 'outcome', whole: true },
  { title: 'lies with', wrap: true },
  { title: 'why', wrap: true },
];

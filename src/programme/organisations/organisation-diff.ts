import type { CalendarDate } from '../../base/calendar-date.ts';
import { compareText } from '../../base/ordering.ts';
import { diffFields } from './diff-fields.ts';
import { judgeStatus } from './diff-status.ts';
import { type Succession, judgeSuccessions } from './diff-successions.ts';
import type { Organisation } from './organisation.ts';

/** What can be said to have changed; `unknown` is for what no evidence explains. */
export const CHANGE_KINDS = [
  'opened',
  'closed',
  'dormant',
  'reopened',
  'renamed',
  'moved',
  'recommissioned',
  'recoded',
  'unknown',
  'resettled',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One change of one organisation. */
export interface OrganisationChange {
  readonly code: string;
  readonly from: string | null;
  readonly to: string | null;
  /** The day of the change as the data say it; `null` when they do not. */
  readonly effective: CalendarDate | null;
  /** Day of the first file that shows it; `null` when no file between the two days does. */
  readonly firstSeen: CalendarDate | null;
  /** Why nothing is concluded; only of `unknown`. */
  readonly why?: string;
  /** Successors among which a person decides. */
  readonly successors?: readonly string[];
}

/** An organisation as one side of a comparison lists it. */
export interface ComparedOrganisation extends Organisation {
  /** Kind of the file that lists it, and what that was read as. */
  readonly source: string;
  readonly importedAs: string;
}

/** One side of a comparison: a day, the kinds of file in use on it, and what they list. */
export interface DiffSide {
  readonly asAt: CalendarDate;
  readonly sources: ReadonlySet<string>;
  readonly organisations: ReadonlyMap<string, ComparedOrganisation>;
}

/** A file between the two sides, the later side's own last. */
export interface DiffStep {
  readonly asAt: CalendarDate;
  /** A document on single organisations: a code it leaves out, it says nothing of. */
  readonly partial: boolean;
  readonly organisations: ReadonlyMap<string, Organisation>;
}

/** What is compared. */
export interface DiffRequest {
  readonly before: DiffSide;
  readonly after: DiffSide;
  /** Files of a kind between the two sides, by day. */
  readonly stepsOf: (source: string) => readonly DiffStep[];
  readonly successions: readonly Succession[];
  /** Only organisations of this kind, on either side. */
  readonly kind?: string | undefined;
}

/** What changed between two days, and over what that is said. */
export interface OrganisationDiff {
  readonly changes: Readonly<Record<ChangeKind, readonly OrganisationChange[]>>;
  /** Organisations listed on both sides. */
  readonly compared: number;
  /** How often a field was said on one side only, and so not compared. */
  readonly notComparable: Readonly<Record<string, number>>;
  /** Organisations of kinds of file that only one side has. */
  readonly uncovered: readonly {
    readonly source: string;
    readonly side: 'from' | 'to';
    readonly organisations: number;
  }[];
}

/** Compares two states of the register. Whatever the evidence does not settle is `unknown`, never guessed. */
export function diffOrganisations(request: DiffRequest): OrganisationDiff {
  const tally = createTally();
  for (const code of listCodes(request)) diffOne(code, request, tally);
  const kept = request.successions.filter(({ code }) => isWanted(code, request));
  for (const { kind, change } of judgeSuccessions(kept, request, tally.ended)) {
    tally.changes[kind].push(change);
  }
  for (const list of Object.values(tally.changes)) list.sort((a, b) => compareText(a.code, b.code));
  return {
    changes: tally.changes,
    compared: tally.compared,
    notComparable: Object.fromEntries(
      [...tally.notComparable].toSorted(([a], [b]) => compareText(a, b)),
    ),
    uncovered: [...tally.uncovered.values()],
  };
}

/** What is gathered while organisations are compared. */
interface Tally {
  readonly changes: Record<ChangeKind, OrganisationChange[]>;
  compared: number;
  readonly notComparable: Map<string, number>;
  readonly uncovered: Map<string, { source: string; side: 'from' | 'to'; organisations: number }>;
  /** Organisations that were closed or became dormant. */
  readonly ended: Set<string>;
}

function createTally(): Tally {
  const changes = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, []])) as unknown as Record<
    ChangeKind,
    OrganisationChange[]
  >;
  const maps = { notComparable: new Map(), uncovered: new Map(), ended: new Set<string>() };
  return { changes, compared: 0, ...maps };
}

function listCodes(request: DiffRequest): string[] {
  const codes = new Set([
    ...request.before.organisations.keys(),
    ...request.after.organisations.keys(),
  ]);
  return [...codes].filter((code) => isWanted(code, request)).toSorted(compareText);
}

function isWanted(code: string, { before, after, kind }: DiffRequest): boolean {
  if (kind === undefined) return true;
  const sides = [before.organisations.get(code), after.organisations.get(code)];
  return sides.some((one) => one?.kind === kind);
}

type Seen = (holds: (one: Organisation | undefined) => boolean) => CalendarDate | null;

function diffOne(code: string, request: DiffRequest, tally: Tally): void {
  const from = request.before.organisations.get(code);
  const to = request.after.organisations.get(code);
  const both = from !== undefined && to !== undefined;
  if (!both && countUncovered(from, to, request, tally)) return;
  const steps = request.stepsOf((to ?? from)?.source ?? '');
  const seen: Seen = (holds) => firstSeen(code, steps, holds);
  for (const { kind, ...change } of judgeStatus(from, to, request)) {
    const since = seen((one) => sameStatus(one, to));
    tally.changes[kind].push({ code, ...change, firstSeen: since });
    if (kind === 'closed' || kind === 'dormant') tally.ended.add(code);
  }
  if (both) addFields(from, to, seen, tally);
}

function addFields(
  from: ComparedOrganisation,
  to: ComparedOrganisation,
  seen: Seen,
  tally: Tally,
): void {
  const { changes, notComparable } = diffFields(from, to);
  tally.compared += 1;
  for (const name of notComparable) {
    tally.notComparable.set(name, (tally.notComparable.get(name) ?? 0) + 1);
  }
  for (const { kind, holds, ...change } of changes) {
    tally.changes[kind].push({ code: to.code, ...change, firstSeen: seen(holds) });
  }
}

/** Whether only one side has the kind of file that lists it: then nothing is said of it. */
function countUncovered(
  from: ComparedOrganisation | undefined,
  to: ComparedOrganisation | undefined,
  { before, after }: DiffRequest,
  tally: Tally,
): boolean {
  const side = from === undefined ? 'to' : 'from';
  const source = (from ?? to)?.source ?? '';
  const other = from === undefined ? before : after;
  if (other.sources.has(source) && source !== 'documents') return false;
  const key = `${side} ${source}`;
  const known = tally.uncovered.get(key) ?? { source, side, organisations: 0 };
  tally.uncovered.set(key, { ...known, organisations: known.organisations + 1 });
  return true;
}

function sameStatus(one: Organisation | undefined, to: Organisation | undefined): boolean {
  return (one === undefined) === (to === undefined) && one?.status === to?.status;
}

/** Day of the first file from which on every one up to the last shows it. */
function firstSeen(
  code: string,
  steps: readonly DiffStep[],
  holds: (one: Organisation | undefined) => boolean,
): CalendarDate | null {
  let first: CalendarDate | null = null;
  for (const { asAt, partial, organisations } of steps) {
    const one = organisations.get(code);
    if (partial && one === undefined) continue;
    if (!holds(one)) first = null;
    else first ??= asAt;
  }
  return first;
}

import type { EntryKind } from '../../record/entry-kind.ts';
import type { Status } from '../../record/status.ts';
import { different, oneSided, unknown } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';

/** States that say the same in two vocabularies; `ended` says that it is over without saying how. */
const AGREE: readonly (readonly [Status, Status])[] = [
  ['ended', 'completed'],
  ['ended', 'stopped'],
  ['ended', 'resolved'],
  ['ended', 'inactive'],
  ['inactive', 'resolved'],
  ['amended', 'final'],
];

/** States only one of the formats knows, so that the other has to file them under something else. */
const ONE_FORMAT: ReadonlySet<Status> = new Set(['health-promotion', 'potential']);

const OVER: ReadonlySet<Status> = new Set([
  'inactive',
  'resolved',
  'ended',
  'completed',
  'stopped',
]);
const REPORT: ReadonlySet<Status> = new Set(['preliminary', 'final', 'amended']);

/** Compares the states of a pair. */
export function compareStatus({ entries }: ComparedPair): Outcome | undefined {
  const [mig, hie] = [entries.mig.status, entries.hie.status];
  if (mig === hie) return undefined;
  if (mig === undefined || hie === undefined) return oneSided('status', 'status', mig);
  if (agrees(mig, hie, entries.mig.kind)) return undefined;
  if (ONE_FORMAT.has(mig) || ONE_FORMAT.has(hie)) {
    return unknown('status', 'One side uses a status the other has no word for.');
  }
  return different('status-flipped', 'status', [mig, hie], { grade: gradeOf(mig, hie) });
}

/** Whether a state says that the course or problem is over. */
export function isOver(status: Status | undefined): boolean {
  return status !== undefined && OVER.has(status);
}

function agrees(a: Status, b: Status, kind: EntryKind): boolean {
  if (AGREE.some(([x, y]) => (a === x && b === y) || (a === y && b === x))) return true;
  // A recall that is still to come is "planned" in one vocabulary and "active" in the other.
  const isPlan = kind === 'diary' || kind === 'referral';
  return isPlan && [a, b].every((status) => status === 'planned' || status === 'active');
}

function gradeOf(mig: Status, hie: Status): string | undefined {
  if (OVER.has(mig) && OVER.has(hie)) return 'both-over';
  return REPORT.has(mig) && REPORT.has(hie) ? 'report-status' : undefined;
}

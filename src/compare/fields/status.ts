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
  // What was done is "completed" as a procedure and "final" where it is filed as an observation.
  ['completed', 'final'],
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
export function compareStatus(pair: ComparedPair): Outcome | undefined {
  const { entries } = pair;
  const [mig, hie] = [entries.mig.status, entries.hie.status];
  if (mig === hie) return undefined;
  if (mig === undefined || hie === undefined) return compareUnsaid(pair);
  if (agrees(mig, hie, entries.mig.kind)) return undefined;
  if (isPotentialAgainstReal(mig, hie)) {
    return different('status-flipped', 'status', [mig, hie], { grade: 'potential' });
  }
  if (ONE_FORMAT.has(mig) || ONE_FORMAT.has(hie)) {
    return unknown('status', 'One side uses a status the other has no word for.');
  }
  return different('status-flipped', 'status', [mig, hie], { grade: gradeOf(mig, hie) });
}

/** A status only one side gives: where it decides on treatment, its absence must not read as equal. */
function compareUnsaid(pair: ComparedPair): Outcome {
  const { mig, hie } = pair.entries;
  const said = mig.status ?? hie.status;
  const values = [mig.status, hie.status] as const;
  if (said === 'entered-in-error') return different('status-flipped', 'status', values);
  if (said !== undefined && isNotDone(said, mig.kind)) {
    return different('status-flipped', 'status', values, { grade: 'not-given-unsaid' });
  }
  // That none is known stands as long as nobody says otherwise.
  const stands = said === 'active' && pair.mig.noneKnown && pair.hie.noneKnown;
  if (stands || mig.kind !== hie.kind || !STATUS_KINDS.has(mig.kind)) {
    return oneSided('status', 'status', mig.status);
  }
  const lacks = mig.status === undefined ? 'MIG' : 'HIE';
  return different('undetermined', 'status', values, {
    grade: mig.kind === 'problem' ? 'status-of-problem' : 'status',
    why: `the ${lacks} gives no status, so nobody can tell whether it is still current.`,
  });
}

/** What was not given, not done, cancelled or only planned must not read as what was. */
function isNotDone(said: Status, kind: EntryKind): boolean {
  if (said === 'planned') return DONE_KINDS.has(kind);
  return said === 'not-given' || said === 'never-active';
}

/** Kinds of which an entry without a status says that it happened. */
const DONE_KINDS: ReadonlySet<EntryKind> = new Set(['procedure', 'encounter', 'immunisation']);

/** Kinds of which a clinician must know whether they are current. */
const STATUS_KINDS: ReadonlySet<EntryKind> = new Set(['medication', 'problem', 'allergy']);

/** A problem the patient may get is not one the patient has or had. */
function isPotentialAgainstReal(a: Status, b: Status): boolean {
  const real = a === 'potential' ? b : b === 'potential' ? a : undefined;
  return real === 'active' || (real !== undefined && OVER.has(real));
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

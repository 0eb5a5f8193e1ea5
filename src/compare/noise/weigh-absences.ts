import type { EntryFacts } from '../../match/entry-facts.ts';
import { ITEM_OF_KIND } from '../../record/entry-kind.ts';
import type { Entry } from '../../record/entry.ts';
import type { Reading } from '../../record/reading.ts';
import { otherSide } from '../../record/side.ts';
import type { BySide, Side } from '../../record/side.ts';
import type { ComparedPair } from '../difference.ts';
import { bySide } from '../drafts.ts';
import { isOver } from '../fields/status.ts';
import { ANSWERED, aloneLimit, entryLimit } from '../limits.ts';
import type { Absence } from '../presence.ts';
import { sensitiveSubject } from '../sensitive.ts';
import { severityOf } from '../severity-table.ts';
import type { IsNewer } from './lag-window.ts';
import { isProtectedEntry } from './protected.ts';
import type { SecondReading } from './second-reading.ts';
import { stateOf } from './second-reading.ts';
import type { NoiseCause, Unsettled } from './unsettled.ts';

/** Entries without a partner, parted into those that stand and those that are still on their way. */
export interface WeighedAbsences {
  readonly standing: readonly Absence[];
  readonly unsettled: readonly Unsettled[];
}

/** What absences are weighed by. */
export interface AbsenceEvidence {
  readonly readings: BySide<Reading>;
  readonly seconds: readonly SecondReading[];
  /** Absent where no lag was agreed. */
  readonly isNewer?: IsNewer | undefined;
}

/**
 * Takes out entries that a second reading, or the lag, shows to be on their way. An allergy or a drug is
 * never taken out because its side wavered; one newer than the lag is told as major all the same. What may be
 * held back on the other side is never taken out: neither a lag nor a moment excuses that it was shown.
 */
export function weighAbsences(
  absences: readonly Absence[],
  { readings, seconds, isNewer }: AbsenceEvidence,
): WeighedAbsences {
  const standing: Absence[] = [];
  const unsettled: Unsettled[] = [];
  for (const absence of absences) {
    const { side, facts } = absence;
    const change = seconds.flatMap((second) => changeOf(absence, second) ?? [])[0];
    const other = readings[otherSide(side)];
    const isHeld = isHeldBack(absence, other);
    if (change !== undefined && !isHeld && !isProtectedEntry(facts.entry)) {
      unsettled.push(onOne(absence, change));
    } else if (isNewer?.(facts.entry) === true && !isHeld && isAnswered(other, facts.entry)) {
      unsettled.push(onOne(absence, { cause: 'newer', side }));
    } else {
      standing.push(absence);
      if (change !== undefined) unsettled.push(onOne(absence, { ...change, cause: 'beside' }));
    }
  }
  return { standing, unsettled };
}

/** What no absence shows: what came into a side and not into the other, and what left one of two. */
export function weighPresence(
  pairs: readonly ComparedPair[],
  { readings, seconds }: AbsenceEvidence,
): Unsettled[] {
  return seconds.flatMap((second) => {
    const { side } = second;
    const other = seconds.find((each) => each.side !== side);
    const gone = pairs.filter(
      (pair) => second.isGone(pair[side]) && other?.isGone(pair[otherSide(side)]) !== true,
    );
    const ahead = second.ahead.filter(
      (facts) =>
        other?.cameInAs(facts) === undefined &&
        isExpected(facts.entry, second.reading, readings[otherSide(side)]),
    );
    return [
      ...gone.map((pair) => leftBehind(pair, side)),
      ...ahead.map((facts) => onOne({ side, facts }, { cause: 'ahead', side })),
    ];
  });
}

interface Change {
  readonly cause: NoiseCause;
  /** The side that changed. */
  readonly side: Side;
}

function changeOf({ side, facts }: Absence, second: SecondReading): Change | undefined {
  if (second.side === side) {
    return second.isGone(facts) ? { cause: 'gone', side } : undefined;
  }
  return second.cameInAs(facts) === undefined ? undefined : { cause: 'added', side: second.side };
}

/** Whether the other side says that it holds something back, or the HIE shows what the MIG may hold back. */
function isHeldBack({ side, facts }: Absence, other: Reading): boolean {
  const { entry } = facts;
  const items = new Set([entry.item, ...entry.alsoIn, ITEM_OF_KIND[entry.kind]]);
  const isMarked = other.record.items.some(
    ({ item, warnings }) => items.has(item) && warnings.includes('confidential-items'),
  );
  return isMarked || (side === 'hie' && sensitiveSubject(entry) !== undefined);
}

/** Only a list that was answered can lag; one that was not is told by what became of it. */
function isAnswered(reading: Reading, { item, alsoIn, kind }: Entry): boolean {
  return [item, ...alsoIn, ITEM_OF_KIND[kind]].some((each) =>
    ANSWERED.has(stateOf(reading, each) ?? 'not-returned'),
  );
}

function isExpected(entry: Entry, own: Reading, other: Reading): boolean {
  const isExcused = entryLimit(other, entry) ?? aloneLimit(own, entry);
  return isExcused === undefined && entry.status !== 'entered-in-error' && isAnswered(other, entry);
}

function onOne({ side, facts }: Absence, change: Change): Unsettled {
  const { kind } = facts.entry;
  return {
    ...change,
    facts,
    // What came in only later stands in neither of the answers compared.
    at: change.cause === 'ahead' ? { mig: null, hie: null } : bySide(side, facts.index),
    field: null,
    values: { mig: null, hie: null },
    severity:
      change.cause === 'beside'
        ? severityOf('unstable-source')
        : severityOf('in-flight', { kind, grade: graveGrade(facts) }),
    confidence: 1,
  };
}

function leftBehind(pair: ComparedPair, side: Side): Unsettled {
  const { entry } = pair[side];
  const { kind, status } = entry;
  return {
    cause: 'behind',
    side,
    facts: pair[side],
    at: { mig: pair.mig.index, hie: pair.hie.index },
    field: null,
    values: { mig: null, hie: null },
    severity: isProtectedEntry(entry)
      ? severityOf('entry-extra', { kind, past: isOver(status) })
      : severityOf('unstable-source'),
    confidence: pair.confidence,
  };
}

function graveGrade({ entry }: EntryFacts): string | undefined {
  return isProtectedEntry(entry) && entry.kind !== 'issue' ? 'critical' : undefined;
}

import { isShared } from './edit.ts';
import { isMarked } from './fault.ts';
import { areaOf } from './hie/selection.ts';
import type { Area, Moment, SimulatedEntry, SimulatedPatient } from './model.ts';
import { addDays, daysFrom } from './moments.ts';

/** Whether an entry is of the list that is spoilt. */
type IsListed = (entry: SimulatedEntry) => boolean;

/** So few losses would look like single ones. */
const LOST_MIN = 3;

/** The newest `count` entries of a list are left; undefined when too few would be lost. */
export function keepNewest(
  patient: SimulatedPatient,
  isListed: IsListed,
  count: number,
): SimulatedPatient | undefined {
  const listed = listOf(patient, isListed);
  // What shares its day with an entry that stays would be a loss in the middle of the list.
  const frontier = dayOf(listed[count - 1]);
  return lose(
    patient,
    isListed,
    listed.filter((entry, at) => at >= count && dayOf(entry) < frontier),
  );
}

/** Entries of a list from that date on are left. */
export function keepSince(
  patient: SimulatedPatient,
  isListed: IsListed,
  date: Moment,
): SimulatedPatient | undefined {
  const listed = listOf(patient, isListed);
  const lost = listed.filter((entry) => dayOf(entry) < date);
  return lost.length === listed.length ? undefined : lose(patient, isListed, lost);
}

/** All but the last page of a list is left, newest first; undefined when it has one page only. */
export function losePage(
  patient: SimulatedPatient,
  isListed: IsListed,
  size: number,
): SimulatedPatient | undefined {
  const listed = listOf(patient, isListed);
  const kept = Math.floor((listed.length - 1) / size) * size;
  return kept <= 0 ? undefined : lose(patient, isListed, listed.slice(kept));
}

/** A list without any entry; undefined when it was empty, or held something back. */
export function emptied(patient: SimulatedPatient, area: Area): SimulatedPatient | undefined {
  const listed = patient.entries.filter((entry) => areaOf(entry) === area);
  const first = listed.find(isShared);
  if (first === undefined || isMarked(patient, first)) return undefined;
  return { ...patient, entries: patient.entries.filter((entry) => areaOf(entry) !== area) };
}

/** The record as it stood so many days before its newest entry. */
export function asOfEarlier(patient: SimulatedPatient, days: number): SimulatedPatient | undefined {
  const shown = patient.entries.filter(isShared);
  const newest = shown
    .map(({ recorded }) => recorded.slice(0, 10))
    .toSorted()
    .at(-1);
  if (newest === undefined || patient.entries.some(({ confidential }) => confidential === true)) {
    return undefined;
  }
  const frontier = addDays(newest, -days);
  const entries = patient.entries
    .filter((entry) => daysFrom(entry.recorded, frontier) >= 0)
    .map((entry) => asOf(entry, frontier));
  const left = new Set(entries.map(({ id }) => id));
  const lost = shown.filter(({ id }) => !left.has(id));
  const isTelling = lost.length >= LOST_MIN && shown.length > lost.length;
  return isTelling ? { ...patient, entries } : undefined;
}

/** The entry without what happened to it after that day. */
function asOf(entry: SimulatedEntry, day: Moment): SimulatedEntry {
  if (entry.kind === 'medication') {
    const issues = entry.issues.filter(({ date }) => date <= day);
    const isOver = entry.ended !== undefined && entry.ended.date <= day;
    return isOver ? { ...entry, issues } : { ...entry, issues, status: 'active', ended: undefined };
  }
  if (entry.kind !== 'problem' || entry.ended === undefined || entry.ended <= day) return entry;
  return { ...entry, status: 'active', ended: undefined };
}

/** The entries of a list that both sides show, newest first, those without a date last. */
function listOf(patient: SimulatedPatient, isListed: IsListed): SimulatedEntry[] {
  return patient.entries
    .filter((entry) => isListed(entry) && isShared(entry))
    .toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : -1));
}

function lose(
  patient: SimulatedPatient,
  isListed: IsListed,
  lost: readonly SimulatedEntry[],
): SimulatedPatient | undefined {
  const [first] = lost;
  if (first === undefined || lost.length < LOST_MIN || isMarked(patient, first)) return undefined;
  const gone = new Set(lost);
  return {
    ...patient,
    entries: patient.entries.filter((entry) => !isListed(entry) || !gone.has(entry)),
  };
}

function dayOf(entry: SimulatedEntry | undefined): string {
  return entry?.date?.slice(0, 10) ?? '';
}

import { patientsOf } from '../../src/simulator/legs/patients.ts';
import type { SimulatedEntry, SimulatedPatient } from '../../src/simulator/model.ts';
import { createRandom } from '../../src/simulator/random.ts';

/**
 * A record of so many statements, issues of a drug and parts of a panel counted too: drawn from what
 * several generated patients have, the same for the same seed.
 */
export function recordOf(statements: number, seed: string): SimulatedPatient {
  const pool: SimulatedEntry[] = [];
  let first: SimulatedPatient | undefined;
  let patients = 0;
  let have = 0;
  for (const patient of patientsOf(seed)) {
    first ??= patient;
    const own = patient.entries.map((entry) => prepared(entry, patients));
    pool.push(...own);
    have += own.reduce((sum, entry) => sum + statementsIn(entry), 0);
    patients += 1;
    if (have >= statements * 1.5) break;
  }
  if (first === undefined) throw new RangeError('no patient was made');
  const shuffled = createRandom(seed).sample(pool, pool.length);
  const dissent = { mig: false, hie: false };
  return { ...first, dissent, entries: withoutLooseLinks(firstOf(shuffled, statements)) };
}

/** The newest issues of a drug are enough. */
const ISSUES_MAX = 4;

/** Ids are unique within a patient only. */
function prepared(entry: SimulatedEntry, patient: number): SimulatedEntry {
  const shorter =
    entry.kind === 'medication' ? { ...entry, issues: entry.issues.slice(-ISSUES_MAX) } : entry;
  const text = JSON.stringify(shorter).replaceAll(/"(e\d+)"/g, `"p${patient}$1"`);
  return JSON.parse(text) as SimulatedEntry;
}

function statementsIn(entry: SimulatedEntry): number {
  if (entry.kind === 'medication') return 1 + entry.issues.length;
  return entry.kind === 'result' ? 1 + (entry.members?.length ?? 0) : 1;
}

function firstOf(entries: readonly SimulatedEntry[], statements: number): SimulatedEntry[] {
  let have = 0;
  return entries.filter((entry) => {
    const size = statementsIn(entry);
    if (have + size > statements) return false;
    have += size;
    return true;
  });
}

/** An entry that was left out is pointed to no longer. */
function withoutLooseLinks(entries: readonly SimulatedEntry[]): SimulatedEntry[] {
  const known = new Set(entries.map(({ id }) => id));
  return entries.map((entry) => {
    const { encounter } = entry;
    const kept = { ...entry, encounter: encounter && known.has(encounter) ? encounter : undefined };
    if (kept.kind !== 'problem') return kept;
    return { ...kept, linked: kept.linked.filter((id) => known.has(id)) };
  });
}

/** The same record with every whole day of it one day later. */
export function withDatesMoved(patient: SimulatedPatient): SimulatedPatient {
  const text = JSON.stringify(patient.entries).replaceAll(
    /"(\d{4}-\d\d-\d\d)((?:T[\d:]+)?)"/g,
    (_, day: string, time: string) => `"${nextDay(day)}${time}"`,
  );
  return { ...patient, entries: JSON.parse(text) as SimulatedEntry[] };
}

function nextDay(day: string): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + 1);
  return moved.toISOString().slice(0, 10);
}

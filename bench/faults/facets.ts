import type { Concept, SimulatedEntry, SimulatedPatient } from '../../src/simulator/model.ts';

/** One thing an answer tells as an entry of its own; a simulated entry has one or several. */
export interface Facet {
  /** The same for the same statement of both records. */
  readonly name: string;
  /** Id of the simulated entry it belongs to. */
  readonly entry: string;
  /** Id of the part of a panel, where it is one. */
  readonly part: string | undefined;
  readonly kind: SimulatedEntry['kind'] | 'issue';
  readonly concept: Concept;
  readonly date: string | undefined;
  /** What tells apart entries of one meaning and one day: a value or a dose. */
  readonly said: string | undefined;
}

/** What the answers tell of a record, entry by entry: a course and its issues, a panel and its parts. */
export function facetsOf(patient: SimulatedPatient): Facet[] {
  return patient.entries.flatMap(facetsOfEntry);
}

/** Ids without what the benign change `new-ids` puts before them. */
export function plainId(id: string): string {
  return id.replace('renamed-', '');
}

function facetsOfEntry(entry: SimulatedEntry): Facet[] {
  const { id, kind, concept, date } = entry;
  const own: Facet = {
    name: plainId(id),
    entry: plainId(id),
    part: undefined,
    kind,
    concept,
    date,
    said: saidBy(entry),
  };
  if (entry.kind === 'medication') {
    const issues = entry.issues.map((issue): Facet => ({
      ...own,
      name: plainId(issue.id),
      kind: 'issue',
      date: issue.date,
    }));
    return [own, ...issues];
  }
  if (entry.kind !== 'result') return [own];
  const parts = (entry.members ?? []).map((member) => ({
    ...own,
    name: plainId(member.id),
    part: plainId(member.id),
    concept: member.concept,
    said: member.value?.number,
  }));
  return [own, ...parts];
}

function saidBy(entry: SimulatedEntry): string | undefined {
  if (entry.kind === 'medication') return entry.dose;
  if (entry.kind === 'result' || entry.kind === 'observation') return entry.value?.number;
  return entry.kind === 'blood-pressure' ? `${entry.systolic}/${entry.diastolic}` : undefined;
}

import { isProblem, isShared } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { changing } from '../fault-builders.ts';
import type { ProblemEntry, SimulatedEntry, SimulatedPatient } from '../model.ts';

const FACTS = {
  fault: 'F41',
  kinds: ['link-lost'],
  field: 'links',
  severity: 'significant',
} as const;

/** F41: a problem no longer points to what belongs to it, or points to something else. */
export const F41: readonly Fault[] = [
  changing(
    { ...FACTS, id: 'link-lost', title: 'A problem lost one of its links', size: 'one link' },
    hasTarget,
    (entry, patient, random) => {
      const gone = random.pick(targetsOf(entry, patient));
      return { ...entry, linked: entry.linked.filter((id) => id !== gone.id) };
    },
  ),
  changing(
    { ...FACTS, id: 'links-lost', title: 'A problem lost all its links', size: 'all links' },
    hasTarget,
    (entry) => ({ ...entry, linked: [] }),
  ),
  changing(
    {
      ...FACTS,
      id: 'link-crossed',
      title: 'A problem points to another entry',
      size: 'another target',
    },
    (entry, patient): entry is ProblemEntry =>
      hasTarget(entry, patient) && strangersTo(entry, patient).length > 0,
    (entry, patient, random) => {
      const [first, ...rest] = targetsOf(entry, patient).map(({ id }) => id);
      const other = random.pick(strangersTo(entry, patient)).id;
      return { ...entry, linked: first === undefined ? entry.linked : [other, ...rest] };
    },
  ),
];

function hasTarget(entry: SimulatedEntry, patient: SimulatedPatient): entry is ProblemEntry {
  return isProblem(entry) && targetsOf(entry, patient).length > 0;
}

function targetsOf(entry: ProblemEntry, patient: SimulatedPatient): SimulatedEntry[] {
  return patient.entries.filter((other) => entry.linked.includes(other.id) && isShared(other));
}

/** Entries of the kinds problems are linked to, that mean something else than those it is linked to. */
function strangersTo(entry: ProblemEntry, patient: SimulatedPatient): SimulatedEntry[] {
  const known = new Set(targetsOf(entry, patient).map(({ concept }) => concept.snomed));
  return patient.entries.filter(
    (other) =>
      (other.kind === 'medication' || other.kind === 'result') &&
      isShared(other) &&
      !known.has(other.concept.snomed),
  );
}

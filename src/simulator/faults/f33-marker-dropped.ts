import { isShared } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { isMarked, isUnique, recordFault } from '../fault.ts';
import { areaOf } from '../hie/selection.ts';
import type { SimulatedEntry, SimulatedPatient } from '../model.ts';
import type { Random } from '../random.ts';

/**
 * F33: a list that owned up to gaps no longer does, with a gap more. A mark that goes while nothing else
 * changes cannot be told from outside, because the MIG never had one.
 */
export const F33: readonly Fault[] = [
  recordFault(
    {
      id: 'withheld-marker-dropped',
      fault: 'F33',
      title: 'A list holds back one entry more and has lost its mark',
      size: 'the mark of one list',
      kinds: ['withheld-undeclared', 'entry-lost'],
      field: 'access',
      severity: 'considerable',
    },
    { extent: 'list', spoil },
  ),
];

function spoil(patient: SimulatedPatient, random: Random): SimulatedPatient | undefined {
  const candidates = patient.entries.filter(
    (entry) => isShared(entry) && isMarked(patient, entry) && isUnique(patient, entry),
  );
  if (candidates.length === 0) return undefined;
  const chosen = random.pick(candidates);
  const area = areaOf(chosen);
  const entries = patient.entries.map((entry): SimulatedEntry => {
    const isGap = entry.confidential === true && areaOf(entry) === area;
    if (!isGap && entry !== chosen) return entry;
    return { ...entry, confidential: undefined, hidden: true };
  });
  return { ...patient, entries };
}

import { canonicalEntry } from '../../src/simulator/canonical.ts';
import type { FaultLabel } from '../../src/simulator/fault.ts';
import { AS_AT, writerOf } from '../../src/simulator/legs/case.ts';
import type { BenchPair } from '../../src/simulator/legs/case.ts';
import type { SimulatedPatient } from '../../src/simulator/model.ts';
import { plainId } from './facets.ts';

/** Why a label says something differs where nothing does. */
export type VoidReason = 'the records say the same' | 'the files say the same';

/**
 * Whether nobody could find the fault, because it is not there: another fault of the same pair undid it,
 * or the format has no place for it. Such labels are counted and listed, and are neither found nor missed.
 */
export function voidReason(pair: BenchPair, label: FaultLabel): VoidReason | undefined {
  if (isUndone(pair, label)) return 'the records say the same';
  return isUnwritten(pair) ? 'the files say the same' : undefined;
}

/** Every form of the entries it is about stands as often in one record as in the other. */
function isUndone({ patients: { mig, hie } }: BenchPair, label: FaultLabel): boolean {
  const ids = new Set(
    [...label.touched, ...(label.entry === null ? [] : [label.entry])].map(({ id }) => id),
  );
  if (ids.size === 0) return false;
  const [before, after] = [countForms(mig), countForms(hie)];
  const forms = [...formsOf(mig, ids), ...formsOf(hie, ids)];
  return forms.every((form) => before.get(form) === after.get(form));
}

function formsOf(patient: SimulatedPatient, ids: ReadonlySet<string>): string[] {
  return patient.entries
    .filter(({ id }) => ids.has(plainId(id)))
    .map((entry) => canonicalEntry(patient, entry));
}

function countForms(patient: SimulatedPatient): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of patient.entries) {
    const form = canonicalEntry(patient, entry);
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return counts;
}

/** Only where nothing but the one fault differs can it be told from the files. */
function isUnwritten({ formats, patients, labels, benign }: BenchPair): boolean {
  if (labels.length !== 1 || benign.length > 0) return false;
  const text = (patient: SimulatedPatient): string =>
    JSON.stringify(writerOf(formats.hie).write(patient, { asAt: AS_AT }));
  return text(patients.mig) === text(patients.hie);
}

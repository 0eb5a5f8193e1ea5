import { isShared } from '../edit.ts';
import type { SimulatedEntry, SimulatedPatient } from '../model.ts';

/**
 * How the first answer about a patient differs from all later ones: `entry-arrives` lacks the newest result of a
 * laboratory, as when it is filed between two questions; `flapping-author` names another clinician for every
 * entry (the HIE alone names one for each entry).
 */
export const WAVERINGS = ['entry-arrives', 'flapping-author'] as const;
export type Wavering = (typeof WAVERINGS)[number];

/** What the first answer about a patient tells otherwise than the next. */
export type WaveringOf = (patient: SimulatedPatient) => Wavering | undefined;

/** Gives the patient as one answer tells them; `asked` names what is asked about, apart from the patient. */
export type Teller = (patient: SimulatedPatient, asked: string) => SimulatedPatient;

/** A teller that remembers what it told before. */
export function createTeller(waveringOf: WaveringOf | undefined): Teller {
  const told = new Set<string>();
  return (patient, asked) => {
    const wavering = waveringOf?.(patient);
    const key = `${patient.nhsNumber} ${asked}`;
    if (wavering === undefined || told.has(key)) return patient;
    told.add(key);
    return asFirstTold(patient, wavering);
  };
}

/** The patient as a gateway that wavers tells them the first time. */
export function asFirstTold(patient: SimulatedPatient, wavering: Wavering): SimulatedPatient {
  const { entries } = patient;
  if (wavering === 'flapping-author') {
    return { ...patient, entries: entries.map((entry) => ({ ...entry, author: LOCUM })) };
  }
  const newest = newestResult(entries);
  return { ...patient, entries: entries.filter((entry) => entry !== newest) };
}

/** A clinician who does not exist either. */
const LOCUM = { title: 'Dr', given: 'Ottoline', family: 'Marshfern' };

function newestResult(entries: readonly SimulatedEntry[]): SimulatedEntry | undefined {
  const results = entries.filter(
    (entry) =>
      entry.kind === 'result' &&
      entry.members === undefined &&
      entry.typedByHand !== true &&
      isShared(entry),
  );
  return results.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))[0];
}

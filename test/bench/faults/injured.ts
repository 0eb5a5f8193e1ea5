import type { DocumentEntries, InjuredPair } from '../../../bench/faults/injuries.ts';
import { injuriesOf } from '../../../bench/faults/injuries.ts';
import type { ComparisonDocument } from '../../../src/compare/document.ts';
import type { FaultLabel } from '../../../src/simulator/fault.ts';
import { keyOf } from '../../../src/simulator/fault.ts';
import { MAIN_FORMATS } from '../../../src/simulator/legs/case.ts';
import type { BenchPair } from '../../../src/simulator/legs/case.ts';
import type { SimulatedEntry } from '../../../src/simulator/model.ts';
import { CODES, core, patientWith } from '../../simulator/sample-patient.ts';

export type DocumentEntry = ComparisonDocument['entries']['mig'][number];

/** Two allergies, of which the HIE has lost the second, and a problem both sides have. */
export const PENICILLIN: SimulatedEntry = {
  ...core('a1', CODES.penicillin),
  kind: 'allergy',
  category: 'medication',
};
export const NUTS: SimulatedEntry = {
  ...core('a2', { term: 'Allergy to nuts', snomed: '91934008', description: '910' }),
  kind: 'allergy',
  category: 'environment',
};
export const ASTHMA: SimulatedEntry = {
  ...core('p1', CODES.asthma),
  kind: 'problem',
  status: 'active',
  significance: 'major',
  linked: [],
};

/** An entry as a document prints it. */
export function printed(
  kind: DocumentEntry['kind'],
  term: string,
  more: Partial<DocumentEntry> = {},
): DocumentEntry {
  const item =
    kind === 'allergy' ? 'risks-and-warnings' : kind === 'problem' ? 'problems' : 'medication';
  return { item, kind, term, codes: [], date: '2019-05-02', source: '/', ...more };
}

/** A label of one entry, or of a list when none is given. */
export function labelOf(
  kinds: readonly string[],
  severity: FaultLabel['severity'],
  ...touched: readonly SimulatedEntry[]
): FaultLabel {
  const [entry] = touched;
  return {
    fault: 'F00',
    id: 'a-fault',
    size: 'one',
    kinds,
    side: 'hie',
    entry: entry === undefined ? null : keyOf(entry),
    part: null,
    touched: touched.map(keyOf),
    collateral: [],
    field: 'presence',
    severity,
  };
}

/** A pair of records; its files are not asked for. */
export function pairOfRecords(
  mig: readonly SimulatedEntry[],
  hie: readonly SimulatedEntry[],
  ...labels: readonly FaultLabel[]
): BenchPair {
  return {
    id: 'pair',
    formats: MAIN_FORMATS,
    labels,
    allowed: [],
    benign: ['anything'],
    needsMap: false,
    patients: { mig: patientWith(mig), hie: patientWith(hie) },
    files: () => [],
  };
}

/** MIG: penicillin 0, nuts 1, asthma 2. HIE: penicillin 0, asthma 1. */
export const ENTRIES: DocumentEntries = {
  mig: [
    printed('allergy', 'Allergy to penicillin'),
    printed('allergy', 'Allergy to nuts'),
    printed('problem', 'Asthma'),
  ],
  hie: [printed('allergy', 'Allergy to penicillin'), printed('problem', 'Asthma')],
};

/** The pair whose second allergy is lost on the HIE. */
export function lostAllergy(changes: Partial<FaultLabel> = {}): InjuredPair {
  const label = { ...labelOf(['entry-lost'], 'major', NUTS), ...changes };
  return injuriesOf(
    pairOfRecords([PENICILLIN, NUTS, ASTHMA], [PENICILLIN, ASTHMA], label),
    ENTRIES,
  );
}

import { concept } from '../../src/simulator/dictionary/concept.ts';
import type {
  EntryCore,
  SimulatedEntry,
  SimulatedPatient,
  SimulatedPractice,
} from '../../src/simulator/model.ts';

/** Codes made up for these tests; identifiers are written out so that expectations can name them. */
export const CODES = {
  asthma: {
    term: 'Asthma',
    snomed: '195967001',
    description: '301485011',
    read: { code: 'H33..', termCode: '00' },
  },
  cold: {
    term: 'Upper respiratory infection',
    snomed: '54150009',
    description: '90014014',
    read: { code: 'H05z.', termCode: '11' },
  },
  penicillin: {
    term: 'Allergy to penicillin',
    snomed: '91936005',
    description: '152307010',
    read: { code: '14L1.', termCode: '00' },
  },
  simvastatin: {
    term: 'Simvastatin 40mg tablets',
    snomed: '320000009',
    description: '470061018',
    emisDrug: 'SITA29406EMIS',
  },
  sodium: {
    term: 'Serum sodium level',
    snomed: '1000661000000107',
    description: '2533071000000116',
    read: { code: '44I5.', termCode: '00' },
  },
  panel: concept({ term: 'Urea and electrolytes', read: '44JB.' }),
} as const;

export const PRACTICE: SimulatedPractice = {
  code: 'X90001',
  name: 'Teasel Surgery',
  supplier: 'EMIS',
  pcn: { code: 'X9P001', name: 'Simulated Network 1' },
  commissioner: { code: 'X9C01', name: 'Simulated Board 1' },
  address: { street: '1 Station Road', town: 'Wearmere', postcode: 'ZZ1 9ZZ' },
  enabled: { mig: true, hie: true },
  signed: { mig: true, hie: true },
};

/** A patient with these entries and nothing else. */
export function patientWith(
  entries: readonly SimulatedEntry[],
  changes: Partial<SimulatedPatient> = {},
): SimulatedPatient {
  return {
    nhsNumber: '9434765919',
    title: 'Ms',
    given: 'Ottoline',
    family: 'Quillfeather',
    gender: 'female',
    birthDate: '1951-04-12',
    address: {
      street: '7 Teasel Lane',
      town: 'Port Wearmere',
      county: 'Simulshire',
      postcode: 'ZZ9 3WZ',
    },
    phone: '01632960001',
    practice: PRACTICE,
    traits: [],
    dissent: { mig: false, hie: false },
    entries,
    ...changes,
  };
}

/** What every entry needs, dated the second of May 2019. */
export function core(id: string, code: EntryCore['concept']): EntryCore {
  return { id, concept: code, date: '2019-05-02', recorded: '2019-05-02T10:05:00' };
}

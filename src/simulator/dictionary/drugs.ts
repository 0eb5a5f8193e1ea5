import type { Concept } from '../model.ts';
import { concept } from './concept.ts';

/** A drug as a practice prescribes it. */
export interface Drug {
  readonly concept: Concept;
  readonly doses: readonly string[];
  readonly quantity: string;
  readonly unit: string;
  readonly days: number;
}

function drug(line: [term: string, snomed: string | undefined, emisDrug: string], use: Use): Drug {
  const [term, snomed, emisDrug] = line;
  const named = snomed === undefined ? { term, emisDrug } : { term, snomed, emisDrug };
  return { concept: concept(named), ...use };
}

type Use = Omit<Drug, 'concept'>;

function tablets(days: number, ...doses: string[]): Use {
  return { doses, quantity: String(days), unit: 'tablet', days };
}

/** Drugs given for years. */
export const REPEAT_DRUGS: readonly Drug[] = [
  drug(
    ['Simvastatin 40mg tablets', '320000009', 'SITA29406EMIS'],
    tablets(28, 'Take ONE at night'),
  ),
  drug(
    ['Candesartan 8mg tablets', '318979007', 'CATA31827EMIS'],
    tablets(28, 'Take ONE daily', 'Take TWO daily'),
  ),
  drug(['Atorvastatin 20mg tablets', '320030001', 'ATTA30131EMIS'], tablets(28, 'Take ONE daily')),
  drug(
    ['Levothyroxine sodium 25microgram tablets', undefined, 'LETA90001SIM'],
    tablets(56, '50 micrograms each morning', '75 micrograms each morning'),
  ),
  drug(
    ['Digoxin 62.5microgram tablets', undefined, 'DITA90002SIM'],
    tablets(28, '125 micrograms once daily', '62.5 micrograms once daily'),
  ),
  drug(
    ['Methotrexate 2.5mg tablets', undefined, 'METO90003SIM'],
    tablets(28, '10 mg once a week on Mondays'),
  ),
  drug(
    ['Furosemide 20mg tablets', undefined, 'FUTA90004SIM'],
    tablets(28, '40 mg each morning', '20 mg each morning'),
  ),
  drug(
    ['Metformin 500mg tablets', undefined, 'META90005SIM'],
    tablets(56, '500 mg twice daily with meals', '1000 mg twice daily with meals'),
  ),
  drug(['Ramipril 5mg capsules', undefined, 'RACA90006SIM'], {
    doses: ['5 mg once daily'],
    quantity: '28',
    unit: 'capsule',
    days: 28,
  }),
];

/** Drugs given for days. */
export const ACUTE_DRUGS: readonly Drug[] = [
  drug(['Amoxicillin 250mg capsules', '323509004', 'AMCA90007SIM'], {
    doses: ['250 mg three times a day'],
    quantity: '21',
    unit: 'capsule',
    days: 7,
  }),
  drug(['Cetirizine 10mg tablets', '320818006', 'CETA90008SIM'], tablets(30, 'Take ONE daily')),
  drug(['Prednisolone 5mg tablets', undefined, 'PRTA90009SIM'], {
    doses: ['30 mg once daily for 5 days'],
    quantity: '30',
    unit: 'tablet',
    days: 5,
  }),
  drug(['Nitrofurantoin 100mg modified-release capsules', undefined, 'NICA90010SIM'], {
    doses: ['100 mg twice daily'],
    quantity: '6',
    unit: 'capsule',
    days: 3,
  }),
];

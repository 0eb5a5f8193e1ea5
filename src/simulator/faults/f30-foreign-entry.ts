import { DRUG_ALLERGIES } from '../dictionary/allergies.ts';
import { LONG_TERM } from '../dictionary/disorders.ts';
import { SINGLE_TESTS } from '../dictionary/tests.ts';
import { withMore } from '../edit.ts';
import type { Fault, FaultFacts } from '../fault.ts';
import { namedFault, recordFault } from '../fault.ts';
import { isNewTo, isStandingAllergy } from '../fault-builders.ts';
import type { SimulatedEntry, SimulatedPatient } from '../model.ts';
import { addForeignEntry } from '../mutations/add-foreign-entry.ts';
import { core, resultOf } from '../prepare.ts';
import type { Random } from '../random.ts';

const FACTS = { fault: 'F30', kinds: ['entry-extra'], field: 'presence' } as const;

type Maker = (patient: SimulatedPatient, random: Random) => SimulatedEntry | undefined;

/** F30: one entry of somebody else's stands in the right record. */
export const F30: readonly Fault[] = [
  namedFault(addForeignEntry, { ...FACTS, size: 'a drug', rate: 3 }),
  foreign(
    {
      ...FACTS,
      id: 'foreign-allergy',
      title: "Another patient's allergy is in the record",
      size: 'an allergy',
      severity: 'considerable',
      rate: 2,
    },
    (patient, random) => {
      const concept = DRUG_ALLERGIES.find((known) => isNewTo(patient, known));
      const isAllergic = patient.entries.some(isStandingAllergy);
      if (concept === undefined || !isAllergic) return undefined;
      return { ...core(random), kind: 'allergy', concept, category: 'medication' };
    },
  ),
  foreign(
    {
      ...FACTS,
      id: 'foreign-problem',
      title: "Another patient's problem is in the record",
      size: 'a problem',
      severity: 'considerable',
    },
    (patient, random) => {
      const concept = LONG_TERM.find((known) => isNewTo(patient, known));
      if (concept === undefined || patient.entries.length === 0) return undefined;
      return {
        ...core(random),
        kind: 'problem',
        concept,
        status: 'active',
        significance: 'major',
        linked: [],
      };
    },
  ),
  foreign(
    {
      ...FACTS,
      id: 'foreign-result',
      title: "Another patient's result is in the record",
      size: 'a result',
      severity: 'considerable',
    },
    (patient, random) => {
      const [test] = SINGLE_TESTS;
      if (test === undefined || patient.entries.length === 0) return undefined;
      return resultOf(test, random, core(random).date);
    },
  ),
];

function foreign(facts: FaultFacts, make: Maker): Fault {
  return recordFault(facts, {
    extent: 'entry',
    spoil: (patient, random) => {
      const entry = make(patient, random);
      return entry && withMore(patient, entry);
    },
  });
}

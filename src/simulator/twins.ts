import { assert } from '../base/assert.ts';
import type { BenignText } from './benign.ts';
import { BENIGN, applyBenign } from './benign.ts';
import type { Fault, FaultLabel } from './fault.ts';
import { isMarked } from './fault.ts';
import { FAULTS } from './faults.ts';
import type { SimulatedEntry, SimulatedPatient } from './model.ts';
import { again } from './prepare.ts';
import type { Random } from './random.ts';

/** What both sides say in the harmless half of a pair of twins. */
export interface Lookalike {
  readonly mig: SimulatedPatient;
  readonly hie: SimulatedPatient;
  /** Further changes to the text of the HIE's answer. */
  readonly texts: readonly BenignText[];
}

/** A fault beside something harmless that looks like it: both must be judged rightly. */
export interface Twin {
  readonly id: string;
  readonly title: string;
  readonly fault: Fault;
  /** Whether the harmless half needs the maps of the dictionary. */
  readonly needsMap: boolean;
  /** Findings the harmless half may cause, none of them above `minor`. */
  readonly allowed: readonly string[];
  /** The harmless half, about the entry the fault was put into; undefined where it has none. */
  readonly lookalike: (
    patient: SimulatedPatient,
    label: FaultLabel,
    random: Random,
  ) => Lookalike | undefined;
}

/** Every pair of twins. */
export const TWINS: readonly Twin[] = [
  ofRecord('dose-unit', 'dose-mass', '125 micrograms: 0.125 mg or 125 mg'),
  ofRecord('dose-unit-smaller', 'dose-mass', '5 mg: 5000 micrograms or 5 micrograms'),
  ofRecord('frequency-doubled', 'dose-words', 'Once daily: OD or twice daily'),
  ofRecord('frequency-lowered', 'dose-words', 'Three times a day: TDS or once daily'),
  ofRecord('dose-one-more', 'dose-words', 'Take ONE: take 1 or take TWO'),
  ofRecord('remap-disorder-sibling', 'synonym', 'A disorder: its synonym or its neighbour'),
  ofRecord('remap-procedure-sibling', 'synonym', 'A procedure: its synonym or its neighbour'),
  ofRecord('remap-allergy-sibling', 'synonym', 'An allergy: its synonym or its neighbour'),
  ofRecord('brand-next-strength', 'brand', 'A brand: of the same or of another strength'),
  ofRecord('remap-drug-sibling', 'brand', 'A drug: its brand or another drug'),
  ofRecord('result-decimal-shift', 'trailing-zeros', 'A value: 13.50 or 135'),
  ofRecord('range-lost', 'trailing-zeros', 'Limits of normal: 4.20 or none'),
  ofRecord('text-cut-at-back', 'respell-text', 'A text: in other letters or cut'),
  ofRecord('code-system-dropped', 'snomed-only', 'A code: without Read or without its system'),
  ofText('result-unit-thousandfold', 'json-units', 'A unit: spelt otherwise or another'),
  ofText('zone-hour-early', 'json-utc', 'Past midnight: told in UTC or an hour early'),
  ofText('text-mojibake', 'json-white-space', 'Letters beyond ASCII: escaped or damaged'),
  ofText('wrong-author', 'json-author-name', 'An author: named otherwise or another'),
  ofText('link-crossed', 'json-new-ids', 'A link: to another id or to another entry'),
  ofText(
    'panel-digits-swapped',
    'json-list-order',
    'A panel: in another order or with other values',
  ),
  repeat('duplicate-added', 'A blood pressure twice: on both sides or on one'),
  repeat('duplicate-medication', 'A course twice: on both sides or on one'),
  repeat('duplicate-immunisation', 'A vaccination twice: on both sides or on one'),
  declared('withheld-undeclared', 'A diagnosis held back: with or without a word'),
  declared('withheld-result', 'A result held back: with or without a word'),
];

function fault(id: string): Fault {
  const found = FAULTS.find((known) => known.id === id);
  assert(found !== undefined, `there is no fault ${id}`);
  return found;
}

/** Beside a benign change of the same entry. */
function ofRecord(id: string, benign: string, title: string): Twin {
  const change = BENIGN.record.find((known) => known.id === benign);
  assert(change !== undefined, `there is no benign change ${benign}`);
  return {
    ...named(id, benign, title),
    needsMap: change.needsMap,
    lookalike: (patient, label, random) => {
      const others = patient.entries.filter((entry) => entry.id !== label.entry?.id);
      const except = new Set(others.map((entry) => entry.id));
      const hie = applyBenign(change, patient, random, except);
      return isAlike(patient, hie) ? undefined : { mig: patient, hie, texts: [] };
    },
  };
}

/** Beside a benign change of the text of the whole answer. */
function ofText(id: string, benign: string, title: string): Twin {
  const texts = BENIGN.text.filter((known) => known.id === benign);
  assert(texts.length === 1, `there is no benign change ${benign}`);
  return {
    ...named(id, benign, title),
    lookalike: (patient) => ({ mig: patient, hie: patient, texts }),
  };
}

/** An entry that is doubled on the HIE, beside one that both sides have twice. */
function repeat(id: string, title: string): Twin {
  return {
    ...named(id, 'true-repeat', title),
    lookalike: (patient, label) => {
      const entries = patient.entries.flatMap((entry): SimulatedEntry[] =>
        entry.id === label.entry?.id ? [entry, again(entry)] : [entry],
      );
      const both = { ...patient, entries };
      return { mig: both, hie: both, texts: [] };
    },
  };
}

/** An entry that is gone, beside one whose list owns up to the gap. */
function declared(id: string, title: string): Twin {
  return {
    ...named(id, 'declared', title),
    allowed: ['withheld-declared'],
    lookalike: (patient, label) => {
      const held = patient.entries.find((entry) => entry.id === label.entry?.id);
      if (held === undefined || isMarked(patient, held)) return undefined;
      const entries = patient.entries.map((entry) =>
        entry === held ? { ...entry, confidential: true } : entry,
      );
      return { mig: patient, hie: { ...patient, entries }, texts: [] };
    },
  };
}

function named(
  id: string,
  benign: string,
  title: string,
): Pick<Twin, 'id' | 'title' | 'fault' | 'needsMap' | 'allowed'> {
  return { id: `${id}-or-${benign}`, title, fault: fault(id), needsMap: false, allowed: [] };
}

function isAlike(a: SimulatedPatient, b: SimulatedPatient): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

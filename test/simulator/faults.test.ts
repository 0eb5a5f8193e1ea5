import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { canonicalEntry } from '../../src/simulator/canonical.ts';
import { FAULTS } from '../../src/simulator/faults.ts';
import { tryFault } from '../../src/simulator/legs/draw.ts';
import type { SimulatedPatient } from '../../src/simulator/model.ts';
import { MUTATIONS } from '../../src/simulator/mutations.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { buildRegion } from '../../src/simulator/region.ts';
import { writeGpConnectStructured } from '../../src/simulator/hie/structured.ts';

const asAt = '2026-06-01';
const { patients } = buildRegion({
  seed: 'faults',
  practices: 2,
  patientsPerPractice: 50,
  consumers: 0,
  asAt,
});

const NAMED = FAULTS.map((fault) => [fault.id, fault] as const);

/** Kinds of the taxonomy; a label may name no other. */
const KINDS: ReadonlySet<string> = new Set([
  'patient-mismatch',
  'response-missing',
  'section-missing',
  'list-truncated',
  'stale-snapshot',
  'false-empty',
  'entry-lost',
  'entry-extra',
  'duplicate-added',
  'duplicate-collapsed',
  'entry-split',
  'entry-merged',
  'withheld-undeclared',
  'disclosure',
  'code-changed',
  'code-broader',
  'code-degraded',
  'code-system-lost',
  'negation-flipped',
  'certainty-changed',
  'status-flipped',
  'significance-changed',
  'retyped',
  'dose-changed',
  'frequency-changed',
  'route-changed',
  'form-changed',
  'quantity-changed',
  'value-changed',
  'unit-changed',
  'comparator-changed',
  'range-changed',
  'date-shifted',
  'date-precision',
  'text-truncated',
  'text-lost',
  'text-changed',
  'encoding-damaged',
  'relocated',
  'link-lost',
  'author-diff',
  'document-unreadable',
]);

test('F01 to F45 are all there, each size under an id of its own', () => {
  const codes = Array.from({ length: 45 }, (_, i) => `F${String(i + 1).padStart(2, '0')}`);
  expect([...new Set(FAULTS.map(({ fault }) => fault))].toSorted()).toEqual(codes);
  expect(new Set(FAULTS.map(({ id }) => id)).size).toBe(FAULTS.length);
  const files = readdirSync('src/simulator/faults').map((name) => name.slice(0, 3).toUpperCase());
  expect(files.toSorted()).toEqual(codes);
});

test('every label names kinds of the taxonomy', () => {
  const unknown = FAULTS.flatMap(({ id, kinds }) =>
    kinds.filter((kind) => !KINDS.has(kind)).map((kind) => `${id} ${kind}`),
  );
  expect(unknown).toEqual([]);
});

test('each of the older named faults has its place, but the one that is no fault', () => {
  const placed = new Set(FAULTS.map(({ id }) => id));
  expect(MUTATIONS.map(({ id }) => id).filter((id) => !placed.has(id))).toEqual([
    'withheld-declared',
  ]);
});

test.each(NAMED)('%s stands in docs/simulator.md', (id, { fault }) => {
  const page = readFileSync('docs/simulator.md', 'utf8');
  const row = page.split('\n').find((line) => line.startsWith(`| ${fault} |`));
  expect(row).toContain(`\`${id}\``);
});

describe.each(NAMED)('%s', (_id, fault) => {
  const drawn = patients.flatMap((patient) => {
    const found = tryFault(fault, patient, createRandom(patient.nhsNumber));
    return found === undefined ? [] : [found];
  });

  test('applies to some, and changes exactly what its label says', () => {
    expect(drawn.length).toBeGreaterThan(0);
    for (const { base, spoilt, label } of drawn) {
      const touched = label.touched.map(({ id }) => id);
      expect(label).toMatchObject({ id: fault.id, fault: fault.fault, side: 'hie' });
      expect(changedIds(base, spoilt)).toEqual(touched.toSorted());
      // The label of a doubled entry names the one that is on both sides.
      const named = label.entry === null ? [] : [label.entry.id, `${label.entry.id}-again`];
      expect(touched.some((id) => named.includes(id))).toBe(fault.extent === 'entry');
    }
  });

  test('shows in the HIE’s answer', () => {
    for (const { base, spoilt } of drawn.slice(0, 3)) {
      expect(writeGpConnectStructured(spoilt, { asAt })).not.toBe(
        writeGpConnectStructured(base, { asAt }),
      );
    }
  });

  test('makes the same choice for the same seed', () => {
    for (const patient of patients.slice(0, 5)) {
      const [one, two] = [1, 2].map(() => tryFault(fault, patient, createRandom('same')));
      expect(two).toEqual(one);
    }
  });

  test('spares a record it has nothing to spoil in', () => {
    const [patient] = patients;
    if (patient === undefined || REACHES_PEOPLE.has(fault.id)) return;
    expect(fault.applicable({ ...patient, entries: [] })).toBe(false);
  });
});

/** Faults of the person need no entry. */
const REACHES_PEOPLE: ReadonlySet<string> = new Set(['another-patient', 'another-twin']);

/** Ids of entries that are gone, new, or mean something else by themselves. */
function changedIds(before: SimulatedPatient, after: SimulatedPatient): string[] {
  const then = new Map(before.entries.map((entry) => [entry.id, entry]));
  // Links are told by what the unspoilt record has under that id: a lost target is no change of the link.
  const both = mergedWith(before, after);
  const now = new Map(after.entries.map((entry) => [entry.id, entry]));
  const ids = new Set([...then.keys(), ...now.keys()]);
  return [...ids]
    .filter((id) => {
      const [old, fresh] = [then.get(id), now.get(id)];
      if (old === fresh || old === undefined || fresh === undefined) return old !== fresh;
      return canonicalEntry(before, old) !== canonicalEntry(both, fresh);
    })
    .toSorted();
}

/** The unspoilt entries, and those that are new. */
function mergedWith(before: SimulatedPatient, after: SimulatedPatient): SimulatedPatient {
  const known = new Set(before.entries.map(({ id }) => id));
  const added = after.entries.filter(({ id }) => !known.has(id));
  return { ...after, entries: [...before.entries, ...added] };
}

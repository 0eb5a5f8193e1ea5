import { describe, expect, test } from 'vitest';
import { FAULTS } from '../../src/simulator/faults.ts';
import { canonicalEntry, canonicalForm } from '../../src/simulator/canonical.ts';
import { planLeg } from '../../src/simulator/legs.ts';
import type { BenchPair, LegId } from '../../src/simulator/legs/case.ts';
import { TWINS } from '../../src/simulator/twins.ts';

function pairsOf(leg: LegId, count: number, seed = 'legs'): BenchPair[] {
  return [...planLeg(leg, seed, count)].flatMap((one) => [...one.pairs()]);
}

function bytesOf(pair: BenchPair): string {
  return JSON.stringify([pair.files('mig'), pair.files('hie')]);
}

describe.each(['L1', 'L2', 'L3', 'L4', 'L5', 'L6'] as const)('%s', (leg) => {
  test('the same seed gives the same bytes, another seed others', () => {
    const written = pairsOf(leg, 3).map(bytesOf);
    expect(pairsOf(leg, 3).map(bytesOf)).toEqual(written);
    expect(pairsOf(leg, 3, 'other').map(bytesOf)).not.toEqual(written);
  });

  test('gives as many cases as asked for, under names of their own', () => {
    const cases = [...planLeg(leg, 'legs', 12)];
    expect(cases.length).toBe(12);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(12);
  });

  test('a pair without a label says the same on both sides, one with a label does not', () => {
    for (const { labels, allowed, patients } of pairsOf(leg, 15)) {
      const isSame = canonicalForm(patients.mig) === canonicalForm(patients.hie);
      expect(isSame || allowed.length > 0).toBe(labels.length === 0);
    }
  });
});

test('every fault comes round, serious ones more than half of the time', () => {
  const labels = pairsOf('L1', 420).flatMap((pair) => pair.labels);
  expect(new Set(labels.map(({ id }) => id)).size).toBe(FAULTS.length);
  const serious = labels.filter(({ severity }) => ['major', 'catastrophic'].includes(severity));
  expect(serious.length / labels.length).toBeGreaterThan(0.5);
});

test('with noise around it, the entry a fault is about keeps its own form', () => {
  for (const { labels, patients, benign } of pairsOf('L2', 12)) {
    expect(labels).toHaveLength(1);
    expect(benign.length).toBeGreaterThan(15);
    expect(patients.hie.entries.some(({ id }) => id.startsWith('renamed-'))).toBe(
      patients.hie.entries.length > 0,
    );
  }
});

test('several faults stand in entries of their own', () => {
  const pairs = pairsOf('L3', 20);
  expect(Math.max(...pairs.map(({ labels }) => labels.length))).toBeGreaterThan(7);
  for (const { labels, patients } of pairs) {
    const touched = labels.flatMap((label) => label.touched.map(({ id }) => id));
    expect(new Set(touched).size).toBe(touched.length);
    const meanings = new Set(
      patients.mig.entries.map((entry) => canonicalEntry(patients.mig, entry)),
    );
    const differing = patients.hie.entries.filter(
      (entry) => !meanings.has(canonicalEntry(patients.hie, entry)),
    );
    const known = new Set([
      ...touched,
      ...labels.flatMap((label) => label.collateral.map(({ id }) => id)),
    ]);
    // A link is told by what it points to, so a problem differs when its target was spoilt.
    const others = differing.filter(({ id, kind }) => !known.has(id) && kind !== 'problem');
    expect(others.map(({ id }) => id)).toEqual([]);
  }
});

test('twins are about one entry: spoilt in the first pair, harmless in the second', () => {
  const cases = [...planLeg('L4', 'legs', TWINS.length * 2)];
  expect(new Set(cases.map(({ twins }) => twins)).size).toBe(TWINS.length);
  for (const one of cases) {
    const [fault, harmless] = [...one.pairs()];
    const id = fault?.labels[0]?.entry?.id;
    const strip = (pair: BenchPair | undefined): string[] =>
      (pair?.patients.hie.entries ?? [])
        .filter((entry) => entry.id !== id && entry.id !== `${id}-again`)
        .map((entry) => JSON.stringify(entry));
    expect(strip(harmless)).toEqual(strip(fault));
    expect(harmless?.labels).toEqual([]);
    expect(harmless && fault && bytesOf(harmless) !== bytesOf(fault)).toBe(true);
  }
});

test('each pair of formats has its share, and every fault shows in its own', () => {
  const pairs = pairsOf('L6', 25);
  const formats = pairs.map((pair) => `${pair.formats.mig} ${pair.formats.hie}`);
  expect(new Set(formats)).toEqual(
    new Set([
      'mig-openhr gpconnect-structured',
      'mig-openhr fhir-r4',
      'mig-openhr cda',
      'mig-openhr gpconnect-html',
      'emis-open gpconnect-structured',
    ]),
  );
  expect(formats.length).toBe(25);
});

test('a practice has exactly the defects it says', () => {
  const cases = [...planLeg('L8', 'legs', 17)];
  expect(cases.slice(0, 4).map(({ practice }) => practice?.patients)).toEqual([
    200, 500, 1000, 2000,
  ]);
  expect(cases.map(({ practice }) => practice?.defects).slice(8, 12)).toEqual([1, 3, 5, 10]);
  const small = cases[16];
  const pairs = [...(small?.pairs() ?? [])];
  expect(pairs.length).toBe(200);
  expect(pairs.filter(({ labels }) => labels.length > 0).length).toBe(6);
  expect(small?.practice).toEqual({ patients: 200, rate: 0.03, defects: 6 });
});

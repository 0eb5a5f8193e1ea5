import { describe, expect, test } from 'vitest';
import type { ComparisonDocument, Finding } from '../../../src/compare/document.ts';
import { hiddenBy } from '../../../src/compare/tolerances/hides.ts';
import { compare } from '../../support/compare.ts';
import { reading } from '../../support/records.ts';

const empty = compare(reading([]), reading([]));

function documentOf(...findings: Pick<Finding, 'id' | 'kind' | 'tolerance'>[]): ComparisonDocument {
  const rest = { severity: 'significant', item: null, mig: null, hie: null, field: null } as const;
  const all = findings.map((finding) => ({
    ...rest,
    values: { mig: null, hie: null },
    confidence: 1,
    why: '',
    ...finding,
  }));
  return { ...empty, findings: all };
}

const named = { id: '1', kind: 'dose-changed', tolerance: 't' };
const beside = { id: '2', kind: 'quantity-changed', tolerance: 't' };
const open = (finding: typeof named) => ({ ...finding, tolerance: null });
const clean = documentOf();
const fault = { kinds: ['dose-changed'], severity: 'major' as const };

describe('a fault is hidden', () => {
  test('when the finding that names it is covered, whatever else is open', () => {
    const judged = documentOf(named, open(beside));
    expect(hiddenBy(judged, clean, fault)).toEqual({
      serious: true,
      findings: [{ kind: 'dose-changed', severity: 'significant' }],
    });
  });

  test('when all it caused is covered, under whatever name', () => {
    expect(hiddenBy(documentOf(beside), clean, fault)?.serious).toBe(true);
  });

  test('as a milder one when it is no worse than significant', () => {
    const milder = { ...fault, severity: 'significant' as const };
    expect(hiddenBy(documentOf(named), clean, milder)?.serious).toBe(false);
  });
});

describe('a fault is not hidden', () => {
  test('while the finding that names it is open', () => {
    expect(hiddenBy(documentOf(open(named), beside), clean, fault)).toBeUndefined();
  });

  test('by covering what the record shows without it', () => {
    const judged = documentOf(beside, open(named));
    expect(hiddenBy(judged, documentOf(beside), fault)).toBeUndefined();
  });
});

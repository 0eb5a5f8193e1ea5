import { describe, expect, test } from 'vitest';
import type { ComparisonDocument } from '../../../src/compare/document.ts';
import {
  applyTolerances,
  countUses,
  revokeTolerance,
} from '../../../src/compare/tolerances/apply.ts';
import { contentHash } from '../../../src/compare/tolerances/content-hash.ts';
import type { ToleranceGiven, Tolerances } from '../../../src/compare/tolerances/tolerance.ts';
import { compare } from '../../support/compare.ts';
import { entry, medication, quantity, reading, result, snomed } from '../../support/records.ts';
import { asAt, inForce, tolerance } from '../../support/tolerances.ts';

const sodium = (high: string) =>
  result({
    term: 'Sodium',
    codes: [snomed('1000731000000107')],
    date: '2020-01-01',
    value: quantity('140', 'mmol/L'),
    detail: { range: { low: quantity('133'), high: quantity(high) } },
  });

/** One finding: range-changed, significant, 133 – 146 against 133 – 147. */
const ranges = compare(reading([sodium('146')]), reading([sodium('147')]));

function judged(given: readonly ToleranceGiven[], more: Partial<Tolerances> = {}) {
  return applyTolerances(ranges, asAt(given, more));
}

const outcomes = ({ tolerances = [] }: ComparisonDocument): string[] =>
  tolerances.map(({ tolerance: id, outcome, findings }) => `${id} ${outcome} ${findings}`);

describe('a tolerance in force', () => {
  test('covers its finding, which stays where it is and is counted', () => {
    const { findings, summary } = judged([inForce()]);
    expect(findings.map(({ tolerance: by }) => by)).toEqual(['sodium-range']);
    expect(findings[0]).toEqual({ ...ranges.findings[0], tolerance: 'sodium-range' });
    expect(summary).toEqual({
      ...ranges.summary,
      verdict: 'parity',
      tolerated: { 'sodium-range': 1 },
    });
  });

  test('is told with its reason, hazard and last day', () => {
    expect(judged([inForce()]).tolerances).toEqual([
      {
        tolerance: 'sodium-range',
        outcome: 'applied',
        findings: 1,
        why: 'The laboratory gives both ranges. (hazard HAZ-012, until 2026-12-31)',
      },
    ]);
  });

  test('leaves a comparison it does not mean byte for byte as it was', () => {
    const other = inForce({ kind: 'value-changed' });
    expect(judged([other])).toBe(ranges);
  });

  test('no longer counts toward the verdict, others still do', () => {
    const mig = reading([sodium('146'), medication({ term: 'Drug', codes: [snomed('2')] })]);
    const document = applyTolerances(compare(mig, reading([sodium('147')])), asAt([inForce()]));
    expect(document.summary.verdict).toBe('differences');
    expect(document.summary.tolerated).toEqual({ 'sodium-range': 1 });
  });
});

describe('findings return', () => {
  test.each<[string, string, ToleranceGiven, Partial<Tolerances>]>([
    ['expired yesterday', 'expired', inForce({ expires: '2026-11-21' }), {}],
    ['never approved', 'proposed', inForce({}, { approved: undefined }), {}],
    [
      'approved by its author, spelt otherwise',
      'proposed',
      inForce({}, { approved: { by: 'a  author', on: '2026-11-02' } }),
      {},
    ],
    [
      'approved from tomorrow on',
      'proposed',
      inForce({}, { approved: { by: 'C', on: '2026-11-23' } }),
      {},
    ],
    ['never tested', 'untested', inForce({}, { tested: undefined }), {}],
    [
      'tested with other content',
      'untested',
      {
        ...inForce(),
        tested: { content: contentHash(tolerance({ budget: 1 })), rules: ranges.tool.rules },
      },
      {},
    ],
    [
      'tested under other rules',
      'untested',
      { ...inForce(), tested: { content: contentHash(tolerance()), rules: 'other' } },
      {},
    ],
    ['over its budget', 'over-budget', inForce({}, { overBudget: true }), {}],
    ['withdrawn', 'withdrawn', inForce({}, { withdrawn: { by: 'C', on: '2026-11-20' } }), {}],
    ['for another format', 'out-of-scope', inForce({ scope: { formats: { hie: 'cda' } } }), {}],
    ['for another version', 'out-of-scope', inForce({ scope: { versions: ['9.9.9'] } }), {}],
    [
      'for another practice',
      'out-of-scope',
      inForce({ scope: { practices: ['X90001'] } }),
      { practice: 'X90002' },
    ],
    [
      'for a practice, and none is known',
      'out-of-scope',
      inForce({ scope: { practices: ['X90001'] } }),
      {},
    ],
    [
      'for another supplier',
      'out-of-scope',
      inForce({ scope: { suppliers: ['EMIS'] } }),
      { supplier: 'TPP' },
    ],
    ['capped below the finding', 'above-cap', inForce({ cap: 'minor' }), {}],
  ])('when it is %s, and the document says why', (_, outcome, given, more) => {
    const document = judged([given], more);
    expect(outcomes(document)).toEqual([`sodium-range ${outcome} 1`]);
    expect(document.tolerances?.[0]?.why).toMatch(/\w{3}/);
    expect(document.findings).toEqual(ranges.findings);
    expect(document.summary).toEqual(ranges.summary);
  });

  test('not on its last day, nor inside its scope', () => {
    const scope = {
      formats: { mig: 'test', hie: 'test' },
      practices: ['X90001'],
      suppliers: ['EMIS'],
      versions: ['0.0.0'],
    };
    const given = inForce({ expires: '2026-11-22', scope });
    const document = judged([given], { practice: 'X90001', supplier: 'EMIS' });
    expect(outcomes(document)).toEqual(['sodium-range applied 1']);
  });

  test('when it is revoked, in every part of the document', () => {
    const revoked = revokeTolerance(judged([inForce()]), {
      id: 'sodium-range',
      outcome: 'over-budget',
      why: 'it means more than 20 findings in the run',
    });
    expect(revoked.findings).toEqual(ranges.findings);
    expect(revoked.summary).toEqual(ranges.summary);
    expect(outcomes(revoked)).toEqual(['sodium-range over-budget 1']);
  });
});

describe('what is never covered', () => {
  const words = {
    approved: { by: 'C. Officer', on: '2026-11-02', why: 'Discussed in the board.' },
  };
  const unit = (name: string) =>
    result({
      term: 'Sodium',
      codes: [snomed('1')],
      date: '2020-01-01',
      value: quantity('5', name),
    });
  const units = compare(reading([unit('mg')]), reading([unit('g')]));
  const any = { item: undefined, entryKind: undefined, values: undefined };

  test('considerable, unless the cap says so in the approver’s own words', () => {
    const capped = { ...any, kind: 'unit-changed', cap: 'considerable' } as const;
    expect(outcomes(applyTolerances(units, asAt([inForce(capped, words)])))).toEqual([
      'sodium-range applied 1',
    ]);
    expect(outcomes(applyTolerances(units, asAt([inForce(capped)])))).toEqual([
      'sodium-range proposed 1',
    ]);
  });

  test('anything major', () => {
    const drug = (dose: string) => medication({ term: 'Digoxin', codes: [snomed('2')], dose });
    const document = compare(reading([drug('1 tablet')]), reading([drug('2 tablets')]));
    const given = inForce({ ...any, kind: 'dose-changed', cap: 'considerable' }, words);
    expect(outcomes(applyTolerances(document, asAt([given])))).toEqual([
      'sodium-range above-cap 1',
    ]);
  });

  test('the presence of a drug above significant, whatever the cap', () => {
    const kept = medication({ term: 'Kept', codes: [snomed('2')] });
    const over = medication({ term: 'Over', codes: [snomed('3')], status: 'completed' });
    const document = compare(reading([kept, over]), reading([kept]));
    expect(document.findings.map(({ kind, severity }) => `${severity} ${kind}`)).toEqual([
      'considerable entry-lost',
    ]);
    const given = inForce({ ...any, kind: 'entry-lost', cap: 'considerable' }, words);
    const [told] = applyTolerances(document, asAt([given])).tolerances ?? [];
    expect(told).toMatchObject({ outcome: 'above-cap', why: expect.stringContaining('drug') });
  });

  test.each(['patient-mismatch', 'disclosure', 'undetermined', 'ambiguous-match'])('%s', (kind) => {
    const [finding] = ranges.findings;
    if (finding === undefined) throw new Error('no finding');
    const document = { ...ranges, findings: [{ ...finding, kind, severity: 'minor' as const }] };
    const given = inForce({ ...any, kind });
    expect(outcomes(applyTolerances(document, asAt([given])))).toEqual([
      'sodium-range above-cap 1',
    ]);
  });
});

describe('conditions', () => {
  const given = (parts: Parameters<typeof inForce>[0]) => judged([inForce(parts)]);
  const isCovered = (parts: Parameters<typeof inForce>[0]): boolean =>
    given(parts).findings[0]?.tolerance === 'sodium-range';
  const none = { values: undefined };

  test.each([
    ['both values', { values: [{ mig: '133 – 146', hie: '133 – 147' }] }, true],
    ['another pair of values', { values: [{ mig: '133 – 147', hie: '133 – 146' }] }, false],
    [
      'one of several pairs',
      {
        values: [
          { mig: 'x', hie: 'y' },
          { mig: '133 – 146', hie: '133 – 147' },
        ],
      },
      true,
    ],
    ['the HIE’s value alone', { ...none, hieValues: ['133 – 147'] }, true],
    ['another value of the HIE', { ...none, hieValues: ['133 – 148'] }, false],
    ['a value as if it were a pattern', { ...none, hieValues: ['133 .*'] }, false],
    [
      'the MIG’s value in another letter case or spacing',
      { ...none, migValues: ['133–146'] },
      false,
    ],
    ['nothing on the HIE', { ...none, hieValues: [null] }, false],
    ['the field', { ...none, field: 'range' }, true],
    ['another field', { ...none, field: 'value' }, false],
    ['another item', { item: 'events' }, false],
    ['another kind of entry', { entryKind: 'observation' }, false],
    [
      'a code of both',
      { ...none, codes: [{ mig: '1000731000000107', hie: '1000731000000107' }] },
      true,
    ],
    [
      'a code with its system',
      {
        ...none,
        codes: [{ mig: 'http://snomed.info/sct|1000731000000107', hie: '1000731000000107' }],
      },
      true,
    ],
    ['another code', { ...none, codes: [{ mig: '1000731000000107', hie: '2' }] }, false],
    ['the units', { ...none, units: [{ mig: 'mmol/L', hie: 'mmol/L' }] }, true],
    ['other units', { ...none, units: [{ mig: 'mmol/L', hie: null }] }, false],
    ['something lost, where it changed', { ...none, direction: 'lost' }, false],
  ] as const)('%s', (_, parts, expected) => {
    expect(isCovered(parts)).toBe(expected);
  });

  test('of direction tell lost from gained', () => {
    const note = entry({
      kind: 'encounter',
      term: 'Seen',
      codes: [snomed('5')],
      date: '2020-01-01',
    });
    const kept = entry({
      kind: 'encounter',
      term: 'Kept',
      codes: [snomed('6')],
      date: '2020-01-02',
    });
    const lost = compare(reading([kept, note]), reading([kept]));
    const gained = compare(reading([kept]), reading([kept, note]));
    const any = { ...none, item: undefined, entryKind: undefined };
    const covers = (document: ComparisonDocument, kind: string, direction: 'lost' | 'gained') =>
      applyTolerances(document, asAt([inForce({ ...any, kind, direction })])).summary.verdict;
    expect(covers(lost, 'entry-lost', 'lost')).toBe('parity');
    expect(covers(lost, 'entry-lost', 'gained')).toBe('differences');
    expect(covers(gained, 'entry-extra', 'gained')).toBe('parity');
    expect(covers(gained, 'entry-extra', 'lost')).toBe('differences');
  });
});

describe('a tolerance shadowing another', () => {
  test('takes the finding by its id, and the other one is told', () => {
    const wide = inForce({ id: 'any-range', values: undefined });
    const document = judged([inForce(), wide]);
    expect(document.findings[0]?.tolerance).toBe('any-range');
    expect(outcomes(document)).toEqual(['any-range applied 1', 'sodium-range shadowed 1']);
    expect(judged([wide, inForce()])).toEqual(document);
  });
});

describe('a finding that speaks for several entries', () => {
  const [finding] = ranges.findings;
  if (finding === undefined) throw new Error('no finding');
  const members = [
    { mig: 0, hie: 0 },
    { mig: 1, hie: 1 },
  ];
  const second = { ...ranges.entries.mig[0], kind: 'observation' as const };
  const grouped = {
    ...ranges,
    findings: [{ ...finding, members }],
    entries: {
      mig: [...ranges.entries.mig, second],
      hie: [...ranges.entries.hie, second],
    },
  } as ComparisonDocument;

  test('is not covered by a value one of them has', () => {
    const given = inForce({ entryKind: undefined });
    expect(applyTolerances(grouped, asAt([given]))).toBe(grouped);
  });

  test('is covered only when every entry is meant', () => {
    const given = inForce({ values: undefined });
    expect(applyTolerances(grouped, asAt([given]))).toBe(grouped);
  });

  test('counts all of them against the budget', () => {
    const given = inForce({ values: undefined, entryKind: undefined });
    const document = applyTolerances(grouped, asAt([given]));
    expect(document.summary.tolerated).toEqual({ 'sodium-range': 1 });
    expect(countUses(document)).toEqual(new Map([['sodium-range', 2]]));
  });
});

import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/record/entry.ts';
import { compare, dayByDay, findingsOf } from '../../support/compare.ts';
import { entry, medication, quantity, reading, result, snomed } from '../../support/records.ts';

const SODIUM = snomed('1000661000000107');

function sodium(index: number, unit: string | undefined, number = '140'): Entry {
  const date = `2020-01-${String(index + 10)}`;
  return result({ term: 'Serum sodium', codes: [SODIUM], date, value: quantity(number, unit) });
}

function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function vaccination(index: number, kind: 'immunisation' | 'observation'): Entry {
  const codes = [snomed(String(7_000_000 + index))];
  return entry({ kind, term: `Vaccine ${index}`, codes, date: `2015-03-${10 + index}` });
}

describe('a section that arrives as another kind', () => {
  test('is one finding with every entry as a member', () => {
    const { findings } = compare(
      reading(many(6, (index) => vaccination(index, 'immunisation'))),
      reading(many(6, (index) => vaccination(index, 'observation'))),
    );
    expect(findings).toMatchObject([
      {
        kind: 'retyped',
        severity: 'major',
        item: 'procedures',
        values: { mig: 'immunisation', hie: 'observation' },
        why: '6 entries under procedures alike: the HIE shows it as another kind of entry than the MIG (immunisation became observation): “Vaccine 5” (2015-03-15), “Vaccine 4” (2015-03-14), “Vaccine 3” (2015-03-13), “Vaccine 2” (2015-03-12), “Vaccine 1” (2015-03-11) and 1 more.',
      },
    ]);
    expect(findings[0]?.members).toHaveLength(6);
  });

  test('two of many stay two findings', () => {
    const mig = many(6, (index) => vaccination(index, 'immunisation'));
    const hie = many(6, (index) => vaccination(index, index < 2 ? 'observation' : 'immunisation'));
    expect(findingsOf(mig, hie)).toEqual(['major retyped', 'major retyped']);
  });
});

describe('a unit', () => {
  test('that is gone from a whole list is one finding', () => {
    const mig = many(4, (index) => sodium(index, 'mmol/L'));
    const { findings } = compare(
      reading(mig),
      reading(many(4, (index) => sodium(index, undefined))),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ kind: 'unit-changed', severity: 'considerable' });
    expect(findings[0]?.members).toEqual(many(4, (index) => ({ mig: index, hie: index })));
  });

  test('that changed on one of many results is told of that one', () => {
    const mig = many(6, (index) => sodium(index, 'mmol/L'));
    const hie = many(6, (index) => sodium(index, index === 2 ? 'umol/L' : 'mmol/L'));
    const { findings } = compare(reading(mig), reading(hie));
    expect(findings).toMatchObject([{ kind: 'unit-changed', mig: 2, hie: 2 }]);
    expect(findings[0]).not.toHaveProperty('members');
  });
});

describe('values that differ each in its own way', () => {
  test('stay findings of their own', () => {
    const mig = many(4, (index) => sodium(index, 'mmol/L', `${130 + index}`));
    const hie = many(4, (index) => sodium(index, 'mmol/L', `${150 + index * 3}`));
    expect(findingsOf(mig, hie)).toHaveLength(4);
  });

  test('so do drugs whose doses differ', () => {
    const drug = (index: number, dose: string): Entry =>
      medication({ term: `Drug ${index}`, codes: [snomed(String(8_000_000 + index))], dose });
    const mig = many(4, (index) => drug(index, '5 mg once daily'));
    const hie = many(4, (index) => drug(index, '50 mg once daily'));
    expect(findingsOf(mig, hie)).toHaveLength(4);
  });
});

describe('one code that became another wherever it stood', () => {
  test('is one finding, and another code beside it one of its own', () => {
    const at = (code: string, day: string): Entry =>
      entry({ kind: 'problem', term: 'Asthma', codes: [snomed(code)], date: day });
    const { findings } = compare(
      reading([
        at('195967001', '2001-01-01'),
        at('195967001', '2005-01-01'),
        at('1', '2009-01-01'),
      ]),
      reading([
        at('304527002', '2001-01-01'),
        at('304527002', '2005-01-01'),
        at('2', '2009-01-01'),
      ]),
    );
    expect(findings.map(({ kind, members }) => [kind, members?.length])).toEqual([
      ['code-changed', 2],
      ['code-changed', undefined],
    ]);
  });
});

describe('a status', () => {
  const course = (index: number, status: Entry['status']): Entry =>
    medication({ term: `Drug ${index}`, codes: [snomed(String(8_000_000 + index))], status });

  test('that flipped on every ended drug is one major finding, whatever the active ones are', () => {
    const mig = many(8, (index) => course(index, index < 4 ? 'ended' : 'active'));
    const hie = many(8, (index) => course(index, 'active'));
    const { findings } = compare(reading(mig), reading(hie));
    expect(findings).toMatchObject([{ kind: 'status-flipped', severity: 'major' }]);
    expect(findings[0]?.members).toHaveLength(4);
  });

  test('of which a supplier is known to make one is told with what is known', () => {
    const problem = (index: number, status: Entry['status']): Entry =>
      entry({
        kind: 'problem',
        term: `P ${index}`,
        codes: [snomed(String(9_100_000 + index))],
        status,
      });
    const html = { reading: { format: 'gpconnect-html' } };
    const { findings } = compare(
      reading(many(4, (index) => problem(index, 'resolved'))),
      reading(
        many(4, (index) => problem(index, 'active')),
        html,
      ),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]?.why).toMatch(/Vision is known to show every problem as active\.$/);
    const other = compare(
      reading(many(4, (index) => problem(index, 'resolved'))),
      reading(many(4, (index) => problem(index, 'active'))),
    );
    expect(other.findings[0]?.why).not.toContain('Vision');
    expect(other.findings[0]?.severity).toBe(findings[0]?.severity);
  });
});

describe('what has the same meaning', () => {
  test('is told once for each kind, item and field', () => {
    const mig = dayByDay(5, { kind: 'problem' });
    const hie = mig.map((one) => entry({ ...partsOf(one), date: `${one.date?.text}T00:00:00` }));
    const { findings, summary } = compare(reading(mig), reading(hie));
    expect(findings).toMatchObject([{ kind: 'date-precision', severity: 'none', field: 'date' }]);
    expect(findings[0]?.members).toHaveLength(5);
    expect(summary).toMatchObject({ findings: { none: 1 }, verdict: 'parity' });
  });
});

function partsOf({ kind, term, codes }: Entry): Parameters<typeof entry>[0] {
  return { kind, ...(term === undefined ? {} : { term }), codes };
}

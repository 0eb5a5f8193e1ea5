import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OdsCode } from '../../../src/base/ods-code.ts';
import {
  findCycles,
  supersededBy,
} from '../../../src/programme/agreements/agreement-succession.ts';
import type { FlowAgreement } from '../../../src/programme/agreements/agreement.ts';
import { deriveFlows } from '../../../src/programme/flow.ts';
import { exampleAgreement } from '../../support/agreement-example.ts';
import { day } from '../../support/register-files.ts';

const today = day('2020-03-09');

function chain(
  ...links: [string, string?][]
): { agreement: string; supersedes: string | undefined }[] {
  return links.map(([agreement, supersedes]) => ({ agreement, supersedes }));
}

function placesTaken(links: [string, string?][]): Record<string, string[]> {
  const all = supersededBy(chain(...links));
  return Object.fromEntries([...all].map(([id, older]) => [id, [...older].toSorted()]));
}

test('an agreement takes the place of what its predecessor took the place of', () => {
  expect(placesTaken([['C', 'B'], ['B', 'A'], ['A']])).toEqual({ B: ['A'], C: ['A', 'B'] });
});

test('in a circle every one takes its own place, and no walk goes on for ever', () => {
  expect(
    placesTaken([
      ['A', 'B'],
      ['B', 'C'],
      ['C', 'A'],
      ['D', 'A'],
    ]),
  ).toEqual({
    A: ['A', 'B', 'C'],
    B: ['A', 'B', 'C'],
    C: ['A', 'B', 'C'],
    D: ['A', 'B', 'C'],
  });
});

test('agreements in a circle are told, and none beside it', () => {
  const notes = findCycles(chain(['A', 'B'], ['B', 'A'], ['C', 'A'], ['D', 'D'], ['E', 'F']));
  expect(notes.map(({ what, value }) => [what, value])).toEqual([
    ['supersession-cycle', 'A'],
    ['supersession-cycle', 'B'],
    ['supersession-cycle', 'D'],
  ]);
});

test('whatever is taken the place of is reached by single steps, whatever the names', () => {
  const name = fc.constantFrom('A', 'B', 'C', 'D', 'E');
  const link = fc.record({ agreement: name, supersedes: fc.option(name, { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(link, { maxLength: 8 }), (links) => {
      const all = supersededBy(links);
      const stray = [...all].flatMap(([id, older]) => {
        const direct = links.flatMap((one): string[] =>
          one.agreement === id && one.supersedes !== undefined ? [one.supersedes] : [],
        );
        const reached = new Set(direct.flatMap((by) => [by, ...(all.get(by) ?? [])]));
        return [...older].filter((one) => !reached.has(one));
      });
      expect(stray).toEqual([]);
    }),
  );
});

describe('a MIG flow and the HIE agreement that takes its place', () => {
  const mig = exampleAgreement({ agreement: 'MIG-1', channel: 'mig' });
  const first = exampleAgreement({
    agreement: 'HIE-1',
    supersedes: 'MIG-1',
    validTo: day('2020-03-01'),
  });
  const second = exampleAgreement({ agreement: 'HIE-2', supersedes: 'HIE-1' });

  test('through a chain: the HIE agreement that is in force today took the place of one that ended', () => {
    expect(successorOf([mig, first, second])).toBe('HIE-2');
  });

  test('also where this flow never had the one between', () => {
    const elsewhere = { ...first, provider: 'X90002' as OdsCode };
    expect(successorOf([mig, elsewhere, second])).toBe('HIE-2');
  });

  test('per flow: signed by one practice, it takes the place for that practice only', () => {
    const other = { provider: 'X90002' as OdsCode };
    const unsigned = { state: 'issued', signedOn: undefined } as const;
    const agreements = [
      mig,
      { ...mig, ...other },
      { ...second, supersedes: 'MIG-1' },
      { ...second, ...other, supersedes: 'MIG-1', providerParty: unsigned },
    ];
    expect(successorOf(agreements)).toBe('HIE-2');
    expect(successorOf(agreements, 'X90002')).toBeUndefined();
  });

  test.each(['provider', 'consumer'] as const)('not while the %s has not signed', (end) => {
    const party = { state: 'viewed', signedOn: undefined } as const;
    expect(successorOf([mig, first, { ...second, [`${end}Party`]: party }])).toBeUndefined();
  });

  test('in a circle the one in force on the HIE still does', () => {
    const circular = { ...mig, supersedes: 'HIE-2' };
    expect(successorOf([circular, { ...second, supersedes: 'MIG-1' }])).toBe('HIE-2');
  });
});

function successorOf(agreements: FlowAgreement[], provider = 'X90001'): string | undefined {
  const flows = deriveFlows(agreements, today);
  const mig = flows.find((flow) => flow.channel === 'mig' && flow.provider === provider);
  return mig?.supersededBy?.agreement;
}

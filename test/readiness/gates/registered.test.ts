import { describe, expect, test } from 'vitest';
import type { OdsCode } from '../../../src/base/ods-code.ts';
import type { RegisteredOrganisation } from '../../../src/programme/organisations/organisation.ts';
import { registered } from '../../../src/readiness/gates/registered.ts';
import {
  exampleEnd,
  exampleFacts,
  exampleOrganisation,
  SNAPSHOT,
} from '../../support/gate-facts.ts';
import { day } from '../../support/register-files.ts';

function askOf(changes: Partial<RegisteredOrganisation>): { outcome: string; why: string } {
  const provider = exampleEnd('provider', exampleOrganisation(changes));
  const { outcome, why } = registered.evaluate(exampleFacts({ provider }));
  return { outcome, why };
}

test('two active ends are met, each with the snapshot that lists it', () => {
  expect(registered.evaluate(exampleFacts())).toMatchObject({
    outcome: 'met',
    why: 'X90001 is active. X9A01 is active.',
    evidence: [SNAPSHOT, SNAPSHOT],
  });
});

describe('the provider', () => {
  test.each<[Partial<RegisteredOrganisation>, string, string]>([
    [{ status: 'closed', closed: day('2019-06-30') }, 'not-met', 'closed on 2019-06-30.'],
    [{ status: 'closed' }, 'not-met', 'is closed.'],
    [{ closed: day('2020-03-08') }, 'not-met', 'closed on 2020-03-08.'],
    // The close date is the last day.
    [{ closed: day('2020-03-09') }, 'met', 'is active'],
    [{ kind: 'trust' }, 'not-met', 'is a trust and no GP practice'],
    [{ kind: 'pcn' }, 'not-met', 'is a PCN and no GP practice'],
    [{ kind: 'other' }, 'needs-a-person', 'is not said to be a GP practice'],
    [{ status: 'proposed', opened: day('2020-04-01') }, 'not-met', 'opens 2020-04-01'],
    [{ status: 'proposed', opened: undefined }, 'not-met', 'is not open yet.'],
    [{ opened: day('2020-03-10') }, 'not-met', 'opens 2020-03-10'],
    [{ status: 'dormant' }, 'needs-a-person', 'is dormant'],
    [{ status: undefined }, 'needs-a-person', 'does not say clearly'],
    [{ kind: 'prescribing-cost-centre', setting: '8' }, 'not-met', 'no GP practice (setting 8)'],
    [
      { kind: 'prescribing-cost-centre', setting: undefined },
      'not-met',
      'no GP practice (setting not said)',
    ],
    [{ closed: day('2020-03-10') }, 'met', 'is active'],
  ])('%j: %s', (changes, outcome, why) => {
    expect(askOf(changes)).toEqual({ outcome, why: expect.stringContaining(why) });
  });
});

test('a consumer need not be a practice', () => {
  const cost = exampleOrganisation({ code: 'X9A01' as OdsCode, kind: 'prescribing-cost-centre' });
  const facts = exampleFacts({ consumer: exampleEnd('consumer', cost) });
  expect(registered.evaluate(facts).outcome).toBe('met');
});

test('the worse end decides and is the only one told', () => {
  const dormant = exampleEnd('provider', exampleOrganisation({ status: 'dormant' }));
  const closed = exampleOrganisation({ code: 'X9A01' as OdsCode, status: 'closed' });
  const facts = exampleFacts({ provider: dormant, consumer: exampleEnd('consumer', closed) });
  expect(registered.evaluate(facts)).toMatchObject({
    outcome: 'not-met',
    why: 'X9A01 is closed.',
  });
});

test('a code no snapshot lists is not met', () => {
  const facts = exampleFacts({ provider: exampleEnd('provider', undefined) });
  expect(registered.evaluate(facts)).toMatchObject({
    outcome: 'not-met',
    why: 'X90001 is in no organisation snapshot in use on 2020-03-09.',
  });
});

test('without a snapshot to look in there is not enough data', () => {
  const unsearched = { ...exampleEnd('consumer', undefined), searched: false, snapshots: [] };
  expect(registered.evaluate(exampleFacts({ consumer: unsearched }))).toMatchObject({
    outcome: 'not-enough-data',
    why: 'No snapshot that would list X9A01 is in use on 2020-03-09.',
  });
});

test.each<[Partial<RegisteredOrganisation>, readonly object[]]>([
  [{ status: 'closed', closed: day('2020-02-29') }, [{ code: 'X90001', closed: '2020-02-29' }]],
  [{ status: 'closed' }, [{ code: 'X90001', closed: undefined }]],
  [{ status: 'dormant' }, []],
  [{ status: 'proposed' }, []],
])('a flow has ended when an end has closed, and only then: %j', (changes, ended) => {
  const provider = exampleEnd('provider', exampleOrganisation(changes));
  expect(registered.evaluate(exampleFacts({ provider })).ended).toEqual(ended);
});

test('a code nobody lists may be written wrongly, so that its flow has not ended', () => {
  const provider = exampleEnd('provider', undefined);
  expect(registered.evaluate(exampleFacts({ provider })).ended).toEqual([]);
});

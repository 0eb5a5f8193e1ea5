import { describe, expect, test } from 'vitest';
import type { Succession } from '../../../src/programme/organisations/diff-successions.ts';
import {
  type ComparedOrganisation,
  type DiffRequest,
  type DiffSide,
  type OrganisationDiff,
  diffOrganisations,
} from '../../../src/programme/organisations/organisation-diff.ts';
import { exampleOrganisation } from '../../support/gate-facts.ts';
import { day } from '../../support/register-files.ts';

type Changes = Partial<ComparedOrganisation>;

function organisation(changes: Changes = {}): ComparedOrganisation {
  const file = { source: 'epraccur', importedAs: 'epraccur-legacy' };
  return { ...exampleOrganisation(), ...file, ...changes };
}

function side(asAt: string, ...organisations: ComparedOrganisation[]): DiffSide {
  return {
    asAt: day(asAt),
    sources: new Set(['epraccur']),
    organisations: new Map(organisations.map((one) => [one.code, one])),
  };
}

/** From 31 January to 30 April 2020; the later side is also the only file in between. */
function diff(
  from: ComparedOrganisation | undefined,
  to: ComparedOrganisation | undefined,
  more: Partial<DiffRequest> = {},
): OrganisationDiff {
  const before = side('2020-01-31', ...(from === undefined ? [] : [from]));
  const after = side('2020-04-30', ...(to === undefined ? [] : [to]));
  const steps = [{ asAt: after.asAt, partial: false, organisations: after.organisations }];
  return diffOrganisations({ before, after, stepsOf: () => steps, successions: [], ...more });
}

/** The changes of one kind, and that there is no other kind. */
function only(found: OrganisationDiff, kind: keyof OrganisationDiff['changes']): unknown[] {
  const others = Object.entries(found.changes).filter(([name]) => name !== kind);
  expect(others.flatMap(([, list]) => list)).toEqual([]);
  return [...found.changes[kind]];
}

const X = 'X90001';

describe('status', () => {
  test.each([
    ['active', 'closed', { closed: day('2020-03-31') }, 'closed', '2020-03-31'],
    // Told late: it had closed before the earlier file was made.
    ['active', 'closed', { closed: day('2019-12-31') }, 'closed', '2019-12-31'],
    ['active', 'dormant', {}, 'dormant', null],
    ['dormant', 'closed', { closed: day('2020-03-31') }, 'closed', '2020-03-31'],
    ['closed', 'active', {}, 'reopened', null],
    ['dormant', 'active', { opened: day('2020-04-01') }, 'reopened', '2020-04-01'],
    ['proposed', 'active', { opened: day('2020-04-01') }, 'opened', '2020-04-01'],
  ] as const)('%s to %s %j is %s, effective %s', (from, to, dates, kind, effective) => {
    const found = diff(organisation({ status: from }), organisation({ status: to, ...dates }));
    expect(only(found, kind)).toEqual([{ code: X, from, to, effective, firstSeen: '2020-04-30' }]);
  });

  test.each([
    ['active', undefined, 'the later file does not say its status'],
    [undefined, 'active', 'the earlier file does not say its status'],
    ['active', 'proposed', 'it was listed as more than proposed before'],
  ] as const)('%s to %s is left open', (from, to, why) => {
    const found = diff(organisation({ status: from }), organisation({ status: to }));
    expect(only(found, 'unknown')).toMatchObject([{ from: from ?? null, to: to ?? null, why }]);
  });

  test('unsaid on both sides is no change', () => {
    const unsaid = organisation({ status: undefined });
    expect(only(diff(unsaid, unsaid), 'unknown')).toEqual([]);
  });
});

describe('a code in one file only', () => {
  test('is opened when its open date lies between the two', () => {
    const found = diff(undefined, organisation({ opened: day('2020-02-01') }));
    const change = { code: X, from: null, to: 'active', effective: '2020-02-01' };
    expect(only(found, 'opened')).toEqual([{ ...change, firstSeen: '2020-04-30' }]);
  });

  test.each([
    ['opened before', { opened: day('1974-04-01') }, 'though opened before'],
    ['no open date', { opened: undefined }, 'with no open date'],
    ['proposed', { status: 'proposed', opened: day('2020-06-01') }, 'as proposed'],
  ] as const)('is unknown when it merely appears: %s', (_, changes, why) => {
    const [change] = only(diff(undefined, organisation(changes)), 'unknown');
    expect(change).toMatchObject({ code: X, from: null, effective: null });
    expect(change).toHaveProperty('why', expect.stringContaining(why));
  });

  test('is unknown when it vanishes', () => {
    const found = diff(organisation(), undefined);
    const why = 'no longer listed, and nothing says why';
    expect(only(found, 'unknown')).toEqual([
      { code: X, from: 'active', to: null, effective: null, firstSeen: '2020-04-30', why },
    ]);
  });

  test('is closed when the earlier file already gave the day', () => {
    const found = diff(organisation({ closed: day('2020-03-31') }), undefined);
    expect(only(found, 'closed')).toMatchObject([{ to: null, effective: '2020-03-31' }]);
  });

  test('is unknown when the day the earlier file gave has not come', () => {
    const found = diff(organisation({ closed: day('2020-05-31') }), undefined);
    expect(only(found, 'unknown')).toMatchObject([{ code: X, to: null, effective: null }]);
  });

  test('is unknown when it opened on the day of the earlier file, which does not list it', () => {
    const found = diff(undefined, organisation({ opened: day('2020-01-31') }));
    expect(only(found, 'unknown')).toMatchObject([{ code: X, to: 'active' }]);
  });

  test('is opened and closed when both days lie between the two', () => {
    const dates = { opened: day('2020-02-01'), closed: day('2020-03-31') };
    const found = diff(undefined, organisation({ status: 'closed', ...dates }));
    expect(found.changes.opened).toMatchObject([{ effective: '2020-02-01' }]);
    expect(found.changes.closed).toMatchObject([{ effective: '2020-03-31' }]);
  });

  test('is not compared when only one side has a file of its kind', () => {
    const trust = organisation({ source: 'etr' });
    const found = diff(undefined, trust);
    expect(only(found, 'unknown')).toEqual([]);
    expect(found.uncovered).toEqual([{ source: 'etr', side: 'to', organisations: 1 }]);
  });
});

describe('what an organisation has', () => {
  test('a new commissioner has the join date and the day it was first seen, which differ', () => {
    const to = organisation({ commissioner: 'X9Z', commissionerSince: day('2020-04-01') });
    expect(only(diff(organisation({ commissioner: 'X9C' }), to), 'recommissioned')).toEqual([
      { code: X, from: 'X9C', to: 'X9Z', effective: '2020-04-01', firstSeen: '2020-04-30' },
    ]);
  });

  test.each([
    ['renamed', { name: 'THE SURGERY' }, { name: 'THE NEW SURGERY' }],
    ['moved', { postcode: 'ZZ99 1AA' }, { postcode: 'ZZ99 2BB' }],
    ['resettled', { setting: '4' }, { setting: '9', kind: 'prescribing-cost-centre' }],
  ] as const)('%s', (kind, from, to) => {
    const [change] = only(diff(organisation(from), organisation(to)), kind);
    expect(change).toMatchObject({ from: Object.values(from)[0], to: Object.values(to)[0] });
  });

  test.each([
    ['letter case and spaces of a name', { name: 'THE SURGERY' }, { name: 'The  Surgery' }],
    ['spaces of a postcode', { postcode: 'ZZ99 1AA' }, { postcode: 'ZZ991AA' }],
    ['the order of roles', { setting: 'RO177|RO76' }, { setting: 'RO76 | RO177' }],
    [
      'a setting said in the other dialect',
      { setting: '4' },
      { setting: 'RO177|RO76', importedAs: 'epraccur-dse' },
    ],
  ])('no change: %s', (_, from, to) => {
    expect(only(diff(organisation(from), organisation(to)), 'unknown')).toEqual([]);
  });

  test('what only one side says is counted, and never a change', () => {
    const found = diff(organisation(), organisation({ commissioner: undefined }));
    expect(only(found, 'recommissioned')).toEqual([]);
    expect(found.notComparable).toEqual({ commissioner: 1 });
  });
});

describe('first seen', () => {
  const states = (...names: string[]) =>
    names.map((name, index) => ({
      asAt: day(`2020-0${index + 2}-29`),
      partial: false,
      organisations: new Map([[X, organisation({ name })]]),
    }));
  test.each([
    ['from the first file on', ['B', 'B', 'B'], '2020-02-29'],
    ['from the last only', ['A', 'A', 'B'], '2020-04-29'],
    ['after it was taken back once', ['B', 'A', 'B'], '2020-04-29'],
  ])('%s', (_, names, firstSeen) => {
    const found = diff(organisation({ name: 'A' }), organisation({ name: 'B' }), {
      stepsOf: () => states(...names),
    });
    expect(only(found, 'renamed')).toMatchObject([{ firstSeen }]);
  });
});

describe('successions', () => {
  const told: Succession = {
    code: X,
    successor: 'X90002',
    since: day('2020-04-01'),
    asAt: day('2020-04-15'),
    own: true,
  };
  const same = organisation();

  test('one successor of its own naming is a new code', () => {
    expect(only(diff(same, same, { successions: [told] }), 'recoded')).toEqual([
      { code: X, from: X, to: 'X90002', effective: '2020-04-01', firstSeen: '2020-04-15' },
    ]);
  });

  test('of several successors none is chosen', () => {
    const successions = [told, { ...told, successor: 'X90003' }];
    expect(only(diff(same, same, { successions }), 'unknown')).toMatchObject([
      { code: X, to: null, successors: ['X90002', 'X90003'] },
    ]);
  });

  test('a successor that only names its predecessor is not enough', () => {
    const successions = [{ ...told, own: false }];
    expect(only(diff(same, same, { successions }), 'unknown')).toMatchObject([
      { code: X, to: null, why: expect.stringContaining('only the successor names it') },
    ]);
  });

  test('one of long ago belongs to an organisation that ended only now', () => {
    const successions = [{ ...told, since: day('2019-12-31') }];
    const found = diff(same, organisation({ status: 'dormant' }), { successions });
    expect(found.changes.recoded).toMatchObject([{ effective: '2019-12-31' }]);
  });

  test.each(['2020-01-31', '2020-05-01'])('one of %s lies outside the two days', (since) => {
    const successions = [{ ...told, since: day(since) }];
    expect(only(diff(same, same, { successions }), 'recoded')).toEqual([]);
  });
});

test('a kind narrows what is compared, on either side', () => {
  const was = organisation({ setting: '4' });
  const is = organisation({ setting: '9', kind: 'prescribing-cost-centre' });
  expect(diff(was, is, { kind: 'gp-practice' }).changes.resettled).toHaveLength(1);
  expect(diff(was, is, { kind: 'trust' })).toMatchObject({ compared: 0 });
  expect(diff(was, is, { kind: 'trust' }).changes.resettled).toEqual([]);
});

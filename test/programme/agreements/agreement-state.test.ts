import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  PARTY_EVENTS,
  PARTY_STATES,
  type PartyEvent,
  type PartyState,
  applyEvent,
  canBecome,
  isSigned,
} from '../../../src/programme/agreements/agreement-state.ts';

/** Every step there is, written by hand from the life of a data-sharing agreement. */
const STEPS = [
  'draft issue issued',
  'draft withdraw withdrawn',
  'issued view viewed',
  'issued query queried',
  'issued decline declined',
  'issued sign signed',
  'issued withdraw withdrawn',
  'issued supersede superseded',
  'viewed query queried',
  'viewed decline declined',
  'viewed sign signed',
  'viewed withdraw withdrawn',
  'viewed supersede superseded',
  'queried issue issued',
  'queried query queried',
  'queried decline declined',
  'queried sign signed',
  'queried withdraw withdrawn',
  'queried supersede superseded',
  'declined issue issued',
  'declined withdraw withdrawn',
  'declined supersede superseded',
  'signed activate active',
  'signed fall-due due-for-review',
  'signed expire expired',
  'signed withdraw withdrawn',
  'signed supersede superseded',
  'active fall-due due-for-review',
  'active expire expired',
  'active withdraw withdrawn',
  'active supersede superseded',
  'due-for-review review active',
  'due-for-review expire expired',
  'due-for-review withdraw withdrawn',
  'due-for-review supersede superseded',
  'expired issue issued',
  'expired withdraw withdrawn',
  'expired supersede superseded',
];

test('these steps are possible, and no other', () => {
  const possible = PARTY_STATES.flatMap((state) =>
    PARTY_EVENTS.flatMap((event) => {
      const next = applyEvent(state, event);
      return 'state' in next ? [`${state} ${event} ${next.state}`] : [];
    }),
  );
  expect(possible.toSorted()).toEqual(STEPS.toSorted());
});

test('an impossible step is refused in words', () => {
  expect(applyEvent('withdrawn', 'sign')).toEqual({
    refusal: 'an agreement that is withdrawn cannot sign',
  });
});

test('a signature stands while signed, active and due for review', () => {
  expect(PARTY_STATES.filter(isSigned)).toEqual(['signed', 'active', 'due-for-review']);
});

describe('between two exports several events may lie', () => {
  test.each([
    ['draft', 'active', true],
    ['declined', 'signed', true],
    ['expired', 'due-for-review', true],
    ['signed', 'signed', true],
    ['withdrawn', 'signed', false],
    ['superseded', 'active', false],
    ['active', 'draft', false],
  ] as const)('%s to %s: %s', (from, to, possible) => {
    expect(canBecome(from, to)).toBe(possible);
  });
});

describe('whatever happens', () => {
  const event = fc.constantFrom(...PARTY_EVENTS);
  const state = fc.constantFrom(...PARTY_STATES);

  /** States passed through; an event that cannot happen changes nothing. */
  function live(from: PartyState, events: readonly PartyEvent[]): PartyState[] {
    return events.reduce<PartyState[]>(
      (lived, one) => {
        const next = applyEvent(lived.at(-1) ?? from, one);
        return 'state' in next ? [...lived, next.state] : lived;
      },
      [from],
    );
  }

  test('every state is reached from a draft, and withdrawn and superseded are never left', () => {
    for (const one of PARTY_STATES) expect(canBecome('draft', one)).toBe(true);
    fc.assert(
      fc.property(fc.constantFrom('withdrawn', 'superseded'), fc.array(event), (end, events) => {
        expect(live(end, events)).toEqual([end]);
      }),
    );
  });

  test('nobody comes to be signed but by a signature', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const lived = live('draft', events);
        const first = lived.find(isSigned);
        expect([undefined, 'signed']).toContain(first);
        expect(first === undefined || events.includes('sign')).toBe(true);
      }),
    );
  });

  test('a life is a series of steps that canBecome knows', () => {
    fc.assert(
      fc.property(state, fc.array(event, { maxLength: 30 }), (from, events) => {
        const lived = live(from, events);
        for (const [index, one] of lived.entries()) {
          for (const later of lived.slice(index)) expect(canBecome(one, later)).toBe(true);
        }
      }),
    );
  });

  test('nothing becomes a draft again', () => {
    const others = PARTY_STATES.filter((one) => one !== 'draft');
    expect(others.filter((one) => canBecome(one, 'draft'))).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import {
  PARTY_EVENTS,
  PARTY_STATES,
  applyEvent,
  canBecome,
  isSigned,
} from '../../src/programme/agreement-state.ts';

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

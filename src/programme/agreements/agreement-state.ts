/** Where one party stands with an agreement. */
export const PARTY_STATES = [
  'draft',
  'issued',
  'viewed',
  'queried',
  'declined',
  'signed',
  'active',
  'due-for-review',
  'expired',
  'withdrawn',
  'superseded',
] as const;
export type PartyState = (typeof PARTY_STATES)[number];

/** What can happen to one party's standing. */
export const PARTY_EVENTS = [
  'issue',
  'view',
  'query',
  'decline',
  'sign',
  'activate',
  'fall-due',
  'review',
  'expire',
  'withdraw',
  'supersede',
] as const;
export type PartyEvent = (typeof PARTY_EVENTS)[number];

/** The state an event leads to, or why it cannot happen. */
export type Transition = { readonly state: PartyState } | { readonly refusal: string };

/** States in which the party's signature stands. Due for review is still signed: it has not ended. */
const SIGNED: readonly PartyState[] = ['signed', 'active', 'due-for-review'];

/** Applies an event; dates are no part of the machine, they are passed to whoever asks about a day. */
export function applyEvent(state: PartyState, event: PartyEvent): Transition {
  const next = TRANSITIONS[state][event];
  if (next !== undefined) return { state: next };
  return { refusal: `an agreement that is ${state} cannot ${event.replaceAll('-', ' ')}` };
}

/** Whether the party's signature stands in this state. */
export function isSigned(state: PartyState): boolean {
  return SIGNED.includes(state);
}

/** Whether any series of events leads from one state to another; the same state needs none. */
export function canBecome(from: PartyState, to: PartyState): boolean {
  const reached = new Set<PartyState>([from]);
  // A Set is walked in order of insertion and grows while it is walked: each state once.
  for (const state of reached) {
    for (const event of PARTY_EVENTS) {
      const next = applyEvent(state, event);
      if ('state' in next) reached.add(next.state);
    }
  }
  return reached.has(to);
}

const ASKED = {
  query: 'queried',
  decline: 'declined',
  sign: 'signed',
  withdraw: 'withdrawn',
  supersede: 'superseded',
} as const;

const STANDING = { expire: 'expired', withdraw: 'withdrawn', supersede: 'superseded' } as const;

/** All that can happen. Withdrawn and superseded are ends: a new agreement has a new identifier. */
const TRANSITIONS: Readonly<Record<PartyState, Readonly<Partial<Record<PartyEvent, PartyState>>>>> =
  {
    draft: { issue: 'issued', withdraw: 'withdrawn' },
    issued: { ...ASKED, view: 'viewed' },
    viewed: ASKED,
    queried: { ...ASKED, issue: 'issued' },
    declined: { issue: 'issued', withdraw: 'withdrawn', supersede: 'superseded' },
    signed: { ...STANDING, activate: 'active', 'fall-due': 'due-for-review' },
    active: { ...STANDING, 'fall-due': 'due-for-review' },
    'due-for-review': { ...STANDING, review: 'active' },
    expired: { issue: 'issued', withdraw: 'withdrawn', supersede: 'superseded' },
    withdrawn: {},
    superseded: {},
  };

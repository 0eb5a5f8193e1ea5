import { type PartyState, canBecome, isSigned } from './agreement-state.ts';
import type { FlowAgreement, OrganisationAgreement } from './agreement.ts';
import { type ImportNote, createNotes } from '../files/file-reading.ts';

/** What exports say of agreements, of all tiers. */
export interface KnownAgreements {
  readonly agreements: readonly FlowAgreement[];
  readonly organisationAgreements: readonly OrganisationAgreement[];
}

/**
 * Steps between two exports that no series of events explains (withdrawn to signed, say). They are
 * kept as the newer export states them, and told, because one of the two exports is likely wrong.
 * A signature that is gone with no end told (signed to issued) could be explained; it is told as well.
 */
export function findUnlikelySteps(before: KnownAgreements, after: KnownAgreements): ImportNote[] {
  const earlier = new Map(listStates(before).map((one) => [one.key, one]));
  const notes = createNotes();
  for (const { key, asAt, state: to } of listStates(after)) {
    const old = earlier.get(key);
    const from = old?.state;
    if (old === undefined || old.asAt > asAt) continue;
    if (from === undefined || to === undefined) continue;
    if (!canBecome(from, to)) notes.add('unlikely-step', `${from} to ${to}`);
    else if (isGone(from, to)) notes.add('signature-gone', `${from} to ${to}`);
  }
  return notes.all();
}

/** States in which a signature has come to its end in good order. */
const ENDED: readonly PartyState[] = ['expired', 'withdrawn', 'superseded'];

function isGone(from: PartyState, to: PartyState): boolean {
  return isSigned(from) && !isSigned(to) && !ENDED.includes(to);
}

interface KnownState {
  /** Agreement, flow (or organisation) and end. */
  readonly key: string;
  readonly asAt: string;
  readonly state: PartyState | undefined;
}

function listStates({ agreements, organisationAgreements }: KnownAgreements): KnownState[] {
  const ends = agreements.flatMap((one): KnownState[] => {
    const key = [one.agreement, one.provider, one.consumer].join('\u0000');
    const { asAt, partiesAsAt, providerParty, consumerParty } = one;
    return [
      {
        key: `${key}\u0000provider`,
        asAt: partiesAsAt?.provider ?? asAt,
        state: providerParty.state,
      },
      {
        key: `${key}\u0000consumer`,
        asAt: partiesAsAt?.consumer ?? asAt,
        state: consumerParty.state,
      },
    ];
  });
  const once = organisationAgreements.map(({ agreement, organisation, asAt, party }) => ({
    key: [agreement, organisation].join('\u0000'),
    asAt,
    state: party.state,
  }));
  return [...ends, ...once];
}

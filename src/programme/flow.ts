import type { CalendarDate } from '../base/calendar-date.ts';
import type { OdsCode } from '../base/ods-code.ts';
import { compareText } from '../base/ordering.ts';
import { standingOn } from './agreements/agreement-standing.ts';
import { supersededBy } from './agreements/agreement-succession.ts';
import { CHANNELS, type Channel, type FlowAgreement } from './agreements/agreement.ts';
import { type FlowEnds, flowKey } from './usage/usage.ts';

/** One consumer viewing the records of one provider on one channel. */
export interface Flow {
  readonly provider: OdsCode;
  readonly consumer: OdsCode;
  readonly channel: Channel;
  /** Agreements of this flow on this channel; empty for a move that nobody has agreed yet. */
  readonly agreements: readonly FlowAgreement[];
  /** The agreement in force on the HIE that takes the place of this MIG flow's, if there is one. */
  readonly supersededBy: FlowAgreement | undefined;
}

/**
 * Derives the flows of a day from the agreements known on it, and from who really views. Whoever has
 * an agreement on either channel, or uses one, has to be able to read on the HIE, so each such pair has
 * an HIE flow; a MIG flow only where a MIG agreement was made, or where it is used without one. A MIG
 * agreement that was declined or withdrawn calls for no move.
 */
export function deriveFlows(
  agreements: readonly FlowAgreement[],
  day: CalendarDate,
  used: Iterable<FlowEnds> = [],
): Flow[] {
  const flows = new Map<string, FlowAgreement[]>();
  for (const agreement of agreements) addAgreement(flows, agreement);
  for (const { provider, consumer, channel } of used) {
    ownOf(flows, flowKey({ provider, consumer, channel }));
    ownOf(flows, flowKey({ provider, consumer, channel: 'hie' }));
  }
  const chains = supersededBy(agreements);
  // "/" sorts before every letter and digit of a code, so that the keys sort as their parts do.
  const inOrder = [...flows].toSorted(([a], [b]) => compareText(a, b));
  return inOrder.map(([key, own]) => toFlow(key, own, { flows, day, chains }));
}

function addAgreement(flows: Map<string, FlowAgreement[]>, agreement: FlowAgreement): void {
  const { provider, consumer } = agreement;
  for (const channel of CHANNELS) {
    if (channel === 'mig' && agreement.channel === 'hie') continue;
    if (channel === 'hie' && isGivenUp(agreement)) continue;
    const own = ownOf(flows, flowKey({ provider, consumer, channel }));
    if (agreement.channel === channel) own.push(agreement);
  }
}

/** The agreements of a flow, which is known from then on. */
function ownOf(flows: Map<string, FlowAgreement[]>, key: string): FlowAgreement[] {
  const known = flows.get(key);
  if (known !== undefined) return known;
  const own: FlowAgreement[] = [];
  flows.set(key, own);
  return own;
}

/** Nobody views, or will view, by such a MIG agreement; an HIE one is always told of. */
function isGivenUp({ channel, providerParty, consumerParty }: FlowAgreement): boolean {
  const states = [providerParty.state, consumerParty.state];
  return channel === 'mig' && (states.includes('declined') || states.includes('withdrawn'));
}

function toFlow(
  key: string,
  agreements: readonly FlowAgreement[],
  all: {
    readonly flows: ReadonlyMap<string, readonly FlowAgreement[]>;
    readonly day: CalendarDate;
    /** What each agreement takes the place of, directly or through others. */
    readonly chains: ReadonlyMap<string, ReadonlySet<string>>;
  },
): Flow {
  const [provider, consumer, channel] = key.split('/') as [OdsCode, OdsCode, Channel];
  const takesPlace = (candidate: FlowAgreement): boolean =>
    agreements.some(({ agreement }) => all.chains.get(candidate.agreement)?.has(agreement)) &&
    standingOn(candidate, all.day).verdict === 'in-force';
  const successor =
    channel === 'mig'
      ? all.flows.get(flowKey({ provider, consumer, channel: 'hie' }))?.find(takesPlace)
      : undefined;
  return { provider, consumer, channel, agreements, supersededBy: successor };
}

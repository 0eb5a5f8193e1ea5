import type { CalendarDate } from '../base/calendar-date.ts';
import type { OdsCode } from '../base/ods-code.ts';
import { orderBy, sorted } from '../base/ordering.ts';
import { standingOn } from './agreement-standing.ts';
import { CHANNELS, type Channel, type FlowAgreement } from './agreement.ts';

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
 * Derives the flows of a day from the agreements known on it. Whoever has an agreement on either
 * channel has to be able to read on the HIE, so each such pair has an HIE flow; a MIG flow only where
 * a MIG agreement was made. A MIG agreement that was declined or withdrawn calls for no move.
 */
export function deriveFlows(agreements: readonly FlowAgreement[], day: CalendarDate): Flow[] {
  const flows = new Map<string, FlowAgreement[]>();
  for (const agreement of agreements) {
    for (const channel of CHANNELS) {
      if (channel === 'mig' && agreement.channel === 'hie') continue;
      const key = keyOf(agreement.provider, agreement.consumer, channel);
      if (channel === 'hie' && isGivenUp(agreement)) continue;
      const known = flows.get(key) ?? [];
      flows.set(key, agreement.channel === channel ? [...known, agreement] : known);
    }
  }
  const derived = [...flows].map(([key, own]) => toFlow(key, own, { flows, day }));
  return sorted(
    derived,
    orderBy<Flow>(
      (f) => f.provider,
      (f) => f.consumer,
      (f) => f.channel,
    ),
  );
}

/** Nobody views, or will view, by such a MIG agreement; an HIE one is always told of. */
function isGivenUp({ channel, providerParty, consumerParty }: FlowAgreement): boolean {
  const states = [providerParty.state, consumerParty.state];
  return channel === 'mig' && (states.includes('declined') || states.includes('withdrawn'));
}

function keyOf(provider: string, consumer: string, channel: Channel): string {
  return `${provider}/${consumer}/${channel}`;
}

function toFlow(
  key: string,
  agreements: readonly FlowAgreement[],
  all: {
    readonly flows: ReadonlyMap<string, readonly FlowAgreement[]>;
    readonly day: CalendarDate;
  },
): Flow {
  const [provider, consumer, channel] = key.split('/') as [OdsCode, OdsCode, Channel];
  const hie = channel === 'mig' ? (all.flows.get(keyOf(provider, consumer, 'hie')) ?? []) : [];
  const ids = new Set(agreements.map(({ agreement }) => agreement));
  const supersededBy = hie.find(
    (candidate) =>
      candidate.supersedes !== undefined &&
      ids.has(candidate.supersedes) &&
      standingOn(candidate, all.day).verdict === 'in-force',
  );
  return { provider, consumer, channel, agreements, supersededBy };
}

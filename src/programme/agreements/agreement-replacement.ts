import type { CalendarDate } from '../../base/calendar-date.ts';
import { groupBy } from '../../base/ordering.ts';
import { standingOn } from './agreement-standing.ts';
import { supersededBy } from './agreement-succession.ts';
import type { FlowAgreement } from './agreement.ts';

/** Tells which agreement of the HIE, in force for the same flow, takes the place of one of the MIG. */
export type FindReplacement = (one: FlowAgreement) => FlowAgreement | undefined;

/**
 * Finds what takes the place of MIG agreements on a day: those no longer count for their flow, however
 * well they are signed. `agreements` are all that are known on the day, for the way from one to the
 * other may lead through agreements of other flows.
 */
export function findReplacements(
  agreements: readonly FlowAgreement[],
  day: CalendarDate,
): FindReplacement {
  const chains = supersededBy(agreements);
  const replacing = agreements.filter(
    (one) =>
      one.channel === 'hie' &&
      chains.has(one.agreement) &&
      standingOn(one, day).verdict === 'in-force',
  );
  const byFlow = groupBy(replacing, keyOfFlow);
  return (one) => {
    if (one.channel !== 'mig') return undefined;
    return byFlow
      .get(keyOfFlow(one))
      ?.find(({ agreement }) => chains.get(agreement)?.has(one.agreement));
  };
}

function keyOfFlow({ provider, consumer }: FlowAgreement): string {
  return `${provider}/${consumer}`;
}

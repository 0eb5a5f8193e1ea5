import type { CalendarDate } from '../../base/calendar-date.ts';
import { compareText, sorted } from '../../base/ordering.ts';
import { isSigned } from './agreement-state.ts';
import type { OrganisationAgreement } from './agreement.ts';

/** What tiers 0 and 1 are called where people read it. */
export const TIER_NAMES = { 0: 'memorandum of understanding', 1: 'common standards' } as const;

/**
 * What speaks against an organisation in the agreements it should sign once (tiers 0 and 1), as whole
 * sentences. Nothing is said of a tier no export tells of: no list is no evidence. It never changes
 * whether a specific agreement is in force; it stands beside it.
 */
export function tierWarnings(
  organisation: string,
  known: readonly OrganisationAgreement[],
  day: CalendarDate,
): string[] {
  return ([0, 1] as const).flatMap((tier) => {
    const ofTier = known.filter((one) => one.tier === tier);
    if (ofTier.length === 0) return [];
    const own = ofTier.filter((one) => one.organisation === organisation);
    const what = `tier ${tier}, the ${TIER_NAMES[tier]}`;
    if (own.length === 0) return [`No imported list of ${what}, names ${organisation}.`];
    const faults = own.map((one) => findFault(one, day));
    if (faults.includes(undefined)) return [];
    return sorted(new Set(faults.filter((fault) => fault !== undefined)), compareText).map(
      (fault) => `${organisation} has not got ${what}, in force: ${fault}.`,
    );
  });
}

/** Why an agreement signed once does not stand on a day; undefined when it does. */
export function findFault(one: OrganisationAgreement, day: CalendarDate): string | undefined {
  const { agreement, party, validFrom, validTo } = one;
  if (party.state === undefined) return `${agreement} does not say where it stands`;
  if (!isSigned(party.state)) return `${agreement} is ${party.state.replaceAll('-', ' ')}`;
  if (party.signedOn !== undefined && party.signedOn > day) {
    return `${agreement} is signed only on ${party.signedOn}`;
  }
  if (validFrom !== undefined && validFrom > day) return `${agreement} starts only on ${validFrom}`;
  if (validTo !== undefined && validTo < day) return `${agreement} ended on ${validTo}`;
  return undefined;
}

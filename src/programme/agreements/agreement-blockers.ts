import type { CalendarDate } from '../../base/calendar-date.ts';
import { orderBy, sorted } from '../../base/ordering.ts';
import { standingOn } from './agreement-standing.ts';
import { isSigned } from './agreement-state.ts';
import { supersededBy } from './agreement-succession.ts';
import type { PartyRole } from './agreement-words.ts';
import type { FlowAgreement, Party } from './agreement.ts';

/** What keeps flows of the HIE from being agreed, told once with how many it keeps. */
export interface Blocker {
  readonly agreement: string;
  /** The party that has not signed; undefined when it is the agreement's dates or its DPIA. */
  readonly organisation: string | undefined;
  readonly role: PartyRole | undefined;
  /** The party's state, `not-said`, `not-yet-signed`, or what else is in the way. */
  readonly state: string;
  /** Flows it keeps from being agreed. */
  readonly flows: number;
  /** Those of them that nothing else keeps: they would be agreed without it. */
  readonly alone: number;
}

/**
 * What blocks the flows of the HIE on a day, the worst first. A flow with another agreement in force
 * is not blocked, and an agreement that another in hand takes the place of blocks nothing.
 */
export function findBlockers(agreements: readonly FlowAgreement[], day: CalendarDate): Blocker[] {
  const hie = agreements.filter(({ channel }) => channel === 'hie');
  const open = new Set(
    hie.filter((one) => standingOn(one, day).verdict === 'in-force').map(keyOfFlow),
  );
  const replaced = replacedAgreements(hie);
  const found = new Map<string, Blocker>();
  for (const agreement of hie) {
    if (open.has(keyOfFlow(agreement)) || replaced.has(keyOf(agreement))) continue;
    const causes = findCauses(agreement, day);
    for (const cause of causes) count(found, cause, causes.length === 1);
  }
  return sorted(found.values(), WORST_FIRST);
}

type Cause = Omit<Blocker, 'flows' | 'alone'>;

const WORST_FIRST = orderBy<Blocker>(
  ({ flows }) => -flows,
  ({ alone }) => -alone,
  ({ agreement }) => agreement,
  ({ organisation }) => organisation ?? '',
  ({ role }) => role ?? '',
  ({ state }) => state,
);

function keyOfFlow({ provider, consumer }: FlowAgreement): string {
  return `${provider}/${consumer}`;
}

function keyOf(one: FlowAgreement): string {
  return `${keyOfFlow(one)}/${one.agreement}`;
}

/** Agreements of a flow that another agreement of the same flow takes the place of, but not in a circle. */
function replacedAgreements(agreements: readonly FlowAgreement[]): ReadonlySet<string> {
  const chains = supersededBy(agreements);
  const present = new Set(agreements.map(keyOf));
  const replaced = new Set<string>();
  for (const one of agreements) {
    for (const older of chains.get(one.agreement) ?? []) {
      const circular = chains.get(older)?.has(one.agreement) ?? false;
      const key = `${keyOfFlow(one)}/${older}`;
      if (!circular && present.has(key)) replaced.add(key);
    }
  }
  return replaced;
}

function findCauses(one: FlowAgreement, day: CalendarDate): Cause[] {
  const { agreement, validFrom, validTo, dpia } = one;
  const bare = { agreement, organisation: undefined, role: undefined };
  const causes: Cause[] = [];
  for (const role of ['provider', 'consumer'] as const) {
    const party = role === 'provider' ? one.providerParty : one.consumerParty;
    const state = unsignedState(party, day);
    if (state !== undefined) causes.push({ agreement, organisation: one[role], role, state });
  }
  if (validFrom === undefined) causes.push({ ...bare, state: 'no-start-date' });
  else if (validFrom > day) causes.push({ ...bare, state: `starts-on-${validFrom}` });
  if (validTo !== undefined && validTo < day)
    causes.push({ ...bare, state: `ended-on-${validTo}` });
  if (dpia !== 'approved') causes.push({ ...bare, state: `dpia-${dpia ?? 'not-said'}` });
  return causes;
}

function unsignedState(party: Party, day: CalendarDate): string | undefined {
  if (party.state === undefined) return 'not-said';
  if (!isSigned(party.state)) return party.state;
  return party.signedOn !== undefined && party.signedOn > day ? 'not-yet-signed' : undefined;
}

function count(found: Map<string, Blocker>, cause: Cause, alone: boolean): void {
  const key = [cause.agreement, cause.organisation, cause.role, cause.state].join('\u0000');
  const known = found.get(key) ?? { ...cause, flows: 0, alone: 0 };
  const more = alone ? 1 : 0;
  found.set(key, { ...known, flows: known.flows + 1, alone: known.alone + more });
}

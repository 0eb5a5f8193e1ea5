import type { CalendarDate } from '../../base/calendar-date.ts';
import { isSigned } from './agreement-state.ts';
import type { FlowAgreement, Party } from './agreement.ts';

/**
 * Whether an agreement is in force for its flow on a day. `unknown` means that something it rests on
 * is not said, and nothing that is said speaks against it. Every reason is the end of a sentence
 * that starts with the agreement's name.
 */
export interface AgreementStanding {
  readonly verdict: 'in-force' | 'not-in-force' | 'unknown';
  readonly reasons: readonly string[];
}

/** In force only when both ends have signed, the day lies within its dates, and the DPIA is approved. */
export function standingOn(agreement: FlowAgreement, day: CalendarDate): AgreementStanding {
  const faults = faultsOn(agreement, day);
  const [first] = faults;
  if (first === undefined) return { verdict: 'in-force', reasons: [] };
  return { verdict: first.verdict, reasons: faults.map(({ reason }) => reason) };
}

/** One thing that keeps an agreement from being in force, or from being known to be, and where it lies. */
export interface AgreementFault {
  readonly by: 'provider' | 'consumer' | 'agreement';
  readonly verdict: 'not-in-force' | 'unknown';
  readonly reason: string;
}

/** What keeps an agreement from being in force; what is only not said, when nothing speaks against it. */
export function faultsOn(agreement: FlowAgreement, day: CalendarDate): AgreementFault[] {
  const checks = [
    ['provider', checkParty('provider', agreement.provider, agreement.providerParty, day)],
    ['consumer', checkParty('consumer', agreement.consumer, agreement.consumerParty, day)],
    ['agreement', checkStart(agreement, day)],
    ['agreement', checkEnd(agreement, day)],
    ['agreement', checkDpia(agreement)],
  ] as const;
  const faults = checks.flatMap(([by, check]) => (check === undefined ? [] : [{ by, ...check }]));
  const against = faults.filter(({ verdict }) => verdict === 'not-in-force');
  return against.length > 0 ? against : faults;
}

type Check = Omit<AgreementFault, 'by'> | undefined;

function checkParty(role: string, code: string, party: Party, day: CalendarDate): Check {
  if (party.state === undefined) {
    return { verdict: 'unknown', reason: `does not say where ${role} ${code} stands` };
  }
  if (!isSigned(party.state)) {
    const reason = `is not signed by ${role} ${code} (${party.state})`;
    return { verdict: 'not-in-force', reason };
  }
  if (party.signedOn !== undefined && party.signedOn > day) {
    const reason = `is signed by ${role} ${code} only on ${party.signedOn}`;
    return { verdict: 'not-in-force', reason };
  }
  return undefined;
}

function checkStart({ validFrom }: FlowAgreement, day: CalendarDate): Check {
  if (validFrom === undefined) return { verdict: 'unknown', reason: 'has no start date' };
  if (validFrom <= day) return undefined;
  return { verdict: 'not-in-force', reason: `starts only on ${validFrom}` };
}

/** No end date is no limit: agreements that run until withdrawn have none. */
function checkEnd({ validTo }: FlowAgreement, day: CalendarDate): Check {
  if (validTo === undefined || validTo >= day) return undefined;
  return { verdict: 'not-in-force', reason: `ended on ${validTo}` };
}

function checkDpia({ dpia }: FlowAgreement): Check {
  if (dpia === 'approved') return undefined;
  if (dpia === undefined)
    return { verdict: 'unknown', reason: 'does not say where its DPIA stands' };
  return { verdict: 'not-in-force', reason: `has no approved DPIA (${dpia})` };
}

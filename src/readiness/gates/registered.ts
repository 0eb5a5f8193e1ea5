import type { CalendarDate } from '../../base/calendar-date.ts';
import type { RegisteredOrganisation } from '../../programme/organisations/organisation.ts';
import type { GateFacts, OrganisationFacts } from '../facts.ts';
import { type Gate, type GateFinding, type GateOutcome, passes } from '../gate.ts';

/** In scope means listed by a snapshot of the day, open, and for a provider, a GP practice. */
export const registered: Gate = {
  id: 'registered',
  title: 'Registered',
  question: 'Is this organisation in scope today?',
  owner: 'programme office',
  about: 'organisation',
  evaluate: (facts) => {
    const ends = [{ part: 'provider' as Part, ...judge(facts.provider, facts) }];
    const { consumer } = facts;
    if (consumer !== undefined) ends.push({ part: 'consumer', ...judge(consumer, facts) });
    const unmet = ends.filter(({ outcome }) => !passes(outcome));
    const worst = ORDER.find((outcome) => ends.some((end) => end.outcome === outcome));
    const telling = ends.filter((end) => end.outcome === worst);
    return {
      outcome: worst ?? 'not-enough-data',
      why: telling.map((end) => end.why).join(' '),
      evidence: ends.flatMap((end) => end.evidence),
      blame: unmet.map(({ part, code, why }) => ({ part, code, why })),
    };
  },
};

type Part = 'provider' | 'consumer';

const ORDER: readonly GateOutcome[] = ['not-met', 'not-enough-data', 'needs-a-person', 'met'];

function judge(end: OrganisationFacts, facts: GateFacts): GateFinding & { readonly code: string } {
  const { code, snapshots: evidence } = end;
  if (end.organisation === undefined) {
    const why = end.searched
      ? `${code} is in no organisation snapshot in use on ${facts.asAt}.`
      : `No snapshot that would list ${code} is in use on ${facts.asAt}.`;
    return { code, outcome: end.searched ? 'not-met' : 'not-enough-data', why, evidence };
  }
  const { outcome, why } = judgeListed(end.organisation, facts.asAt, end.end === 'provider');
  return { code, outcome, why: `${code} ${why}`, evidence };
}

function judgeListed(
  organisation: RegisteredOrganisation,
  asAt: CalendarDate,
  asProvider: boolean,
): { outcome: GateOutcome; why: string } {
  const { status, opened, closed, kind } = organisation;
  if (kind === 'prescribing-cost-centre' && asProvider) {
    return {
      outcome: 'not-met',
      why: `is a prescribing cost centre but no GP practice (setting ${organisation.setting ?? 'not said'}).`,
    };
  }
  if (status === 'closed' || (closed !== undefined && closed <= asAt)) {
    return {
      outcome: 'not-met',
      why: closed === undefined ? 'is closed.' : `closed on ${closed}.`,
    };
  }
  if (status === 'proposed' || (opened !== undefined && opened > asAt)) {
    return { outcome: 'not-met', why: `is not open yet${opened ? ` (opens ${opened})` : ''}.` };
  }
  return judgeOpen(organisation);
}

function judgeOpen({ status }: RegisteredOrganisation): { outcome: GateOutcome; why: string } {
  if (status === 'active') return { outcome: 'met', why: 'is active.' };
  const state = status === 'dormant' ? 'is dormant' : 'has a status its file does not say clearly';
  return {
    outcome: 'needs-a-person',
    why: `${state}: somebody has to find out whether it merged, closed or goes on.`,
  };
}

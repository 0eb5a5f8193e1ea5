import type { CalendarDate } from '../../base/calendar-date.ts';
import type {
  OrganisationKind,
  RegisteredOrganisation,
} from '../../programme/organisations/organisation.ts';
import type { GateFacts, OrganisationFacts } from '../facts.ts';
import { type EndedEnd, type Gate, type GateFinding, type GateOutcome, passes } from '../gate.ts';

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
      ended: [...endedOf(facts.provider, facts.asAt), ...endedOf(consumer, facts.asAt)],
    };
  },
};

/** An end that closed; one that nobody lists may be a code written wrongly. */
function endedOf(end: OrganisationFacts | undefined, asAt: CalendarDate): EndedEnd[] {
  const organisation = end?.organisation;
  if (end === undefined || organisation === undefined || !isClosed(organisation, asAt)) return [];
  return [{ code: end.code, closed: organisation.closed }];
}

function isClosed({ status, closed }: RegisteredOrganisation, asAt: CalendarDate): boolean {
  // The close date is the last day.
  return status === 'closed' || (closed !== undefined && closed < asAt);
}

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
  if (isClosed(organisation, asAt)) {
    return {
      outcome: 'not-met',
      why: closed === undefined ? 'is closed.' : `closed on ${closed}.`,
    };
  }
  if (status === 'proposed' || (opened !== undefined && opened > asAt)) {
    return { outcome: 'not-met', why: `is not open yet${opened ? ` (opens ${opened})` : ''}.` };
  }
  return (asProvider ? judgeKind(kind) : undefined) ?? judgeOpen(organisation);
}

/** Why an open organisation of a kind is no provider; undefined for a practice. */
function judgeKind(kind: OrganisationKind): { outcome: GateOutcome; why: string } | undefined {
  if (kind === 'gp-practice' || kind === 'prescribing-cost-centre') return undefined;
  if (kind === 'other') {
    const why = 'is not said to be a GP practice: somebody has to find out what it is.';
    return { outcome: 'needs-a-person', why };
  }
  const why = `is a ${KIND_WORDS[kind]} and no GP practice, so no provider.`;
  return { outcome: 'not-met', why };
}

const KIND_WORDS: Readonly<Record<OrganisationKind, string>> = {
  'gp-practice': 'GP practice',
  'prescribing-cost-centre': 'prescribing cost centre',
  'branch-surgery': 'branch surgery',
  trust: 'trust',
  'trust-site': 'trust site',
  pcn: 'PCN',
  commissioner: 'commissioner',
  icb: 'commissioner (ICB)',
  other: 'organisation of another kind',
};

function judgeOpen({ status }: RegisteredOrganisation): { outcome: GateOutcome; why: string } {
  if (status === 'active') return { outcome: 'met', why: 'is active.' };
  const state = status === 'dormant' ? 'is dormant' : 'has a status its file does not say clearly';
  return {
    outcome: 'needs-a-person',
    why: `${state}: somebody has to find out whether it merged, closed or goes on.`,
  };
}

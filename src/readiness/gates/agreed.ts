import { orderBy, sorted } from '../../base/ordering.ts';
import { type AgreementStanding, standingOn } from '../../programme/agreement-standing.ts';
import type { FlowAgreement } from '../../programme/agreement.ts';
import type { Flow } from '../../programme/flow.ts';
import type { EvidenceReference, GateFacts } from '../facts.ts';
import type { Gate, GateFinding } from '../gate.ts';

/** In force: signed at both ends, in date, DPIA approved. One such agreement is enough for a flow. */
export const agreed: Gate = {
  id: 'agreed',
  title: 'Agreed',
  question: 'Is the agreement in force for this flow?',
  owner: 'Caldicott Guardian / DPO',
  about: 'flow',
  evaluate: (facts) => {
    if (facts.agreementExports.length === 0) {
      const why = `No export of agreements is in use on ${facts.asAt}.`;
      return { outcome: 'not-enough-data', why, evidence: [] };
    }
    const { flow } = facts;
    if (flow === undefined || flow.agreements.length === 0) return unagreed(facts);
    if (flow.supersededBy !== undefined) return superseded(flow, flow.supersededBy);
    return judge(flow, facts);
  },
};

function unagreed(facts: GateFacts): GateFinding {
  const between =
    facts.consumer === undefined
      ? `names ${facts.provider.code}`
      : `joins ${facts.provider.code} and ${facts.consumer.code} on the ${facts.channel.toUpperCase()}`;
  return {
    outcome: 'not-met',
    why: `No agreement ${between}.`,
    evidence: facts.agreementExports,
  };
}

function superseded(flow: Flow, by: FlowAgreement): GateFinding {
  const why = `Agreement ${by.agreement} on the HIE is in force and takes the place of this one.`;
  return { outcome: 'not-applicable', why, evidence: [...flow.agreements, by].map(refer) };
}

interface Judged {
  readonly agreement: FlowAgreement;
  readonly standing: AgreementStanding;
}

function judge(flow: Flow, facts: GateFacts): GateFinding {
  const judged: Judged[] = flow.agreements.map((agreement) => ({
    agreement,
    standing: standingOn(agreement, facts.asAt),
  }));
  const inForce = judged.find(({ standing }) => standing.verdict === 'in-force');
  if (inForce !== undefined) {
    const { agreement } = inForce;
    const until =
      agreement.validTo === undefined ? 'with no end date' : `until ${agreement.validTo}`;
    const why = `Agreement ${agreement.agreement} is in force, ${until}.`;
    return { outcome: 'met', why, evidence: [refer(agreement)] };
  }
  const [nearest] = sorted(judged, NEAREST_FIRST);
  if (nearest === undefined) return unagreed(facts);
  const unknown = judged.every(({ standing }) => standing.verdict === 'unknown');
  return {
    outcome: unknown ? 'not-enough-data' : 'not-met',
    why: `Agreement ${nearest.agreement.agreement} ${nearest.standing.reasons.join(', ')}.`,
    evidence: judged.map(({ agreement }) => refer(agreement)),
  };
}

/** The agreement with the least left to do is the one worth explaining. */
const NEAREST_FIRST = orderBy<Judged>(
  ({ standing }) => standing.reasons.length,
  ({ agreement }) => agreement.agreement,
);

function refer({ agreement, asAt }: FlowAgreement): EvidenceReference {
  return { kind: 'agreement', ref: agreement, asAt };
}

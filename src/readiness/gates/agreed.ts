import { orderBy, sorted } from '../../base/ordering.ts';
import { type AgreementFault, faultsOn } from '../../programme/agreements/agreement-standing.ts';
import type { FlowAgreement } from '../../programme/agreements/agreement.ts';
import type { Flow } from '../../programme/flow.ts';
import type { EvidenceReference, GateFacts } from '../facts.ts';
import type { Blame, Gate, GateFinding } from '../gate.ts';

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
      const blame = [{ part: 'evidence', code: 'agreements', why }] as const;
      return { outcome: 'not-enough-data', why, evidence: [], blame };
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
    evidence: newest(facts.agreementExports),
    blame: blameUnagreed(facts),
  };
}

/** An agreement stays known from any export, so that the newest one searched says that there is none. */
function newest(exports: readonly EvidenceReference[]): EvidenceReference[] {
  let last: EvidenceReference | undefined;
  for (const one of exports) if (last === undefined || one.asAt >= last.asAt) last = one;
  return last === undefined ? [] : [last];
}

/** A consumer nobody has asked yet is one cause, however many practices it is to read from. */
function blameUnagreed({ consumer, channel }: GateFacts): Blame[] | undefined {
  if (consumer === undefined) return undefined;
  const why = `No agreement on the ${channel.toUpperCase()} joins consumer ${consumer.code} and the practice.`;
  return [{ part: 'consumer', code: consumer.code, why }];
}

function superseded(flow: Flow, by: FlowAgreement): GateFinding {
  const why = `Agreement ${by.agreement} on the HIE is in force and takes the place of this one.`;
  return { outcome: 'not-applicable', why, evidence: [...flow.agreements, by].map(refer) };
}

interface Judged {
  readonly agreement: FlowAgreement;
  /** None when it is in force. */
  readonly faults: readonly AgreementFault[];
}

function judge(flow: Flow, facts: GateFacts): GateFinding {
  const judged: Judged[] = flow.agreements.map((agreement) => ({
    agreement,
    faults: faultsOn(agreement, facts.asAt),
  }));
  const inForce = judged.find(({ faults }) => faults.length === 0);
  if (inForce !== undefined) {
    const { agreement } = inForce;
    const until =
      agreement.validTo === undefined ? 'with no end date' : `until ${agreement.validTo}`;
    const why = `Agreement ${agreement.agreement} is in force, ${until}.`;
    return { outcome: 'met', why, evidence: [refer(agreement)] };
  }
  const [nearest] = sorted(judged, NEAREST_FIRST);
  if (nearest === undefined) return unagreed(facts);
  const unknown = judged.every(({ faults }) => faults[0]?.verdict === 'unknown');
  const reasons = nearest.faults.map(({ reason }) => reason).join(', ');
  return {
    outcome: unknown ? 'not-enough-data' : 'not-met',
    why: `Agreement ${nearest.agreement.agreement} ${reasons}.`,
    evidence: judged.map(({ agreement }) => refer(agreement)),
    blame: nearest.faults.map((fault) => toBlame(nearest.agreement, fault)),
  };
}

function toBlame(agreement: FlowAgreement, { by, reason }: AgreementFault): Blame {
  if (by !== 'agreement') return { part: by, code: agreement[by], why: `An agreement ${reason}.` };
  const code = agreement.agreement;
  return { part: 'agreement', code, why: `Agreement ${code} ${reason}.` };
}

/** The agreement with the least left to do is the one worth explaining. */
const NEAREST_FIRST = orderBy<Judged>(
  ({ faults }) => faults.length,
  ({ agreement }) => agreement.agreement,
);

function refer({ agreement, asAt }: FlowAgreement): EvidenceReference {
  return { kind: 'agreement', ref: agreement, asAt };
}

import type { OdsCode } from '../../src/base/ods-code.ts';
import type { FlowAgreement } from '../../src/programme/agreements/agreement.ts';
import type { RegisteredOrganisation } from '../../src/programme/organisations/organisation.ts';
import type { EvidenceReference, GateFacts, OrganisationFacts } from '../../src/readiness/facts.ts';
import type { PracticeEvidence } from '../../src/readiness/practice-evidence.ts';
import { exampleAgreement } from './agreement-example.ts';
import { day } from './register-files.ts';

/** An organisation of the register, an active GP practice unless a test says otherwise. */
export function exampleOrganisation(
  changes: Partial<RegisteredOrganisation> = {},
): RegisteredOrganisation {
  return {
    code: 'X90001' as OdsCode,
    name: 'THE SURGERY',
    kind: 'gp-practice',
    status: 'active',
    commissioner: 'X9C',
    commissionerSince: undefined,
    nationalGrouping: undefined,
    geography: undefined,
    setting: '4',
    postcode: undefined,
    opened: day('1974-04-01'),
    closed: undefined,
    pcn: undefined,
    supplier: undefined,
    ...changes,
  };
}

export const SNAPSHOT: EvidenceReference = {
  kind: 'snapshot',
  ref: 'epraccur.csv sha256:0123456789ab',
  asAt: day('2020-01-31'),
};

export const EXPORT: EvidenceReference = {
  kind: 'snapshot',
  ref: 'agreements.csv sha256:ba9876543210',
  asAt: day('2020-02-29'),
};

/** One end of a flow, listed by the example snapshot. */
export function exampleEnd(
  end: 'provider' | 'consumer',
  organisation: RegisteredOrganisation | undefined,
): OrganisationFacts {
  const code = organisation?.code ?? (end === 'provider' ? 'X90001' : 'X9A01');
  return { code, end, organisation, snapshots: [SNAPSHOT], searched: true };
}

/** Facts of 9 March 2020 under which every gate is met, with what a test changes. */
export function exampleFacts(changes: Partial<GateFacts> = {}): GateFacts {
  const trust = exampleOrganisation({
    code: 'X9A01' as OdsCode,
    kind: 'trust',
    setting: undefined,
  });
  return {
    asAt: day('2020-03-09'),
    policy: {
      parity: { patientsMin: 10, severityMax: 'minor', ageDaysMax: 90 },
      connection: { ageDaysMax: 14 },
    },
    channel: 'hie',
    provider: exampleEnd('provider', exampleOrganisation()),
    consumer: exampleEnd('consumer', trust),
    flow: exampleFlow([exampleAgreement()]),
    agreementExports: [EXPORT],
    evidence: exampleEvidence(),
    ...changes,
  };
}

/** The flow of the example, with the agreements of a test. */
export function exampleFlow(agreements: readonly FlowAgreement[]): NonNullable<GateFacts['flow']> {
  return {
    provider: 'X90001' as OdsCode,
    consumer: 'X9A01' as OdsCode,
    channel: 'hie',
    agreements,
    supersededBy: undefined,
  };
}

/** Twelve of twelve patients compared on 8 March 2020, two minor findings. */
export function exampleEvidence(changes: Partial<PracticeEvidence> = {}): PracticeEvidence {
  return {
    practice: 'X90001',
    run: 'run-1',
    comparedAt: '2020-03-08T21:00:00Z',
    planned: 12,
    compared: 12,
    informative: 11,
    notCompared: {},
    verdicts: { parity: 10, differences: 2, undetermined: 0 },
    findings: { minor: 2, none: 3 },
    kinds: { 'text-lost': 2 },
    lastAnswer: { mig: '2020-03-08T20:59:58Z', hie: '2020-03-08T20:59:59Z' },
    ...changes,
  };
}

import type { OdsCode } from '../../src/base/ods-code.ts';
import type {
  FlowAgreement,
  OrganisationAgreement,
} from '../../src/programme/agreements/agreement.ts';
import { day } from './register-files.ts';

/** An HIE agreement in force from 15 February 2020, with what a test changes. */
export function exampleAgreement(changes: Partial<FlowAgreement> = {}): FlowAgreement {
  return {
    agreement: 'HIE-1',
    channel: 'hie',
    provider: 'X90001' as OdsCode,
    consumer: 'X9A01' as OdsCode,
    providerParty: { state: 'signed', signedOn: day('2020-02-10') },
    consumerParty: { state: 'active', signedOn: day('2020-02-01') },
    validFrom: day('2020-02-15'),
    validTo: undefined,
    dpia: 'approved',
    supersedes: undefined,
    asAt: day('2020-02-29'),
    ...changes,
  };
}

/** A memorandum of understanding (tier 0) that X90001 signed on 1 April 2019, with what a test changes. */
export function exampleOnce(changes: Partial<OrganisationAgreement> = {}): OrganisationAgreement {
  return {
    agreement: 'MOU',
    tier: 0,
    organisation: 'X90001' as OdsCode,
    party: { state: 'signed', signedOn: day('2019-04-01') },
    validFrom: undefined,
    validTo: undefined,
    asAt: day('2020-02-29'),
    ...changes,
  };
}

import type { NhsNumber } from '../../base/nhs-number.ts';
import type { HieGatewayConfig } from '../../config/schema.ts';
import type { PatientToAsk } from '../gateway.ts';
import type { HttpRequest } from '../http-client.ts';
import { gpconnectToken } from './gpconnect-token.ts';

const INTERACTION = 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1';

/** The areas of a structured record, all of them; only the allergies' part is mandatory. */
const AREAS: readonly { readonly name: string; readonly part?: readonly unknown[] }[] = [
  // Ended allergies are asked for, or an allergy the MIG still shows would look lost.
  { name: 'includeAllergies', part: [{ name: 'includeResolvedAllergies', valueBoolean: true }] },
  { name: 'includeMedication' },
  { name: 'includeConsultations' },
  { name: 'includeProblems' },
  { name: 'includeImmunisations' },
  { name: 'includeUncategorisedData' },
  { name: 'includeInvestigations' },
  { name: 'includeReferrals' },
  { name: 'includeDiaryEntries' },
];

/** What a request needs besides the patient. */
export interface StructuredRequestOptions {
  readonly config: HieGatewayConfig;
  /** A new GUID at each call. */
  readonly newId: () => string;
  /** Now, in seconds since 1970. */
  readonly now: () => number;
}

/** `$gpc.getstructuredrecord` for a patient's whole record. */
export function structuredRequest(
  options: StructuredRequestOptions,
  patient: PatientToAsk,
): HttpRequest {
  const { config } = options;
  // GP Connect has one address for each practice; "{ods}" in the configured one stands for its code.
  const url = new URL(config.url.replaceAll('{ods}', encodeURIComponent(patient.practice)));
  const base = url.pathname.replace(/\/$/, '');
  return {
    path: `${base}/Patient/$gpc.getstructuredrecord${url.search}`,
    headers: withOverrides(standardHeaders(options), config.headers),
    body: JSON.stringify(parameters(patient.nhsNumber)),
  };
}

function standardHeaders(options: StructuredRequestOptions): Record<string, string> {
  const { config } = options;
  return {
    'content-type': 'application/fhir+json',
    accept: 'application/fhir+json',
    'ssp-traceid': options.newId(),
    'ssp-from': config.fromAsid,
    'ssp-to': config.toAsid,
    'ssp-interactionid': INTERACTION,
    authorization: `Bearer ${gpconnectToken(config, options.now())}`,
  };
}

/** An override replaces the header of its name in any letter case; an empty one removes it. */
function withOverrides(
  standard: Record<string, string>,
  overrides: Readonly<Record<string, string>>,
): Record<string, string> {
  const headers = { ...standard };
  for (const [name, value] of Object.entries(overrides)) headers[name.toLowerCase()] = value;
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
}

function parameters(nhsNumber: NhsNumber): unknown {
  const patient = { system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber };
  return {
    resourceType: 'Parameters',
    parameter: [{ name: 'patientNHSNumber', valueIdentifier: patient }, ...AREAS],
  };
}

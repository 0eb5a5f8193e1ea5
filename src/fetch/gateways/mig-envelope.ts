import type { MigGatewayConfig } from '../../config/schema.ts';
import type { HttpRequest } from '../http-client.ts';
import type { PatientToAsk } from '../gateway.ts';

/** The two services of the MIG, by the names and versions its answers carry. */
export const MIG_SERVICES = {
  trace: { name: 'MIG.PATIENT.TRACE.ExtendedPatientTrace', version: '0.0.1' },
  extract: { name: 'MIG.DATAEXTRACTIONSERVICE.EhrExtractRequest', version: '0.0.2' },
} as const;

/** What an envelope needs besides its content. */
export interface EnvelopeOptions {
  readonly config: MigGatewayConfig;
  readonly path: string;
  /** A new GUID at each call. */
  readonly newId: () => string;
}

/** Asks where a patient is known, and which views each practice offers. */
export function traceRequest(options: EnvelopeOptions, patient: PatientToAsk): HttpRequest {
  const content = `<extendedTraceRequest><id>${options.newId()}</id><primaryIdentifier type="NHS">${patient.nhsNumber}</primaryIdentifier></extendedTraceRequest>`;
  return soapRequest(options, patient, { service: MIG_SERVICES.trace, content });
}

/** Asks for the given views (`scm.…` names of the trace) in one extract. */
export function extractRequest(
  options: EnvelopeOptions,
  patient: PatientToAsk,
  views: readonly string[],
): HttpRequest {
  const { includeAssociatedText } = options.config;
  const requests = views.map(
    (view) =>
      `<request><name>${escapeXml(view)}</name><includeAssociatedText>${includeAssociatedText}</includeAssociatedText></request>`,
  );
  const specification = `<requestSpecification><id>${options.newId()}</id><responseFormat>OPENHR</responseFormat>${requests.join('')}</requestSpecification>`;
  const content = `<ehrExtractRequestv2-0><id>${options.newId()}</id>${specification}<patient><primaryIdentifier type="NHS">${patient.nhsNumber}</primaryIdentifier></patient></ehrExtractRequestv2-0>`;
  return soapRequest(options, patient, { service: MIG_SERVICES.extract, content });
}

const ACTION = 'http://www.healthcaregateway.co.uk/mig/MiG/MiGRequest';

function soapRequest(
  options: EnvelopeOptions,
  patient: PatientToAsk,
  ask: {
    readonly service: { readonly name: string; readonly version: string };
    readonly content: string;
  },
): HttpRequest {
  const { config } = options;
  const source = `<source><identifier>${escapeXml(config.source)}</identifier></source>`;
  const target = `<target><nationalCode>${escapeXml(patient.practice)}</nationalCode></target>`;
  const user = `<user><name>${escapeXml(config.user)}</name><role>${escapeXml(config.role)}</role></user>`;
  const consent = '<consent><status>Given</status></consent>';
  return {
    path: options.path,
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      accept: 'text/xml',
      soapaction: `"${ACTION}"`,
    },
    body: `<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:a="http://www.w3.org/2005/08/addressing"><s:Header><a:To s:mustUnderstand="1">${escapeXml(config.url)}</a:To><a:Action s:mustUnderstand="1">${ACTION}</a:Action><a:MessageID>${options.newId()}</a:MessageID><a:ReplyTo><a:Address>http://www.w3.org/2005/08/addressing/anonymous</a:Address></a:ReplyTo></s:Header><s:Body><migRequest xmlns="http://www.healthcaregateway.co.uk/mig"><serviceDefinition><name>${ask.service.name}</name><version>${ask.service.version}</version></serviceDefinition><serviceHeader>${source}${target}${user}${consent}</serviceHeader><serviceContent>${ask.content}</serviceContent></migRequest></s:Body></s:Envelope>`,
  };
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

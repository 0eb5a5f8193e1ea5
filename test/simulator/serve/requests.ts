/** A SOAP request to the MIG, as a viewer would write it. */
export function migRequest(parts: {
  readonly nhsNumber: string;
  readonly target: string;
  readonly views?: readonly string[];
  readonly consent?: string;
  readonly leaveOut?: string;
}): string {
  const { nhsNumber, target, views, consent = 'Given', leaveOut } = parts;
  const service =
    views === undefined
      ? ['MIG.PATIENT.TRACE.ExtendedPatientTrace', '0.0.1']
      : ['MIG.DATAEXTRACTIONSERVICE.EhrExtractRequest', '0.0.2'];
  const identifier = `<m:primaryIdentifier type="NHS">${nhsNumber}</m:primaryIdentifier>`;
  const requests = (views ?? []).map(
    (view) => `<m:request><m:name>scm.${view}</m:name></m:request>`,
  );
  const content =
    views === undefined
      ? `<m:extendedTraceRequest><m:id>T</m:id>${identifier}</m:extendedTraceRequest>`
      : `<m:ehrExtractRequestv2-0><m:id>E</m:id><m:requestSpecification><m:id>SPEC</m:id><m:responseFormat>OPENHR</m:responseFormat>${requests.join('')}</m:requestSpecification><m:patient>${identifier}</m:patient></m:ehrExtractRequestv2-0>`;
  const whole = `<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:a="http://www.w3.org/2005/08/addressing" xmlns:m="http://www.healthcaregateway.co.uk/mig"><e:Header><a:MessageID>MSG-7</a:MessageID></e:Header><e:Body><m:migRequest><m:serviceDefinition><m:name>${service[0]}</m:name><m:version>${service[1]}</m:version></m:serviceDefinition><m:serviceHeader><m:source><m:identifier>urn:nhs-uk:addressing:ods:X9T01:test</m:identifier></m:source><m:target><m:nationalCode>${target}</m:nationalCode></m:target><m:user><m:name>tester</m:name></m:user><m:consent><m:status>${consent}</m:status></m:consent></m:serviceHeader><m:serviceContent>${content}</m:serviceContent></m:migRequest></e:Body></e:Envelope>`;
  return leaveOut === undefined ? whole : whole.replace(leaveOut, '');
}

const INTERACTION = 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1';

/** Claims of a token that is right. */
export const CLAIMS = {
  iss: 'https://consumer.invalid',
  sub: '7',
  aud: 'https://provider.invalid',
  exp: 1300,
  iat: 1000,
  reason_for_request: 'directcare',
  requested_scope: 'patient/*.read',
  requesting_device: {},
  requesting_organization: {},
  requesting_practitioner: { id: '7' },
};

/** Headers of a structured request, with these in place of the right ones. */
export function hieHeaders(
  changes: Readonly<Record<string, string>> = {},
  claims: unknown = CLAIMS,
): Record<string, string> {
  return {
    'content-type': 'application/fhir+json',
    'ssp-traceid': '09a01679-2564-0fb4-5129-aecc81ea2706',
    'ssp-from': '200000000359',
    'ssp-to': '918999198993',
    'ssp-interactionid': INTERACTION,
    authorization: `Bearer ${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`,
    ...changes,
  };
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** A Parameters resource that asks for these areas. */
export function hieBody(
  nhsNumber: string,
  areas: readonly unknown[] = [{ name: 'includeMedication' }],
  system = 'https://fhir.nhs.uk/Id/nhs-number',
): string {
  const patient = { name: 'patientNHSNumber', valueIdentifier: { system, value: nhsNumber } };
  return JSON.stringify({ resourceType: 'Parameters', parameter: [patient, ...areas] });
}

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Posts and reads the whole answer. */
export async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = { 'content-type': 'text/xml' },
): Promise<Reply> {
  const response = await fetch(url, { method: 'POST', body, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The code an OperationOutcome carries. */
export function spineCode(reply: Reply): string {
  const outcome = JSON.parse(reply.text) as {
    resourceType: string;
    issue: { details: { coding: { code: string }[] } }[];
  };
  return `${reply.status} ${outcome.resourceType} ${outcome.issue[0]?.details.coding[0]?.code}`;
}

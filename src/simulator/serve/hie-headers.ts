import type { IncomingHttpHeaders } from 'node:http';
import type { Refusal } from './hie-refusals.ts';

const INTERACTION = 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1';

const CLAIMS = [
  'iss',
  'sub',
  'aud',
  'exp',
  'iat',
  'reason_for_request',
  'requested_scope',
  'requesting_device',
  'requesting_organization',
  'requesting_practitioner',
] as const;

/** What is wrong with the headers of a structured request; undefined when nothing is. */
export function checkHeaders(headers: IncomingHttpHeaders): Refusal | undefined {
  if (headers['content-type']?.startsWith('application/fhir+json') !== true) {
    return { refused: 'mediaType', diagnostics: 'Content-Type' };
  }
  for (const name of ['ssp-traceid', 'ssp-from', 'ssp-to', 'ssp-interactionid', 'authorization']) {
    if ((headers[name] ?? '') === '') return bad(`${name} is missing`);
  }
  if (headers['ssp-interactionid'] !== INTERACTION) return bad('ssp-interactionid is not this one');
  return checkToken(String(headers.authorization));
}

/** The token is not signed: three parts, the last one empty, good for five minutes. */
function checkToken(authorization: string): Refusal | undefined {
  const match = /^Bearer ([\w-]+)\.([\w-]+)\.$/.exec(authorization);
  const header = decode(match?.[1]);
  const claims = decode(match?.[2]);
  if (header === undefined || claims === undefined) return bad('authorization is not a token');
  if (header['alg'] !== 'none') return bad('alg is not none');
  const missing = CLAIMS.find((name) => claims[name] === undefined);
  if (missing !== undefined) return bad(`claim ${missing} is missing`);
  if (Number(claims['exp']) - Number(claims['iat']) !== 300) return bad('exp is not iat + 300');
  if (!/^patient\/\*\.(read|write)\b/.test(String(claims['requested_scope']))) {
    return bad('requested_scope is not for a patient');
  }
  const practitioner = claims['requesting_practitioner'] as { readonly id?: unknown };
  return practitioner.id === claims['sub'] ? undefined : bad('sub is not the practitioner');
}

function decode(part: string | undefined): Record<string, unknown> | undefined {
  if (part === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function bad(diagnostics: string): Refusal {
  return { refused: 'badRequest', diagnostics };
}

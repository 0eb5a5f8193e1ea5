import type { HieGatewayConfig } from '../../config/schema.ts';

/** Seconds a token is valid. */
const LIFETIME_SECONDS = 300;

/**
 * The unsigned token of a GP Connect request (GP Connect 1.6, "cross-organisation audit and
 * provenance"): header and claims base64url, the empty third part kept with its dot.
 */
export function gpconnectToken(config: HieGatewayConfig, issuedAt: number): string {
  const claims = {
    iss: config.url,
    sub: config.practitioner,
    aud: config.audience ?? config.url,
    exp: issuedAt + LIFETIME_SECONDS,
    iat: issuedAt,
    reason_for_request: 'directcare',
    requested_scope: 'patient/*.read',
    requesting_device: {
      resourceType: 'Device',
      identifier: [{ system: 'https://mig2hie.invalid/Id/device', value: 'mig2hie' }],
      model: 'mig2hie',
      version: '1',
    },
    requesting_organization: {
      resourceType: 'Organization',
      identifier: [
        { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: config.organisation },
      ],
      name: config.organisation,
    },
    requesting_practitioner: practitioner(config),
  };
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`;
}

function practitioner(config: HieGatewayConfig): unknown {
  return {
    resourceType: 'Practitioner',
    id: config.practitioner,
    identifier: [
      { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: config.sdsUserId },
      { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: config.sdsRoleProfileId },
      { system: 'https://mig2hie.invalid/Id/local-user', value: config.practitioner },
    ],
    name: [{ family: config.practitioner }],
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
}

import type { OdsCode } from '../../base/ods-code.ts';
import type { RejectedRow } from '../files/file-reading.ts';
import {
  type Days,
  NO_DAYS,
  at,
  codeAt,
  dayAt,
  daysOf,
  listAt,
  listCodeAt,
  textAt,
  truthAt,
} from '../files/json-value.ts';
import {
  type OrganisationLink,
  type OrganisationRole,
  nameRelation,
} from './organisation-facts.ts';
import type { OrganisationRecord } from './organisation-record.ts';

/** Reads an Organization of the Organisation Data Terminology interface (FHIR R4); its links come apart. */
export function readFhirOrganisation(
  value: unknown,
  line: number,
): Omit<OrganisationRecord, 'links'> | RejectedRow {
  const code = codeOf(value);
  if (code === undefined) {
    return { line, column: 'identifier', reason: 'no ODS code (ods-organization-code)' };
  }
  const operational = readDays(value, 'Operational');
  const legal = readDays(value, 'Legal');
  if (operational === 'faulty' || legal === 'faulty') {
    return { line, column: TYPED_PERIOD, reason: NOT_A_DAY };
  }
  const roles: OrganisationRole[] = [];
  for (const extension of extensionsOf(value, ORGANISATION_ROLE)) {
    const role = readRole(extension, code);
    if (role === undefined) {
      return { line, column: ORGANISATION_ROLE, reason: 'a role without code, or a faulty day' };
    }
    roles.push(role);
  }
  return {
    code,
    name: textAt(value, 'name'),
    active: truthAt(value, 'active'),
    operational,
    legal,
    postcode: textAt(listAt(value, 'address')[0], 'postalCode'),
    roles,
  };
}

/** Reads an OrganizationAffiliation: from `organization` to `participatingOrganization`. */
export function readFhirAffiliation(
  value: unknown,
  line: number,
  roleOf: (code: OdsCode) => string | undefined,
): OrganisationLink | RejectedRow {
  const code = referenceAt(at(value, 'organization'));
  const target = referenceAt(at(value, 'participatingOrganization'));
  const relationCode = listCodeAt(listAt(listAt(value, 'code')[0], 'coding')[0], 'code');
  if (code === undefined || target === undefined || relationCode === undefined) {
    return {
      line,
      column: 'organization',
      reason: 'one of both ends or the relation code is missing',
    };
  }
  const days = daysInForce(value);
  if (days === 'faulty') return { line, column: TYPED_PERIOD, reason: NOT_A_DAY };
  const targetRole = roleOf(target);
  const relation = nameRelation(relationCode, targetRole);
  return { code, relation, target, relationCode, targetRole, status: statusOf(value), ...days };
}

/** Why a resource is of the retired STU3 interface; undefined when nothing says so. */
export function findStu3(value: unknown): string | undefined {
  const profile = listAt(value, 'meta', 'profile').find(isStu3);
  if (profile !== undefined) return 'its profile';
  // R4 has a list of identifiers; the interface of STU3 answered with one that stands alone.
  const identifier = at(value, 'identifier');
  if (typeof identifier === 'object' && identifier !== null && !Array.isArray(identifier)) {
    return 'an identifier that is no list';
  }
  const extensions = listAt(value, 'extension');
  if (extensions.some((one) => isStu3(at(one, 'url')))) return 'an extension';
  const role = extensionsOf(value, ORGANISATION_ROLE).some((one) =>
    /^\d+$/.test(textAt(roleCoding(one), 'code') ?? ''),
  );
  return role ? 'a role code without RO' : undefined;
}

const NOT_A_DAY = 'not a real day as yyyy-mm-dd';
const ORGANISATION_ROLE = 'Extension-England-OrganisationRole';
const TYPED_PERIOD = 'Extension-England-TypedPeriod';
const ODS_CODE = 'https://fhir.nhs.uk/Id/ods-organization-code';

function isStu3(value: unknown): boolean {
  return typeof value === 'string' && /STU3|Extension-ODSAPI|ODSAPI-Organization/i.test(value);
}

function codeOf(value: unknown): OdsCode | undefined {
  const identifier = listAt(value, 'identifier').find((one) => textAt(one, 'system') === ODS_CODE);
  return codeAt(identifier, 'value');
}

/** An end of an affiliation: by identifier, or by a reference that ends in the code. */
function referenceAt(value: unknown): OdsCode | undefined {
  const byIdentifier = codeAt(value, 'identifier', 'value');
  if (byIdentifier !== undefined) return byIdentifier;
  const reference = textAt(value, 'reference');
  const match = reference === undefined ? null : /(?:^|\/)Organization\/([^/]+)$/.exec(reference);
  return codeAt(match?.[1]);
}

/** Extensions by the last part of their address, whichever host serves the definition. */
function extensionsOf(value: unknown, name: string): readonly unknown[] {
  return listAt(value, 'extension').filter(
    (one) => textAt(one, 'url')?.endsWith(`/${name}`) === true,
  );
}

/** A part of an extension, by its short name. */
function partOf(extension: unknown, name: string): unknown {
  return listAt(extension, 'extension').find((one) => textAt(one, 'url') === name);
}

function roleCoding(extension: unknown): unknown {
  return listAt(partOf(extension, 'roleCode'), 'valueCodeableConcept', 'coding')[0];
}

/** FHIR does not say which role is the primary one, so that stays unsaid. */
function readRole(extension: unknown, code: OdsCode): OrganisationRole | undefined {
  const role = listCodeAt(roleCoding(extension), 'code');
  const days = daysInForce(extension);
  if (role === undefined || days === 'faulty') return undefined;
  const active = truthAt(partOf(extension, 'active'), 'valueBoolean');
  return { code, role, primary: undefined, status: toStatus(active), ...days };
}

function statusOf(value: unknown): 'active' | 'inactive' | undefined {
  return toStatus(truthAt(value, 'active'));
}

function toStatus(active: boolean | undefined): 'active' | 'inactive' | undefined {
  if (active === undefined) return undefined;
  return active ? 'active' : 'inactive';
}

/** The days of one type of a TypedPeriod; the two types differ and are never put for one another. */
function readDays(value: unknown, type: 'Operational' | 'Legal'): Days | 'faulty' {
  const period = extensionsOf(value, TYPED_PERIOD).find(
    (one) => textAt(partOf(one, 'dateType'), 'valueCoding', 'code') === type,
  );
  if (period === undefined) return NO_DAYS;
  const days = at(partOf(period, 'period'), 'valuePeriod');
  return daysOf(dayAt(days, 'start'), dayAt(days, 'end'));
}

/** Operational days; where only legal ones are said, those. */
function daysInForce(value: unknown): Days | 'faulty' {
  const days = readDays(value, 'Operational');
  if (days === 'faulty' || days.since !== undefined || days.until !== undefined) return days;
  return readDays(value, 'Legal');
}

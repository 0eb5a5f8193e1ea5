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
  type LinkRelation,
  type OrganisationLink,
  type OrganisationRole,
  nameRelation,
} from './organisation-facts.ts';
import type { OrganisationRecord, RecordContext } from './organisation-record.ts';

/** Reads one `Organisation` of the ORD interface, as its record endpoint answers it. */
export function readOrdRecord(
  value: unknown,
  context: RecordContext,
): OrganisationRecord | RejectedRow {
  const { line, notes } = context;
  const code = codeAt(value, 'OrgId', 'extension');
  if (code === undefined) return reject(line, 'OrgId.extension', NOT_A_CODE);
  // A record writes orgRecordClass, a row of a list OrgRecordClass: the same thing.
  const recordClass = listCodeAt(value, 'orgRecordClass') ?? listCodeAt(value, 'OrgRecordClass');
  if (recordClass === undefined || !RECORD_CLASSES.includes(recordClass)) {
    notes.add('unknown-record-class', recordClass ?? '', line);
  }
  const operational = readDays(value, 'Operational');
  const legal = readDays(value, 'Legal');
  if (operational === 'faulty' || legal === 'faulty') return reject(line, 'Date', NOT_A_DAY);
  const roles = readAll(listAt(value, 'Roles', 'Role'), (role) => readRole(role, code));
  if (roles === undefined)
    return reject(line, 'Roles.Role', 'a role without code, or a faulty day');
  const rels = readAll(listAt(value, 'Rels', 'Rel'), (rel) => readRel(rel, code));
  if (rels === undefined)
    return reject(line, 'Rels.Rel', 'no code of a relation or target, or a faulty day');
  const succs = readAll(listAt(value, 'Succs', 'Succ'), (succ) => readSucc(succ, code));
  if (succs === undefined) return reject(line, 'Succs.Succ', 'no type or target, or a faulty day');
  const successors = new Set(
    succs.flatMap(({ relation, target }) => (relation === 'successor' ? [target] : [])),
  );
  // Which of several successors took what, ODS does not say: a person decides.
  if (successors.size > 1) notes.add('several-successors', code, line);
  return {
    code,
    name: textAt(value, 'Name'),
    active: readActive(value),
    operational,
    legal,
    postcode: textAt(value, 'GeoLoc', 'Location', 'PostCode'),
    roles,
    links: [...rels, ...succs],
  };
}

/** Reads a row of a list of the ORD interface: it names the primary role only, and no day. */
export function readOrdRow(
  value: unknown,
  { line, notes }: RecordContext,
): OrganisationRecord | RejectedRow {
  const code = codeAt(value, 'OrgId');
  if (code === undefined) return reject(line, 'OrgId', NOT_A_CODE);
  const role = listCodeAt(value, 'PrimaryRoleId');
  if (role === 'RO177') notes.add('practice-role-not-said', role, line);
  const days = NO_DAYS;
  const roles =
    role === undefined ? [] : [{ code, role, primary: true, status: undefined, ...days }];
  return {
    code,
    name: textAt(value, 'Name'),
    active: readActive(value),
    operational: days,
    legal: days,
    postcode: textAt(value, 'PostCode'),
    roles,
    links: [],
  };
}

const NOT_A_CODE = 'not the shape of an ODS code';
const NOT_A_DAY = 'not a real day as yyyy-mm-dd';

/** An organisation (HSCOrg) and a site (HSCSite). */
const RECORD_CLASSES: readonly string[] = ['RC1', 'RC2'];

function reject(line: number, column: string, reason: string): RejectedRow {
  return { line, column, reason };
}

function readActive(value: unknown): boolean | undefined {
  const status = textAt(value, 'Status')?.toLowerCase();
  if (status === 'active') return true;
  return status === 'inactive' ? false : undefined;
}

/** The days of one type; the two types differ and are never put for one another. */
function readDays(value: unknown, type: 'Operational' | 'Legal'): Days | 'faulty' {
  const date = listAt(value, 'Date').find((one) => textAt(one, 'Type') === type);
  return date === undefined ? NO_DAYS : daysOf(dayAt(date, 'Start'), dayAt(date, 'End'));
}

/** Every part read; undefined when one of them cannot be. */
function readAll<T>(
  parts: readonly unknown[],
  read: (part: unknown) => T | undefined,
): T[] | undefined {
  const found = parts.map(read);
  const whole = found.filter((one) => one !== undefined);
  return whole.length === found.length ? whole : undefined;
}

function statusOf(value: unknown): 'active' | 'inactive' | undefined {
  const active = readActive(value);
  if (active === undefined) return undefined;
  return active ? 'active' : 'inactive';
}

/** Operational days; where a part has only legal ones, those, since no other are said. */
function daysInForce(value: unknown): Days | 'faulty' {
  const operational = readDays(value, 'Operational');
  if (
    operational === 'faulty' ||
    operational.since !== undefined ||
    operational.until !== undefined
  )
    return operational;
  return readDays(value, 'Legal');
}

function readRole(value: unknown, code: OdsCode): OrganisationRole | undefined {
  const role = listCodeAt(value, 'id');
  const days = daysInForce(value);
  if (role === undefined || days === 'faulty') return undefined;
  // ORD marks the primary role and leaves the mark out of all others.
  const primary = truthAt(value, 'primaryRole') === true;
  return { code, role, primary, status: statusOf(value), ...days };
}

function readRel(value: unknown, code: OdsCode): OrganisationLink | undefined {
  const relationCode = listCodeAt(value, 'id');
  const target = codeAt(value, 'Target', 'OrgId', 'extension');
  const days = daysInForce(value);
  if (relationCode === undefined || target === undefined || days === 'faulty') return undefined;
  const targetRole = listCodeAt(value, 'Target', 'PrimaryRoleId', 'id');
  const relation = nameRelation(relationCode, targetRole);
  return { code, relation, target, relationCode, targetRole, status: statusOf(value), ...days };
}

function readSucc(value: unknown, code: OdsCode): OrganisationLink | undefined {
  const relation = SUCCESSIONS[textAt(value, 'Type') ?? ''];
  const target = codeAt(value, 'Target', 'OrgId', 'extension');
  const legal = readDays(value, 'Legal');
  if (relation === undefined || target === undefined || legal === 'faulty') return undefined;
  const targetRole = listCodeAt(value, 'Target', 'PrimaryRoleId', 'id');
  const facts = { relationCode: undefined, targetRole, status: undefined };
  return { code, relation, target, ...facts, ...legal };
}

/** `Successor`: this organisation was taken over by the target; `Predecessor`: it took over the target. */
const SUCCESSIONS: Readonly<Record<string, LinkRelation>> = {
  Successor: 'successor',
  Predecessor: 'predecessor',
};

/** Whether a value is a record as the record endpoint answers it. */
export function isOrdRecord(value: unknown): boolean {
  return at(value, 'OrgId', 'extension') !== undefined;
}

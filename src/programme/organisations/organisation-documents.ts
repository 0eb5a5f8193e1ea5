import type { CalendarDate } from '../../base/calendar-date.ts';
import type { OdsCode } from '../../base/ods-code.ts';
import { findStu3, readFhirAffiliation, readFhirOrganisation } from './fhir-organisation.ts';
import {
  type FileRefusal,
  type RejectedRow,
  createNotes,
  isRefusal,
} from '../files/file-reading.ts';
import { at, listAt, textAt } from '../files/json-value.ts';
import { isOrdRecord, readOrdRecord, readOrdRow } from './ord-document.ts';
import type { Membership, Organisation } from './organisation.ts';
import type { OrganisationLink } from './organisation-facts.ts';
import {
  type OrganisationRecord,
  type RecordContext,
  toOrganisation,
} from './organisation-record.ts';
import type { RegisterFile } from './register-file.ts';

/** Whether a text is JSON by its first character, and so no CSV. */
export function looksLikeJson(text: string): boolean {
  return /^\uFEFF?\s*[[{]/.test(text);
}

/**
 * Reads JSON that speaks of organisations: records or a list of the ORD interface, or Organization and
 * OrganizationAffiliation of FHIR R4, alone, in a Bundle or in an array.
 */
export function readOrganisationDocuments(
  text: string,
  asAt: CalendarDate,
): RegisterFile | FileRefusal {
  if (text.includes('\uFFFD')) return NOT_TEXT;
  const parsed = parseJson(text);
  if (parsed === undefined) return MALFORMED;
  const parts = unpack(parsed);
  if (isRefusal(parts)) return parts;
  const unfit = refuseParts(parts);
  if (unfit !== undefined) return unfit;
  return readParts(parts, asAt);
}

/** One document of a file: what it is, and its content. */
interface Part {
  readonly form: 'ord-record' | 'ord-row' | 'fhir-organisation' | 'fhir-affiliation' | 'unknown';
  readonly value: unknown;
}

const MALFORMED: FileRefusal = {
  refused: 'The file is no well-formed JSON.',
  next: 'Save the answer of the ORD or FHIR interface again, whole and unchanged.',
};

const NOT_TEXT: FileRefusal = {
  refused: 'The file is not UTF-8 text.',
  next: 'Save the answer of the ORD or FHIR interface again, whole and unchanged.',
};

const UNKNOWN: FileRefusal = {
  refused:
    'The JSON is neither an organisation or a list of the ORD interface nor an Organization of FHIR R4.',
  next: 'Give a document with "Organisation", "Organisations" or "resourceType": "Organization".',
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

function unpack(value: unknown): readonly Part[] | FileRefusal {
  const documents = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  const parts = documents.flatMap(unpackOne);
  if (parts.length === 0) {
    return {
      refused: 'The JSON holds no organisation.',
      next: 'Fetch it again: an empty answer is never taken for an empty register.',
    };
  }
  return parts;
}

function unpackOne(value: unknown): Part[] {
  if (at(value, 'Organisation') !== undefined) {
    return [{ form: 'ord-record', value: at(value, 'Organisation') }];
  }
  if (at(value, 'Organisations') !== undefined) {
    return listAt(value, 'Organisations').map((row) => ({
      form: isOrdRecord(row) ? 'ord-record' : 'ord-row',
      value: row,
    }));
  }
  if (textAt(value, 'resourceType') === 'Bundle') {
    return listAt(value, 'entry').map((entry) => toFhirPart(at(entry, 'resource')));
  }
  return [toFhirPart(value)];
}

function toFhirPart(value: unknown): Part {
  const type = textAt(value, 'resourceType');
  if (type === 'Organization') return { form: 'fhir-organisation', value };
  return { form: type === 'OrganizationAffiliation' ? 'fhir-affiliation' : 'unknown', value };
}

/** What stops a whole file: something that is no document we know, or of the retired interface. */
function refuseParts(parts: readonly Part[]): FileRefusal | undefined {
  if (parts.some(({ form }) => form === 'unknown')) return UNKNOWN;
  const stu3 = parts.map(({ value }) => findStu3(value)).find((why) => why !== undefined);
  if (stu3 !== undefined) {
    return {
      refused: `This is FHIR STU3 (${stu3} says so), whose interface is retired and whose role codes have no RO.`,
      next: 'Fetch the organisation from the FHIR R4 interface (Organisation Data Terminology) or from ORD.',
    };
  }
  const linksOnly = parts.every(
    ({ form, value }) => form === 'ord-row' && textAt(value, 'OrgId') === undefined,
  );
  if (!linksOnly) return undefined;
  return {
    refused:
      'The list holds only links to organisations, as the "sync" endpoint of ORD answers them.',
    next: 'Fetch the organisations behind the links and import those.',
  };
}

function readParts(parts: readonly Part[], asAt: CalendarDate): RegisterFile | FileRefusal {
  const notes = createNotes();
  const rejected: RejectedRow[] = [];
  const records: { record: OrganisationRecord; line: number }[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.form === 'fhir-affiliation') continue;
    const read = readRecord(part, { asAt, notes, line: index + 1 });
    if ('reason' in read) rejected.push(read);
    else records.push({ record: read, line: index + 1 });
  }
  const twice = findTwice(records);
  if (twice !== undefined) return twice;
  const affiliations = readAffiliations(parts, records, rejected);
  const ofCode = Map.groupBy(affiliations, ({ code }) => code);
  const organisations: Organisation[] = [];
  const kept: OrganisationRecord[] = [];
  for (const { record, line } of records) {
    const whole = { ...record, links: [...record.links, ...(ofCode.get(record.code) ?? [])] };
    const read = toOrganisation(whole, { asAt, notes, line });
    if ('reason' in read) rejected.push(read);
    else {
      organisations.push(read);
      kept.push(record);
    }
  }
  const links = [...kept.flatMap((record) => record.links), ...affiliations];
  return {
    source: 'documents',
    importedAs: nameForm(parts),
    rows: parts.length,
    organisations,
    members: links.flatMap(toMembership),
    roles: kept.flatMap((record) => record.roles),
    links,
    rejected,
    notes: notes.all(),
  };
}

function readRecord(part: Part, context: RecordContext): OrganisationRecord | RejectedRow {
  if (part.form === 'ord-record') return readOrdRecord(part.value, context);
  if (part.form === 'ord-row') return readOrdRow(part.value, context);
  const read = readFhirOrganisation(part.value, context.line);
  return 'reason' in read ? read : { ...read, links: [] };
}

function findTwice(
  records: readonly { readonly record: OrganisationRecord; readonly line: number }[],
): FileRefusal | undefined {
  const seen = new Map<OdsCode, number>();
  for (const { record, line } of records) {
    const earlier = seen.get(record.code);
    if (earlier !== undefined) {
      return {
        refused: `Code ${record.code} is described by document ${earlier} and again by document ${line}.`,
        next: 'Keep the one that is right: an organisation has one record in a file.',
      };
    }
    seen.set(record.code, line);
  }
  return undefined;
}

function readAffiliations(
  parts: readonly Part[],
  records: readonly { readonly record: OrganisationRecord }[],
  rejected: RejectedRow[],
): OrganisationLink[] {
  const roles = new Map(
    records.map(({ record }) => [record.code, PRIMARY_KNOWN.find((role) => hasRole(record, role))]),
  );
  return parts.flatMap((part, index) => {
    if (part.form !== 'fhir-affiliation') return [];
    const read = readFhirAffiliation(part.value, index + 1, (code) => roles.get(code));
    if (!('reason' in read)) return [read];
    rejected.push(read);
    return [];
  });
}

/** Roles that are the primary one of whoever has them. */
const PRIMARY_KNOWN = ['RO177', 'RO197', 'RO198', 'RO98', 'RO261', 'RO272'] as const;

function hasRole(record: OrganisationRecord, role: string): boolean {
  return record.roles.some((one) => one.role === role);
}

/** A link to a network is a membership too, so that lists by network find it. */
function toMembership(link: OrganisationLink): Membership[] {
  if (link.relation !== 'pcn') return [];
  const { code, target, since, until } = link;
  return [{ kind: 'pcn', code, value: target, since, until }];
}

function nameForm(parts: readonly Part[]): string {
  const forms = new Set(parts.map(({ form }) => form));
  if (forms.has('ord-row')) return 'ord-list';
  return forms.has('ord-record') ? 'ord-record' : 'fhir-r4';
}

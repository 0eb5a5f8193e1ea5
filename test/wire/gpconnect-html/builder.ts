import type { Entry } from '../../../src/record/entry.ts';
import type { DataItem, ItemReport } from '../../../src/record/item.ts';
import type { Reading } from '../../../src/record/reading.ts';
import { readGpConnectHtml } from '../../../src/wire/gpconnect-html/read.ts';

/** A system that names none of the four suppliers. */
export const NO_SUPPLIER = { resourceType: 'Device', id: '1', model: 'GP system', version: '1.0' };

export function device(manufacturer: string): object {
  return { ...NO_SUPPLIER, manufacturer };
}

export const PATIENT = {
  resourceType: 'Patient',
  id: '2',
  identifier: [{ system: 'http://fhir.nhs.net/Id/nhs-number', value: '9000000009' }],
  name: [{ use: 'official', family: ['Larkspur'], given: ['Wilma', 'Ann'], prefix: ['Mrs'] }],
  telecom: [{ system: 'phone', value: '0' }],
  gender: 'female',
  birthDate: '1952-05-31',
  address: [{ use: 'home', line: ['1 Test Lane'], postalCode: 'ZZ99 3AA' }],
  careProvider: [{ reference: 'Practitioner/3' }],
  managingOrganization: { reference: 'Organization/4' },
};

const OTHERS = [
  { resourceType: 'Practitioner', id: '3', name: { family: ['Fennel'] } },
  {
    resourceType: 'Organization',
    id: '4',
    identifier: [{ system: 'http://fhir.nhs.net/Id/ods-organization-code', value: 'X90001' }],
    name: 'Test Surgery',
  },
];

interface Part {
  readonly code?: string | undefined;
  readonly title?: string | undefined;
  readonly html: string;
}

/** The tree of an answer with the sections given, their XHTML in the usual div. */
export function bundle(
  parts: readonly Part[],
  from: object = NO_SUPPLIER,
): Record<string, unknown> {
  const sections = parts.map(({ code, title, html }) => ({
    title: title ?? 'Record',
    ...(code === undefined
      ? {}
      : {
          code: {
            coding: [
              {
                system: 'http://fhir.nhs.net/ValueSet/gpconnect-record-section-1',
                code,
                display: 'Section',
              },
            ],
          },
        }),
    text: {
      status: 'generated',
      div: html.startsWith('<div xmlns')
        ? html
        : `<div xmlns="http://www.w3.org/1999/xhtml">${html}</div>`,
    },
  }));
  const composition = {
    resourceType: 'Composition',
    id: '5',
    date: '2020-01-01T10:00:00+00:00',
    type: { coding: [{ system: 'http://snomed.info/sct', code: '425173008' }] },
    title: 'Patient Care Record',
    status: 'final',
    subject: { reference: 'Patient/2' },
    author: [{ reference: 'Device/1' }],
    custodian: { reference: 'Organization/4' },
    section: sections,
  };
  const resources = [composition, PATIENT, ...OTHERS, from];
  return {
    resourceType: 'Bundle',
    id: 'b',
    meta: { profile: ['http://fhir.nhs.net/StructureDefinition/gpconnect-searchset-bundle-1'] },
    type: 'searchset',
    entry: resources.map((resource) => ({ resource })),
  };
}

export function bytes(tree: unknown): Uint8Array {
  return new TextEncoder().encode(typeof tree === 'string' ? tree : JSON.stringify(tree));
}

/** Reads an answer of one section. */
export function readSection(code: string, html: string, from?: object): Reading {
  return readGpConnectHtml(bytes(bundle([{ code, html }], from)));
}

/** A table of plain cells. */
export function table(
  headings: readonly string[],
  ...rows: readonly (readonly string[])[]
): string {
  const heads = headings.map((text) => `<th>${text}</th>`).join('');
  const body = rows
    .map((cells) => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`)
    .join('');
  return `<table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`;
}

export function item(reading: Reading, name: DataItem): ItemReport | undefined {
  return reading.record.items.find((report) => report.item === name);
}

/** What a person would check of an entry, without where it stands. */
export function gist({ kind, term, date, status, text, detail }: Entry): unknown {
  const plain = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if ('precision' in value && 'text' in value) return value.text;
    if ('digits' in value && 'text' in value) return value.text;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name, each]) => name !== 'kind' && each !== undefined)
        .map(([name, each]) => [name, plain(each)]),
    );
  };
  return { kind, term, date: date?.text, status, text, ...(plain(detail) as object) };
}

export function gists(reading: Reading): unknown[] {
  return reading.record.entries.map(gist);
}

export function whats(reading: Reading): string[] {
  return reading.problems.map(({ severity, what }) => `${severity}: ${what}`);
}

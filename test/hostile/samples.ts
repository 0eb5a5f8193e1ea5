import { buildRegion } from '../../src/simulator/region.ts';
import { WRITERS } from '../../src/simulator/writers.ts';
import type { Reading } from '../../src/record/reading.ts';
import type { Format } from '../../src/wire/formats.ts';
import { FORMATS } from '../../src/wire/formats.ts';
import { readResponse } from '../../src/wire/read-response.ts';

/** A well-formed answer in one format, to be spoilt in one way each. */
export interface Sample {
  readonly format: Format;
  readonly text: string;
}

const AS_AT = '2026-11-02';
const [patient] = buildRegion({
  seed: 'hostile',
  practices: 1,
  patientsPerPractice: 1,
  consumers: 1,
  asAt: AS_AT,
}).patients;

/** One for each reader of the registry: the longest file the simulator writes in its format. */
export const SAMPLES: readonly Sample[] = FORMATS.map((format) => {
  const writer = WRITERS.find(({ id }) => id === format.id);
  if (writer === undefined || patient === undefined) throw new Error(`no writer of ${format.id}`);
  const [longest] = writer
    .write(patient, { asAt: AS_AT })
    .map(({ content }) => content)
    .toSorted((a, b) => b.length - a.length);
  return { format, text: longest ?? '' };
});

/** Those that hold XML, alone or as the first part of a message. */
export const XML_SAMPLES = SAMPLES.filter(({ text }) => !text.startsWith('{'));
/** Those that are JSON. */
export const JSON_SAMPLES = SAMPLES.filter(({ text }) => text.startsWith('{'));

/** The text with something put before its first start tag. */
export function beforeRoot(text: string, added: string): string {
  return text.replace(ROOT, (tag) => added + tag);
}

/** The text with something put behind its first start tag, as the first content of the root. */
export function insideRoot(text: string, added: string): string {
  return text.replace(ROOT, (tag) => tag + added);
}

const ROOT = /<[A-Za-z][^>]*>/;

/** The text with a member put first into its outermost object. */
export function withMember(text: string, member: string): string {
  return text.replace('{', `{${member},`);
}

/** UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** UTF-16 with its byte order mark. */
export function wideBytesOf(text: string, order: 'little' | 'big'): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return new Uint8Array(order === 'little' ? bytes : bytes.swap16());
}

/** What the reader itself and what the whole tool make of the same bytes. */
export function bothReadings({ format }: Sample, content: Uint8Array): readonly Reading[] {
  return [format.read(content), readResponse(content)];
}

/** How many things a reading tells, whatever was read. */
export function sizeOf({ record, problems, unmapped }: Reading): number {
  return record.entries.length + problems.length + unmapped.length;
}

/** The texts of the problems after which nothing was read. */
export function fatalTexts({ problems }: Reading): string[] {
  return problems.filter(({ severity }) => severity === 'fatal').map(({ what }) => what);
}

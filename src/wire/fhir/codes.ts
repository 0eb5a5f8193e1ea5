import { keepRead } from '../../record/read-code.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Code } from '../../record/code.ts';
import { identifySnomed } from '../../record/snomed-id.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { objectOf, objectsOf, textOf } from '../json/json-value.ts';
import { extensionOf, extensionValue } from './extensions.ts';
import { hashOf } from '../text-hash.ts';
import { wordTable } from '../word-table.ts';
import type { WordSet } from '../word-table.ts';

/** The codes of a coded element and the wording the clinician saw. */
export interface Coded {
  readonly codes: readonly Code[];
  readonly term: string | undefined;
}

/** What an element without codes or text says. */
export const UNCODED: Coded = { codes: [], term: undefined };

/**
 * Reads a CodeableConcept. Each SNOMED coding gives its concept and, where the sender added it, the
 * description the clinician chose. The term is the element's own text, else the chosen description,
 * else the display. FHIR null flavours (`UNK`, `NI` …) and reasons for
 * absent data say nothing and give no code.
 */
export function readCoded(value: JsonValue | undefined): Coded {
  const concept = objectOf(value);
  if (concept === undefined) return UNCODED;
  const codes: Code[] = [];
  let best: Wording | undefined;
  let any: string | undefined;
  for (const coding of objectsOf(concept['coding'])) {
    if (isNullFlavour(coding)) continue;
    const wording = readCoding(coding, codes);
    if (best === undefined || (wording.chosen && !best.chosen)) best = wording;
    any ??= wording.shown;
  }
  return { codes, term: filled(textOf(concept['text'])) ?? best?.shown ?? any };
}

/** The displays beside the text of a coded element: what else it says where only a term is kept. */
export function otherWords(value: JsonValue | undefined): readonly string[] {
  const { codes, term } = readCoded(value);
  const words = stated(...codes.map((code) => code.term)).filter((word) => word !== term);
  return [...new Set(words)];
}

/** The codes of each thing a reaction showed; undefined where one of them has no code. */
export function manifestationCodes(reaction: JsonObject): readonly string[] | undefined {
  const told = objectsOf(reaction['manifestation']).map((each) =>
    readCoded(each).codes.map(({ system, code }) => `${system}|${code}`),
  );
  if (told.length === 0 || told.some((codes) => codes.length === 0)) return undefined;
  return told.map((codes) => codes.sort().join(' ')).sort();
}

/** Codes of several elements without repeats, in order. */
export function joinCodes(...lists: readonly (readonly Code[])[]): Code[] {
  const joined: Code[] = [];
  // What two elements say is short; only hostile lists are long, and those are looked up.
  const seen =
    lists.reduce((sum, list) => sum + list.length, 0) > FEW ? new Set<string>() : undefined;
  for (const list of lists) {
    for (const code of list) {
      const isKnown = seen?.has(keyOf(code)) ?? joined.some((each) => isOneCode(each, code));
      if (isKnown) continue;
      seen?.add(keyOf(code));
      joined.push(code);
    }
  }
  return joined;
}

const FEW = 16;

function keyOf({ system, code }: Code): string {
  return `${system}|${code}`;
}

function isOneCode(a: Code, b: Code): boolean {
  return a.code === b.code && a.system === b.system;
}

/** Whether two elements have a code in common. */
export function shareCode(a: readonly Code[], b: readonly Code[]): boolean {
  const codes = new Set(a.map(({ system, code }) => `${system}|${code}`));
  return b.some(({ system, code }) => codes.has(`${system}|${code}`));
}

/** Whether the element carries that SNOMED concept. */
export function hasConcept(value: JsonValue | undefined, concepts: WordSet): boolean {
  for (const coding of objectsOf(objectOf(value)?.['coding'])) {
    const code = trimmed(textOf(coding['code']));
    if (code !== undefined && concepts.has(code)) return true;
  }
  return false;
}

/** The first code of an element, trimmed, whatever its system. */
export function firstCode(value: JsonValue | undefined): string | undefined {
  const coding = objectsOf(objectOf(value)?.['coding'])[0];
  return coding === undefined ? undefined : filled(textOf(coding['code']));
}

/** Text that says something: undefined when blank. Never changed otherwise. */
export function filled(text: string | undefined): string | undefined {
  return text === undefined || isBlank(text) ? undefined : text;
}

/** The texts that say something, in order. */
export function stated(...texts: readonly (string | undefined)[]): string[] {
  return texts.filter((text) => filled(text) !== undefined) as string[];
}

/** The first character of nearly every text tells that it is not blank. */
function isBlank(text: string): boolean {
  return !isInk(text.charCodeAt(0)) && text.trim() === '';
}

interface Wording {
  readonly chosen: boolean;
  /** What the clinician saw. */
  readonly shown: string | undefined;
}

/** Adds the codes of a coding to the others. */
function readCoding(coding: JsonObject, codes: Code[]): Wording {
  const description = descriptionOf(coding);
  const display = filled(textOf(coding['display']));
  const chosen = coding['userSelected'] === true;
  const code = trimmed(textOf(coding['code']));
  if (code !== undefined && code !== '') {
    codes.push(codeOf({ system: trimmed(textOf(coding['system'])) ?? '', code, display, chosen }));
    if (description?.code !== undefined) codes.push(description.code);
  }
  return { chosen, shown: description?.term ?? display };
}

/** A code as it is written. */
interface WrittenCode {
  readonly system: string;
  readonly code: string;
  readonly display: string | undefined;
  readonly chosen: boolean;
}

/** The latest codes, for a record says the same ones again and again; each has one place, by its text. */
const latest: ({ readonly written: WrittenCode; readonly made: Code } | undefined)[] = Array.from(
  { length: 1024 },
  () => undefined,
);

/** Longer texts seldom come back. */
const KEPT_MAX = 200;

function codeOf(written: WrittenCode): Code {
  const { system, code, display = '' } = written;
  if (system.length + code.length + display.length > KEPT_MAX) return toCode(written);
  const slot = hashOf(code) & (latest.length - 1);
  const known = latest[slot];
  if (known !== undefined && isSameCode(known.written, written)) return known.made;
  const made = toCode(written);
  latest[slot] = { written, made };
  return made;
}

function isSameCode(a: WrittenCode, b: WrittenCode): boolean {
  return (
    a.code === b.code && a.display === b.display && a.system === b.system && a.chosen === b.chosen
  );
}

function toCode({ system: name, code, display, chosen }: WrittenCode): Code {
  const system = canonicalSystem(name);
  if (system === CODE_SYSTEMS.snomed) {
    const made: Code = { system, code, identifies: identified(code), term: display };
    return chosen ? { ...made, chosen } : made;
  }
  const kept = system === CODE_SYSTEMS.readV2 ? keepRead(code) : { code };
  const made: Code = { system, ...kept, term: display };
  return chosen ? { ...made, chosen } : made;
}

/** The text without the blanks around it; nearly none has any. */
function trimmed(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return text;
  return isInk(text.charCodeAt(0)) && isInk(text.charCodeAt(text.length - 1)) ? text : text.trim();
}

function isInk(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

function identified(code: string): 'concept' | 'description' | undefined {
  const identity = identifySnomed(code);
  return identity === 'concept' || identity === 'description' ? identity : undefined;
}

/** Parts are spelt `descriptionId` or `DescriptionID`, under either base address. */
function descriptionOf(
  coding: JsonObject,
): { readonly code: Code | undefined; readonly term: string | undefined } | undefined {
  if (coding['extension'] === undefined) return undefined;
  // The first name is that of STU3 profiles, the second that of UK Core.
  const extension =
    extensionOf(coding, 'coding-sctdescid') ?? extensionOf(coding, 'codingsctdescid');
  if (extension === undefined) return undefined;
  const value = extensionValue(extension, 'descriptionid');
  // UK Core puts the identifier itself where STU3 has its value alone.
  const id = (textOf(value) ?? textOf(objectOf(value)?.['value']))?.trim() ?? '';
  const term = filled(textOf(extensionValue(extension, 'descriptiondisplay')));
  const code: Code = { system: CODE_SYSTEMS.snomed, code: id, term, identifies: 'description' };
  return { code: id === '' ? undefined : code, term };
}

function isNullFlavour(coding: JsonObject): boolean {
  const system = trimmed(textOf(coding['system']));
  if (system === undefined || system === CODE_SYSTEMS.snomed) return false;
  // The last letter tells of nearly every system that it is none of the two.
  const last = system.charCodeAt(system.length - 1);
  if (last !== LETTER_R && last !== LETTER_N) return false;
  return system.endsWith('NullFlavor') || system.endsWith('/data-absent-reason');
}

const LETTER_N = 0x6e;
const LETTER_R = 0x72;

function canonicalSystem(system: string): string {
  if (system === CODE_SYSTEMS.snomed || system === CODE_SYSTEMS.readV2) return system;
  return SYSTEMS.get(system) ?? system;
}

/** Other names under which senders put the systems of {@link CODE_SYSTEMS}. */
const SYSTEMS = wordTable([
  ['https://snomed.info/sct', CODE_SYSTEMS.snomed],
  ['urn:oid:2.16.840.1.113883.2.1.3.2.4.15', CODE_SYSTEMS.snomed],
  ['urn:oid:2.16.840.1.113883.6.96', CODE_SYSTEMS.snomed],
  // Concepts of dm+d are concepts of the United Kingdom drug extension of SNOMED.
  ['https://dmd.nhs.uk', CODE_SYSTEMS.snomed],
  ['urn:oid:2.16.840.1.113883.2.1.6.2', CODE_SYSTEMS.readV2],
  ['https://read.info/readv2', CODE_SYSTEMS.readV2],
  ['urn:oid:2.16.840.1.113883.2.1.3.2.4.14', CODE_SYSTEMS.ctv3],
  ['https://read.info/ctv3', CODE_SYSTEMS.ctv3],
]);

import { canonicalRead } from '../../record/read-code.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Code } from '../../record/code.ts';
import { identifySnomed } from '../../record/snomed-id.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { objectOf, objectsOf, textOf } from '../json/json-value.ts';
import { extensionValue, extensionsOf } from './extensions.ts';

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
 * else the display. FHIR null flavours (`UNK`, `NI` …) say nothing and give no code.
 */
export function readCoded(value: JsonValue | undefined): Coded {
  const concept = objectOf(value);
  if (concept === undefined) return UNCODED;
  const said = objectsOf(concept['coding']).filter((coding) => !isNullFlavour(coding));
  const codings = said.map(readCoding);
  const text = filled(textOf(concept['text']));
  return { codes: codings.flatMap((each) => each.codes), term: text ?? termOf(codings) };
}

/** The displays beside the text of a coded element: what else it says where only a term is kept. */
export function otherWords(value: JsonValue | undefined): readonly string[] {
  const { codes, term } = readCoded(value);
  const words = stated(...codes.map((code) => code.term)).filter((word) => word !== term);
  return [...new Set(words)];
}

/** Codes of several elements without repeats, in order. */
export function joinCodes(...lists: readonly (readonly Code[])[]): Code[] {
  const seen = new Map<string, Code>();
  for (const code of lists.flat()) {
    const key = `${code.system}|${code.code}`;
    if (!seen.has(key)) seen.set(key, code);
  }
  return [...seen.values()];
}

/** Whether the element carries that SNOMED concept. */
export function hasConcept(value: JsonValue | undefined, concepts: ReadonlySet<string>): boolean {
  return objectsOf(objectOf(value)?.['coding']).some((coding) =>
    concepts.has(textOf(coding['code'])?.trim() ?? ''),
  );
}

/** The first code of an element, trimmed, whatever its system. */
export function firstCode(value: JsonValue | undefined): string | undefined {
  const coding = objectsOf(objectOf(value)?.['coding'])[0];
  return coding === undefined ? undefined : filled(textOf(coding['code']));
}

/** Text that says something: undefined when blank. Never changed otherwise. */
export function filled(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text;
}

/** The texts that say something, in order. */
export function stated(...texts: readonly (string | undefined)[]): string[] {
  return texts.filter((text) => filled(text) !== undefined) as string[];
}

interface ReadCoding {
  readonly codes: readonly Code[];
  readonly chosen: boolean;
  /** What the clinician saw. */
  readonly shown: string | undefined;
}

function readCoding(coding: JsonObject): ReadCoding {
  const description = descriptionOf(coding);
  const display = filled(textOf(coding['display']));
  const chosen = coding['userSelected'] === true;
  const code = textOf(coding['code'])?.trim();
  const shown = description?.term ?? display;
  if (code === undefined || code === '') return { codes: [], chosen, shown };
  const system = canonicalSystem(textOf(coding['system'])?.trim() ?? '');
  const first: Code = {
    ...inSystem(system, code),
    term: display,
    ...(chosen ? { chosen: true } : {}),
  };
  const own = description?.code;
  return { codes: own === undefined ? [first] : [first, own], chosen, shown };
}

function inSystem(system: string, code: string): Code {
  if (system === CODE_SYSTEMS.snomed) return { system, code, identifies: identified(code) };
  return { system, code: system === CODE_SYSTEMS.readV2 ? canonicalRead(code) : code };
}

function identified(code: string): 'concept' | 'description' | undefined {
  const identity = identifySnomed(code);
  return identity === 'concept' || identity === 'description' ? identity : undefined;
}

/** Parts are spelt `descriptionId` or `DescriptionID`, under either base address. */
function descriptionOf(
  coding: JsonObject,
): { readonly code: Code | undefined; readonly term: string | undefined } | undefined {
  const extension = extensionsOf(coding, 'coding-sctdescid')[0];
  if (extension === undefined) return undefined;
  const id = textOf(extensionValue(extension, 'descriptionid'))?.trim() ?? '';
  const term = filled(textOf(extensionValue(extension, 'descriptiondisplay')));
  const code: Code = { system: CODE_SYSTEMS.snomed, code: id, term, identifies: 'description' };
  return { code: id === '' ? undefined : code, term };
}

function termOf(codings: readonly ReadCoding[]): string | undefined {
  const chosen = codings.find((coding) => coding.chosen) ?? codings[0];
  return chosen?.shown ?? codings.find((coding) => coding.shown !== undefined)?.shown;
}

function isNullFlavour(coding: JsonObject): boolean {
  return textOf(coding['system'])?.trim().endsWith('/NullFlavor') === true;
}

function canonicalSystem(system: string): string {
  return SYSTEMS.get(system) ?? system;
}

/** Other names under which senders put the systems of {@link CODE_SYSTEMS}. */
const SYSTEMS: ReadonlyMap<string, string> = new Map([
  ['https://snomed.info/sct', CODE_SYSTEMS.snomed],
  ['urn:oid:2.16.840.1.113883.2.1.3.2.4.15', CODE_SYSTEMS.snomed],
  ['urn:oid:2.16.840.1.113883.6.96', CODE_SYSTEMS.snomed],
  ['urn:oid:2.16.840.1.113883.2.1.6.2', CODE_SYSTEMS.readV2],
  ['https://read.info/readv2', CODE_SYSTEMS.readV2],
  ['urn:oid:2.16.840.1.113883.2.1.3.2.4.14', CODE_SYSTEMS.ctv3],
  ['https://read.info/ctv3', CODE_SYSTEMS.ctv3],
]);

import { canonicalRead } from '../../record/read-code.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Code } from '../../record/code.ts';
import { identifySnomed } from '../../record/snomed-id.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { objectOf, objectsOf, textOf } from '../json/json-value.ts';
import { extensionOf, extensionValue } from './extensions.ts';

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

/** Codes of several elements without repeats, in order. */
export function joinCodes(...lists: readonly (readonly Code[])[]): Code[] {
  const seen = new Map<string, Code>();
  for (const code of lists.flat()) {
    const key = `${code.system}|${code.code}`;
    if (!seen.has(key)) seen.set(key, code);
  }
  return [...seen.values()];
}

/** Whether two elements have a code in common. */
export function shareCode(a: readonly Code[], b: readonly Code[]): boolean {
  const codes = new Set(a.map(({ system, code }) => `${system}|${code}`));
  return b.some(({ system, code }) => codes.has(`${system}|${code}`));
}

/** Whether the element carries that SNOMED concept. */
export function hasConcept(value: JsonValue | undefined, concepts: ReadonlySet<string>): boolean {
  for (const coding of objectsOf(objectOf(value)?.['coding'])) {
    if (concepts.has(textOf(coding['code'])?.trim() ?? '')) return true;
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
  const first = text.charCodeAt(0);
  return !(first > 0x20 && first < 0x7f) && text.trim() === '';
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
  const code = textOf(coding['code'])?.trim();
  if (code !== undefined && code !== '') {
    const system = canonicalSystem(textOf(coding['system'])?.trim() ?? '');
    codes.push(codeOf(system, code, { display, chosen }));
    if (description?.code !== undefined) codes.push(description.code);
  }
  return { chosen, shown: description?.term ?? display };
}

function codeOf(
  system: string,
  code: string,
  { display, chosen }: { readonly display: string | undefined; readonly chosen: boolean },
): Code {
  if (system === CODE_SYSTEMS.snomed) {
    const made: Code = { system, code, identifies: identified(code), term: display };
    return chosen ? { ...made, chosen } : made;
  }
  const canonical = system === CODE_SYSTEMS.readV2 ? canonicalRead(code) : code;
  const made: Code = { system, code: canonical, term: display };
  return chosen ? { ...made, chosen } : made;
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
  const system = textOf(coding['system'])?.trim();
  if (system === CODE_SYSTEMS.snomed) return false;
  return (
    system?.endsWith('NullFlavor') === true || system?.endsWith('/data-absent-reason') === true
  );
}

function canonicalSystem(system: string): string {
  if (system === CODE_SYSTEMS.snomed || system === CODE_SYSTEMS.readV2) return system;
  return SYSTEMS.get(system) ?? system;
}

/** Other names under which senders put the systems of {@link CODE_SYSTEMS}. */
const SYSTEMS: ReadonlyMap<string, string> = new Map([
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

import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Code } from '../../record/code.ts';
import { isLocalCode, keepRead } from '../../record/read-code.ts';
import { identifySnomed } from '../../record/snomed-id.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { systemOfName } from './code-systems.ts';
import { attributeOf, many, one } from './source.ts';
import type { Source } from './source.ts';

/** A coded statement: the code, its translations and its qualifiers, read. */
export interface CodedTerm {
  /** The code first, then its translations in source order, repeats left out. */
  readonly codes: readonly Code[];
  /** The dictionary term beside the code. */
  readonly term: string | undefined;
  /** Qualifiers in words, `name: value`; the laterality of an operation stands here. */
  readonly qualifiers: readonly string[];
  /** The MIG's own category of the entry (Biochemistry is 8), if it gave one. */
  readonly category: string | undefined;
}

/** What stands for a `code` that is absent. */
export const NO_CODE: CodedTerm = {
  codes: [],
  term: undefined,
  qualifiers: [],
  category: undefined,
};

/** Reads a `dt.CodeQualified`. An empty code with a term is kept as a term. */
export function readCodedTerm(source: Source, element: XmlElement | undefined): CodedTerm {
  if (element === undefined) return NO_CODE;
  const codes: Code[] = [];
  const term = collectCodes(source, element, codes);
  const elements = many(element, 'qualifier');
  if (elements.length === 0) return { codes, term, qualifiers: [], category: undefined };
  const qualifiers = elements.map((el) => readQualifier(el));
  return {
    codes,
    term,
    qualifiers: qualifiers.flatMap(({ words }) => words ?? []),
    category: qualifiers.find(({ category }) => category !== undefined)?.category,
  };
}

/** The term of a plain `dt.Code`, such as a speciality or a type of place. */
export function readPlainTerm(element: XmlElement | undefined): string | undefined {
  const term = attributeOf(element, 'displayName');
  const code = attributeOf(element, 'code');
  attributeOf(element, 'codeSystem');
  return term ?? code;
}

/** Adds a code and its translations, and returns the term beside the code. */
function collectCodes(source: Source, element: XmlElement, into: Code[]): string | undefined {
  const term = attributeOf(element, 'displayName');
  const code = readCode(source, element, term);
  if (code !== undefined && !into.some((known) => sameCode(known, code))) into.push(code);
  for (const translation of many(element, 'translation')) {
    collectCodes(source, translation, into);
  }
  return term;
}

function sameCode(a: Code, b: Code): boolean {
  return a.system === b.system && a.code === b.code;
}

function readCode(source: Source, element: XmlElement, term: string | undefined): Code | undefined {
  const written = attributeOf(element, 'code');
  const name = attributeOf(element, 'codeSystem');
  if (written === undefined) return undefined;
  if (name === undefined) {
    source.problems.report('error', pathOf(element), 'a code without codeSystem');
    return undefined;
  }
  const system = systemOfName(name);
  if (system === CODE_SYSTEMS.snomed) return readSnomed(source, element, written, term);
  if (system !== CODE_SYSTEMS.readV2) return { system, code: written, term };
  // EMIS sends its own codes under the name of Read; the HIE files them under the name of EMIS.
  if (isLocalCode(written)) return { system: CODE_SYSTEMS.emisLocal, code: written, term };
  return { system, ...keepRead(written), term };
}

function readSnomed(
  source: Source,
  element: XmlElement,
  code: string,
  term: string | undefined,
): Code {
  const identity = identifySnomed(code);
  if (identity === 'concept' || identity === 'description') {
    return { system: CODE_SYSTEMS.snomed, code, term, identifies: identity };
  }
  source.problems.count('warning', pathOf(element), 'a SNOMED identifier that is not valid');
  return { system: CODE_SYSTEMS.snomed, code, term };
}

/** Name of the qualifier the MIG itself adds (code 7 of EMISINTERNAL); mig-wire section 2.3. */
const MIG_QUALIFIER = '7';

function readQualifier(element: XmlElement): { words?: string; category?: string } {
  const name = one(element, 'name');
  const value = one(element, 'value');
  const isCategory =
    attributeOf(name, 'codeSystem') === 'EMISINTERNAL' &&
    attributeOf(name, 'code') === MIG_QUALIFIER;
  const nameTerm = readPlainTerm(name);
  const valueTerm = readPlainTerm(value);
  if (isCategory) {
    const category = attributeOf(value, 'code');
    return category === undefined ? {} : { category };
  }
  const words = [nameTerm, valueTerm].filter((word) => word !== undefined).join(': ');
  return words === '' ? {} : { words };
}

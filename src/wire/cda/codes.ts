import { remember } from '../../base/remember.ts';
import { foldText } from '../../base/text-fold.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Code } from '../../record/code.ts';
import { keepRead } from '../../record/read-code.ts';
import { identifySnomed } from '../../record/snomed-id.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { systemOfOid } from './code-systems.ts';
import { readWording } from './narrative.ts';
import { attributeOf, many, nullFlavorOf, one } from './source.ts';
import type { Source } from './source.ts';

/** A coded concept, read. */
export interface Coded {
  /** The code first, then its translations in source order, repeats left out. */
  readonly codes: readonly Code[];
  /** What the clinician saw if it is told, else the term beside a code. */
  readonly term: string | undefined;
  /** Qualifiers in words, `name: value`. */
  readonly qualifiers: readonly string[];
}

/** What stands for a concept that is absent. */
export const NO_CODE: Coded = { codes: [], term: undefined, qualifiers: [] };

/** Reads a `CD`, `CE` or `CO`. With a null flavour it may still have wording or translations. */
export function readCoded(source: Source, element: XmlElement | undefined): Coded {
  if (element === undefined) return NO_CODE;
  const codes: Code[] = [];
  const terms: string[] = [];
  collect(source, element, { codes, terms });
  if (contradicts(codes)) {
    const what = 'a translation into the same code system names something else than the code';
    source.problems.count('error', pathOf(element), what);
  }
  const original = readWording(source, one(element, 'originalText'))?.text;
  return { codes, term: original ?? terms[0], qualifiers: readQualifiers(source, element) };
}

/** The words of a concept alone, where only they are of use. */
export function readTerm(source: Source, element: XmlElement | undefined): string | undefined {
  const { term, codes } = readCoded(source, element);
  return term ?? codes[0]?.code;
}

function collect(
  source: Source,
  element: XmlElement,
  into: { readonly codes: Code[]; readonly terms: string[] },
): void {
  const code = readCode(source, element);
  const term = attributeOf(element, 'displayName');
  const unknown = nullFlavorOf(element) !== undefined;
  if (term !== undefined) into.terms.push(term);
  if (code !== undefined && !unknown && !into.codes.some((known) => sameCode(known, code))) {
    into.codes.push(code);
  }
  for (const translation of many(element, 'translation')) {
    collect(source, translation, into);
    const original = readWording(source, one(translation, 'originalText'))?.text;
    if (original !== undefined) into.terms.push(original);
  }
}

/** Two codes of one system are two concepts; where no word of theirs is the same they are no synonyms either. */
function contradicts(codes: readonly Code[]): boolean {
  const [first, ...others] = codes;
  if (first?.term === undefined || first.identifies === 'description') return false;
  const words = wordsIn(first.term);
  return others.some(
    ({ system, term, identifies }) =>
      system === first.system &&
      term !== undefined &&
      identifies !== 'description' &&
      !wordsIn(term).some((word) => words.includes(word)),
  );
}

const wordsIn = remember(
  (term): readonly string[] => foldText(term).match(/[\p{L}\p{N}]{3,}/gu) ?? [],
);

function sameCode(a: Code, b: Code): boolean {
  return a.system === b.system && a.code === b.code;
}

function readCode(source: Source, element: XmlElement): Code | undefined {
  const code = attributeOf(element, 'code');
  const oid = attributeOf(element, 'codeSystem');
  if (code === undefined) return undefined;
  if (oid === undefined) {
    source.problems.count('error', pathOf(element), 'a code without codeSystem');
    return undefined;
  }
  const system = systemOfOid(oid);
  const term = attributeOf(element, 'displayName');
  if (system === CODE_SYSTEMS.readV2) return { system, ...keepRead(code), term };
  if (system !== CODE_SYSTEMS.snomed) return { system, code, term };
  const identity = identifySnomed(code);
  if (identity === 'concept' || identity === 'description') {
    return { system, code, term, identifies: identity };
  }
  source.problems.count('warning', pathOf(element), 'a SNOMED identifier that is not valid');
  return { system, code, term };
}

/** A qualifier is read for its words; samples of HL7 give its code without a code system. */
function readQualifiers(source: Source, element: XmlElement): readonly string[] {
  return many(element, 'qualifier').flatMap((qualifier) => {
    const words = [one(qualifier, 'name'), one(qualifier, 'value')].flatMap((part) => {
      const original = readWording(source, one(part, 'originalText'))?.text;
      const display = attributeOf(part, 'displayName');
      const code = attributeOf(part, 'code');
      attributeOf(part, 'codeSystem');
      return original ?? display ?? code ?? [];
    });
    return words.length === 0 ? [] : [words.join(': ')];
  });
}

/** Whether two wordings are one to the eye. */
export function sameWords(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && foldText(a) === foldText(b);
}

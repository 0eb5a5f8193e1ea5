import { remember } from '../../base/remember.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Code } from '../../record/code.ts';
import { isLocalCode, keepRead } from '../../record/read-code.ts';
import { identifySnomed } from '../../record/snomed-id.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { one, textOf } from './source.ts';
import type { Source } from './source.ts';

/** Canonical names of the schemes of the schema; any other keeps the name it came under. */
const SYSTEM_OF_SCHEME: ReadonlyMap<string, string> = new Map([
  ['READ2', CODE_SYSTEMS.readV2],
  ['READ4', CODE_SYSTEMS.read4],
  ['SNOMED', CODE_SYSTEMS.snomed],
  ['SNOMEDCT', CODE_SYSTEMS.snomed],
  ['EMISCLINICAL', CODE_SYSTEMS.emisLocal],
  ['EMISPREPARATION', CODE_SYSTEMS.emisDrug],
]);

/** The codes of an element and the official term beside them. */
export interface Coded {
  readonly codes: readonly Code[];
  readonly term: string | undefined;
}

/** Reads the codes of several children, such as `Code` and `TermID`, without repeats. */
export function readCodes(
  source: Source,
  parent: XmlElement | undefined,
  ...locals: readonly string[]
): Coded {
  const codes: Code[] = [];
  let term: string | undefined;
  for (const local of locals) {
    const element = one(parent, local);
    if (element === undefined) continue;
    const coded = readCode(source, element);
    term ??= coded.term;
    for (const code of coded.codes) {
      const isKnown = codes.some(
        (known) => known.system === code.system && known.code === code.code,
      );
      if (!isKnown) codes.push(code);
    }
  }
  return { codes, term };
}

/** Reads a code of the schema: its value, and the one it is mapped to. A preparation has no scheme. */
function readCode(source: Source, element: XmlElement): Coded {
  const term = textOf(element, 'Term');
  const scheme = textOf(element, 'Scheme') ?? DEFAULT_SCHEMES.get(element.local);
  const value = textOf(element, 'Value');
  const mapped = textOf(element, 'MapCode');
  const mapScheme = textOf(element, 'MapScheme');
  const codes: Code[] = [];
  if (value !== undefined) codes.push(...codeOf(source, element, { scheme, value, term }));
  if (mapped !== undefined) {
    codes.push(...codeOf(source, element, { scheme: mapScheme, value: mapped, term: undefined }));
  }
  return { codes, term };
}

/** "The drug code (EMIS PREPARATION ID)": the schema names the list where the message does not. */
const DEFAULT_SCHEMES: ReadonlyMap<string, string> = new Map([
  ['PreparationID', 'EMISPREPARATION'],
]);

const systemOf = remember(
  (scheme) => SYSTEM_OF_SCHEME.get(scheme.toUpperCase().replaceAll(/[\s_-]/g, '')) ?? scheme,
);

interface Written {
  readonly scheme: string | undefined;
  readonly value: string;
  readonly term: string | undefined;
}

function codeOf(
  source: Source,
  element: XmlElement,
  { scheme, value, term }: Written,
): readonly Code[] {
  if (scheme === undefined) {
    source.problems.report(
      'error',
      pathOf(element),
      `${element.local} has a code without a scheme`,
    );
    return [];
  }
  const system = systemOf(scheme);
  if (system === CODE_SYSTEMS.snomed) {
    const identity = identifySnomed(value);
    if (identity === 'concept' || identity === 'description') {
      return [{ system, code: value, term, identifies: identity }];
    }
    const what = 'a SNOMED identifier that is not valid';
    source.problems.count('warning', pathOf(element), what);
    return [{ system, code: value, term }];
  }
  if (system !== CODE_SYSTEMS.readV2) return [{ system, code: value, term }];
  if (isLocalCode(value)) return [{ system: CODE_SYSTEMS.emisLocal, code: value, term }];
  return [{ system, ...keepRead(value), term }];
}

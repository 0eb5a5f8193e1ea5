import { codeKey } from '../../src/match/code-facts.ts';
import type { CodeMapAnswers } from '../../src/record/code-map.ts';
import { equivalentsOf } from '../../src/record/code-map.ts';
import type { Entry } from '../../src/record/entry.ts';

/** Gives the class of an entry's codes, under one name for all that mean the same; undefined without a code. */
export type ClassOf = (entry: Entry) => string | undefined;

/**
 * Codes that stand beside one another in an entry of either side mean the same, and so do those the maps
 * lead to from one another, brands and what they are brands of included.
 */
export function classesOf(entries: readonly Entry[], maps: CodeMapAnswers | undefined): ClassOf {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    const parent = parents.get(key);
    return parent === undefined ? key : rootOf(parent);
  };
  const join = (a: string, b: string): void => {
    const [first, second] = [rootOf(a), rootOf(b)].sort();
    if (first !== undefined && second !== undefined && first !== second) parents.set(second, first);
  };
  for (const entry of entries) {
    const [first, ...rest] = keysOf(entry, maps);
    if (first !== undefined) for (const key of rest) join(first, key);
  }
  return ({ codes: [code] }) => (code === undefined ? undefined : rootOf(codeKey(code)));
}

function keysOf(entry: Entry, maps: CodeMapAnswers | undefined): string[] {
  const own = entry.codes.map(codeKey);
  if (maps === undefined) return own;
  const hasValue = 'value' in entry.detail && entry.detail.value !== undefined;
  const mapped = equivalentsOf(maps, entry.codes, { hasValue }).filter(
    ({ ambiguous }) => !ambiguous,
  );
  return [...own, ...mapped.map(({ code }) => `${SNOMED}|${code}`)];
}

const SNOMED = 'http://snomed.info/sct';

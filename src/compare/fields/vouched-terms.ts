import { compareText } from '../../base/ordering.ts';
import { termKey } from '../../base/term-key.ts';
import { mapOwn } from '../../match/entry-facts.ts';
import type { EntryFacts } from '../../match/entry-facts.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Code } from '../../record/code.ts';
import { descriptionRow, readTermRow } from '../../record/code-map.ts';
import type { MapRelease } from '../../record/code-map.ts';

/**
 * The rows of code maps under which the wordings of two entries are each a wording of one and the same
 * concept: because the concept has such a description or the Read code such a term, or because the code
 * stands for just one wording (a SNOMED description, a Read code with its term code). Undefined otherwise.
 */
export function oneConceptNamed(
  mig: EntryFacts,
  hie: EntryFacts,
): readonly MapRelease[] | undefined {
  if (mig.maps === undefined || hie.maps === undefined) return undefined;
  const theirs = conceptsNamed(hie);
  if (theirs.size === 0) return undefined;
  const ours = conceptsNamed(mig);
  const [shared] = [...ours.keys()].filter((key) => theirs.has(key)).sort(compareText);
  if (shared === undefined) return undefined;
  return [...(ours.get(shared) ?? []), ...(theirs.get(shared) ?? [])];
}

/** The concepts the wording of an entry is known to be a wording of, each with the rows that say so. */
function conceptsNamed(facts: EntryFacts): ReadonlyMap<string, readonly MapRelease[]> {
  const named = new Map<string, readonly MapRelease[]>();
  const { term, codes } = facts.entry;
  if (term === undefined) return named;
  for (const code of codes) {
    const reached = [...(mapOwn(facts, [code])?.equal ?? [])];
    const vouching = reached.flatMap(([key]) => vouchingRow(facts, { code, key, term }) ?? []);
    const isOwn = isOfOneWording(code) && isWorded(code, term);
    for (const [key, rows] of reached) {
      // A code that stands for one wording is no concept itself, so only what maps lead to is kept.
      if (vouching.length > 0 || (isOwn && rows.length > 0)) named.set(key, [...vouching, ...rows]);
    }
  }
  return named;
}

const SNOMED_KEY = `${CODE_SYSTEMS.snomed}|`;

function vouchingRow(
  { maps }: EntryFacts,
  { code, key, term }: { readonly code: Code; readonly key: string; readonly term: string },
): MapRelease | undefined {
  if (maps === undefined || !key.startsWith(SNOMED_KEY)) return undefined;
  const target = key.slice(SNOMED_KEY.length);
  return descriptionRow(maps, target, term) ?? readTermRow(maps, code, { target, term });
}

function isOfOneWording({ identifies, termCode }: Code): boolean {
  return identifies === 'description' || termCode !== undefined;
}

function isWorded(code: Code, term: string): boolean {
  return code.term === undefined || termKey(code.term) === termKey(term);
}

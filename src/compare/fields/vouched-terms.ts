import { mapOwn } from '../../match/entry-facts.ts';
import type { EntryFacts } from '../../match/entry-facts.ts';
import { termKey } from '../../match/words.ts';
import type { Code } from '../../record/code.ts';

/**
 * Whether the wordings of two entries are each the wording of a code that stands for just one wording (a
 * SNOMED description, a Read code with its term code), and code maps lead both to one concept.
 */
export function nameOneConcept(mig: EntryFacts, hie: EntryFacts): boolean {
  if (mig.maps === undefined || hie.maps === undefined) return false;
  const theirs = conceptsNamed(hie);
  return theirs.size > 0 && [...conceptsNamed(mig)].some((key) => theirs.has(key));
}

/** The concepts the wording of an entry is known to be a wording of. */
function conceptsNamed(facts: EntryFacts): ReadonlySet<string> {
  const { term, codes } = facts.entry;
  if (term === undefined) return new Set();
  const named = codes.filter((code) => isOfOneWording(code) && isWorded(code, term));
  // The code itself is no concept, so only what maps lead to is kept.
  return new Set(
    named.flatMap((code) =>
      [...(mapOwn(facts, [code])?.equal ?? [])].flatMap(([key, rows]) =>
        rows.length === 0 ? [] : [key],
      ),
    ),
  );
}

function isOfOneWording({ identifies, termCode }: Code): boolean {
  return identifies === 'description' || termCode !== undefined;
}

function isWorded(code: Code, term: string): boolean {
  return code.term === undefined || termKey(code.term) === termKey(term);
}

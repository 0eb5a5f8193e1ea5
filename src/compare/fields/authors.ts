import { mayBeSamePerson } from '../../record/person-key.ts';
import { different } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';

/**
 * Whom an entry is told as of. One format tells who stands for it, another who typed it in or did it, so the
 * two sides only differ where nobody named on one of them is named on the other. Names are never printed.
 */
export function compareAuthors({ entries: { mig, hie } }: ComparedPair): Outcome | undefined {
  const [a, b] = [mig.authors, hie.authors];
  if (a === b) return undefined;
  // Many answers and most lists name nobody, which tells nothing.
  if (a === undefined || b === undefined) return undefined;
  if (a.some((name) => b.some((other) => mayBeSamePerson(name, other)))) return undefined;
  return different('author-diff', 'author', [print(a), print(b)]);
}

function print(names: readonly string[]): string {
  return names.length === 1 ? '[a name]' : `[${names.length} names]`;
}

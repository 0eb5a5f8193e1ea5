import { sha256 } from '../base/hash.ts';
import { termKey } from '../base/term-key.ts';

/**
 * What code maps keep of a term: enough to know it again, folded as terms are compared, and not the term
 * itself. A change of the folding needs the maps imported anew; until then they know no term.
 */
export function hashTerm(term: string): string {
  return sha256(termKey(term)).slice(0, HEX_DIGITS);
}

/** 64 bits: a concept has a handful of terms, and only those are compared with one another. */
const HEX_DIGITS = 16;

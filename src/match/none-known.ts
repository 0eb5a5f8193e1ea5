import { CODE_SYSTEMS } from '../record/code.ts';
import type { Entry } from '../record/entry.ts';
import { NO_KNOWN_ALLERGY_CONCEPTS } from '../record/kinds/allergy.ts';

/** Whether the entry states the absence of allergies. */
export function isNoneKnown(entry: Entry, termKey: (term: string) => string): boolean {
  if (entry.detail.kind === 'allergy' && entry.detail.asserts === 'none-known') return true;
  if (entry.term !== undefined && NONE_KNOWN_TERM.test(termKey(entry.term))) return true;
  return entry.codes.some(
    (code) => code.system === CODE_SYSTEMS.snomed && NO_KNOWN_ALLERGY_CONCEPTS.has(code.code),
  );
}

/**
 * Whether the entry speaks of an allergy, by its kind, its wording or a code that states the absence of
 * allergies: such an entry must be told even where its kind as such may be missing. A family history or a
 * test for allergy speaks of one too, which is no harm.
 */
export function namesAllergy({ kind, term, codes }: Entry): boolean {
  if (kind === 'allergy') return true;
  const wordings = [term ?? '', ...codes.map((code) => code.term ?? '')];
  if (wordings.some((wording) => ALLERGY_WORDS.test(wording))) return true;
  return codes.some(
    ({ system, code }) => system === CODE_SYSTEMS.snomed && NO_KNOWN_ALLERGY_CONCEPTS.has(code),
  );
}

const ALLERGY_WORDS = /\b(?:allerg(?:y|ies|ic)|anaphyla(?:xis|ctic|ctoid)|intoleran(?:ce|t))\b/i;
const NONE_KNOWN_TERM = /^(?:no|nil) known (?:drug )?allerg(?:y|ies)$/;

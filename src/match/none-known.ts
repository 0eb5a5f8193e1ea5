import { remember } from '../base/remember.ts';
import type { Entry } from '../record/entry.ts';
import { factsOfCode } from './code-facts.ts';
import { termKey } from '../base/term-key.ts';

/** Whether the entry states the absence of allergies. */
export function isNoneKnown({ detail, term, codes }: Entry): boolean {
  if (detail.kind === 'allergy' && detail.asserts === 'none-known') return true;
  if (term !== undefined && saysNoneKnown(term)) return true;
  return codes.some((code) => factsOfCode(code).isNoneKnown);
}

const saysNoneKnown = remember((term) => NONE_KNOWN_TERM.test(termKey(term)));

/**
 * Whether the entry speaks of an allergy, by its kind, its wording or a code that states the absence of
 * allergies: such an entry must be told even where its kind as such may be missing. A family history or a
 * test for allergy speaks of one too, which is no harm.
 */
export function namesAllergy({ kind, term, codes }: Entry): boolean {
  if (kind === 'allergy') return true;
  if (saysAllergy(term ?? '')) return true;
  return codes.some((code) => saysAllergy(code.term ?? '') || factsOfCode(code).isNoneKnown);
}

const saysAllergy = remember((wording) => ALLERGY_WORDS.test(wording));

const ALLERGY_WORDS =
  /\b(?:allerg(?:y|ies|ic)|anaphyla(?:xis|ctic|ctoid)|intoleran(?:ce|t)|hypersensitiv\w+|adverse (?:drug )?reactions?|angio-? ?o?edema)\b/i;
const NONE_KNOWN_TERM = /^(?:no|nil) known (?:drug )?allerg(?:y|ies)$/;

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

const NONE_KNOWN_TERM = /^(?:no|nil) known (?:drug )?allerg(?:y|ies)$/;

import { CODE_SYSTEMS } from '../record/code.ts';
import type { Code } from '../record/code.ts';
import { NO_KNOWN_ALLERGY_CONCEPTS } from '../record/kinds/allergy.ts';

/**
 * Kind by the first character of a Read v2 code, where that alone tells it: disorder chapters A–R
 * (mig-wire, sections 2.2 and 11.3; there are no chapters I and O), operations 7, laboratory 4.
 */
export const KIND_OF_CHAPTER: ReadonlyMap<string, 'diagnosis' | 'procedure' | 'result'> = new Map([
  ...Array.from('ABCDEFGHJKLMNPQR', (chapter) => [chapter, 'diagnosis'] as const),
  ['7', 'procedure'],
  ['4', 'result'],
]);

/** Read v2 codes that state there is no known allergy; the SNOMED ones stand beside the record model. */
const NO_KNOWN_ALLERGY_READ: ReadonlySet<string> = new Set(['1151.']);

/** Whether any of the codes says that no allergy is known. */
export function statesNoAllergy(codes: readonly Code[]): boolean {
  return codes.some(
    ({ system, code }) =>
      (system === CODE_SYSTEMS.readV2 && NO_KNOWN_ALLERGY_READ.has(code)) ||
      (system === CODE_SYSTEMS.snomed && NO_KNOWN_ALLERGY_CONCEPTS.has(code)),
  );
}

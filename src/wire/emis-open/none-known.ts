import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Code } from '../../record/code.ts';
import { statesNoAllergy } from '../read-chapters.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import type { Context } from './draft.ts';

/** Systems whose codes that no allergy is known the reader knows, so that another code names something. */
const KNOWN_SYSTEMS: ReadonlySet<string> = new Set([CODE_SYSTEMS.readV2, CODE_SYSTEMS.snomed]);

/**
 * Whether an item states that no allergy is known. One that names an allergy beside it, by a second code or by a
 * substance, contradicts itself: it is an allergy, and an error.
 */
export function saysNoneKnown(
  { source }: Context,
  element: XmlElement,
  { codes, hasSubstance }: { readonly codes: readonly Code[]; readonly hasSubstance: boolean },
): boolean {
  if (!statesNoAllergy(codes)) return false;
  const namesOne = codes.some(
    (code) =>
      KNOWN_SYSTEMS.has(code.system) &&
      // A description of SNOMED may be one of the same statement.
      code.identifies !== 'description' &&
      !statesNoAllergy([code]),
  );
  if (!namesOne && !hasSubstance) return true;
  const what = 'a statement that no allergy is known names one, and is read as an allergy';
  source.problems.report('error', pathOf(element), what);
  return false;
}

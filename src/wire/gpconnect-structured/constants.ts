import { isList, isObject, objectsOf, textOf } from '../json/json-value.ts';
import type { JsonValue } from '../json/json-value.ts';

/**
 * Members left out because GP Connect fixes what they say, with the words it may be. Another word turns
 * the meaning of the element round, so each is held against this table before it is left out.
 */
export const CONSTANTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  List: { status: ['current'], mode: ['snapshot'] },
  HeadingList: { status: ['current'], mode: ['snapshot'] },
  UpperList: { status: ['current'], mode: ['snapshot'] },
  Patient: { active: ['true'] },
  Medication: { status: ['active', 'inactive'] },
  Condition: { category: ['problem-list-item', 'family-history', '57177007', '416471007'] },
  MedicationStatement: { taken: ['unk'] },
  CommentNote: { status: ['final', 'unknown'] },
  Specimen: { status: ['available', 'unavailable'] },
  ReferralRequest: { intent: ['order'] },
  ProcedureRequest: { intent: ['plan'] },
  TestRequest: {
    status: ['active', 'completed', 'draft', 'suspended', 'cancelled', 'unknown'],
    intent: ['order'],
  },
};

/**
 * What is wrong with a member that should be a constant; undefined when it is one. The word itself is
 * told only where FHIR has it, for anything else may be content.
 */
export function constantFault(
  shape: string,
  name: string,
  value: JsonValue | undefined,
): string | undefined {
  const row = CONSTANTS[shape];
  const allowed = row !== undefined && Object.hasOwn(row, name) ? row[name] : undefined;
  if (allowed === undefined) return undefined;
  const odd = wordsOf(value).find((word) => !allowed.includes(word));
  if (odd === undefined) return undefined;
  const said = FHIR_WORDS.has(odd) ? ` and is ${odd}` : '';
  const expected = allowed.filter((word) => FHIR_WORDS.has(word)).join(' or ');
  return `${name} should be ${expected}${said}: what it means is not compared`;
}

/** The words of a code, a flag, or the codes of coded elements. */
function wordsOf(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'boolean') return [String(value)];
  if (typeof value === 'string') return [value.trim()];
  if (isList(value)) return value.flatMap(wordsOf);
  if (!isObject(value)) return [];
  return objectsOf(value['coding']).flatMap((coding) => textOf(coding['code'])?.trim() ?? []);
}

/** Words of the value sets of FHIR STU3 that the members above are bound to. */
const FHIR_WORDS: ReadonlySet<string> = new Set(
  `true false current retired entered-in-error working snapshot changes active inactive y n na unk
  registered preliminary final amended corrected cancelled unknown available unavailable unsatisfactory
  proposal plan order original-order reflex-order filler-order instance-order option draft suspended
  completed encounter-diagnosis problem-list-item`.split(/\s+/),
);

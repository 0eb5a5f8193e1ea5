import type { DataItem } from '../../record/item.ts';
import type { JsonValue } from '../json/json-value.ts';
import { objectOf, objectsOf, textOf } from '../json/json-value.ts';
import type { EntryKind } from '../../record/entry-kind.ts';
import type { Resource } from '../fhir/bundle.ts';
import { codesOf } from './concept-status.ts';
import { KINDS_OF_TYPE } from './kinds-of-type.ts';

/** What a code that stands for an absence means: there is none, or nobody knows. */
export type Absence = 'none-known' | 'no-information';

/**
 * Whether a coded element is one of the codes the International Patient Summary has for absent data:
 * `no-known-problems`, `no-medication-info` and the like.
 */
export function absenceOf(code: JsonValue | undefined): Absence | undefined {
  for (const coding of objectsOf(objectOf(code)?.['coding'])) {
    if (textOf(coding['system'])?.includes(ABSENT) !== true) continue;
    const word = textOf(coding['code'])?.trim() ?? '';
    if (/^no-known-[a-z-]+$/.test(word)) return 'none-known';
    if (/^no-[a-z]+-info$/.test(word)) return 'no-information';
  }
  return undefined;
}

/** What a resource that stands for an absence says of its item; undefined for any other resource. */
export interface AbsenceSaid {
  readonly item: DataItem;
  readonly absence: Absence;
  /** The kinds of entry it says there are none of. */
  readonly kinds: readonly EntryKind[];
  readonly path: string;
}

/**
 * Reads a resource that stands for an absence. An allergy that states there is none is an entry, and so
 * is whatever was withdrawn: nobody says any longer that there is none.
 */
export function absenceSaidBy(resource: Resource): AbsenceSaid | undefined {
  const facts = BY_TYPE.get(resource.type);
  if (facts === undefined) return undefined;
  const absence = absenceOf(resource.body[facts.member]);
  if (absence === undefined || isWithdrawn(resource)) return undefined;
  if (resource.type === 'AllergyIntolerance' && absence === 'none-known') return undefined;
  const kinds = KINDS_OF_TYPE.get(resource.type) ?? [];
  return { item: facts.item, absence, kinds, path: resource.path };
}

function isWithdrawn({ body }: Resource): boolean {
  const verified = codesOf(body['verificationStatus']);
  const word = textOf(body['status']) ?? '';
  return [...verified, word].some((code) => WITHDRAWN.has(code));
}

const WITHDRAWN: ReadonlySet<string> = new Set(['entered-in-error', 'refuted', 'not-taken']);

const ABSENT = 'absent-unknown-uv-ips';

const BY_TYPE: ReadonlyMap<string, { readonly item: DataItem; readonly member: string }> = new Map([
  ['AllergyIntolerance', { item: 'risks-and-warnings', member: 'code' }],
  ['Condition', { item: 'problems', member: 'code' }],
  ['MedicationStatement', { item: 'medication', member: 'medicationCodeableConcept' }],
  ['MedicationRequest', { item: 'medication', member: 'medicationCodeableConcept' }],
  ['Immunization', { item: 'procedures', member: 'vaccineCode' }],
  ['Procedure', { item: 'procedures', member: 'code' }],
]);

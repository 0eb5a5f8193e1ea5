import type { PartialDate } from '../../base/partial-date.ts';

/** An allergy, an intolerance, or the statement that there is none. */
export interface AllergyDetail {
  readonly kind: 'allergy';
  /** `none-known`: the entry states the absence of allergies. */
  readonly asserts: 'allergy' | 'none-known';
  readonly category?: 'medication' | 'environment' | 'food' | undefined;
  readonly reaction?: string | undefined;
  /** For each manifestation of the reaction, its codes as `system|code`, parted by spaces. */
  readonly reactionCodes?: readonly string[] | undefined;
  readonly severity?: 'mild' | 'moderate' | 'severe' | undefined;
  readonly criticality?: 'low' | 'high' | undefined;
  readonly ended?: PartialDate | undefined;
  readonly endReason?: string | undefined;
}

/** SNOMED concepts that state the absence of allergies (C-CDA on FHIR, GP Connect, Millennium). */
export const NO_KNOWN_ALLERGY_CONCEPTS: ReadonlySet<string> = new Set([
  '716186003',
  '160244002',
  '409137002',
  '429625007',
  '428607008',
  '716184000',
  '716220001',
]);

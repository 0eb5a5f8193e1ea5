import type { AllergyDetail } from '../../../record/kinds/allergy.ts';

/** Kinds of allergy that name no substance, with their category (C-CDA on FHIR, allergy type). */
export const TYPES: ReadonlyMap<string, AllergyDetail['category']> = new Map([
  ['416098002', 'medication'],
  ['419511003', 'medication'],
  ['59037007', 'medication'],
  ['414285001', 'food'],
  ['418471000', 'food'],
  ['235719002', 'food'],
  ['419199007', undefined],
  ['418038007', undefined],
  ['420134006', undefined],
  ['426232007', 'environment'],
]);

/** What the negation of such a kind states, as one concept (hie-wire, 5.6). */
export const NONE_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['419199007', '716186003'],
  ['416098002', '409137002'],
  ['414285001', '429625007'],
]);

import type { Concept } from '../model.ts';
import * as allergies from './allergies.ts';
import { BRANDS } from './brands.ts';
import { FAMILY_HISTORY, NEGATED, SUSPECTED } from './certainty.ts';
import * as disorders from './disorders.ts';
import { DRUG_VARIANTS, ROUTED_DRUGS } from './drug-variants.ts';
import { ACUTE_DRUGS, REPEAT_DRUGS } from './drugs.ts';
import * as others from './others.ts';
import { RELATIVES, UNRELATED } from './relatives.ts';
import { SYNONYMS } from './synonyms.ts';
import { PANELS, SINGLE_TESTS } from './tests.ts';

/** What a practice would load as its maps, of the invented dictionary; no line is a released one. */
export interface CodeMap {
  /** Read v2, five characters and term code → SNOMED CT concept. */
  readonly read: readonly { readonly code: string; readonly snomed: string }[];
  /** Description → its concept and term. */
  readonly descriptions: readonly {
    readonly description: string;
    readonly snomed: string;
    readonly term: string;
  }[];
  /** Branded product (AMP) → the same by its name (VMP). */
  readonly brands: readonly { readonly amp: string; readonly vmp: string }[];
  /** Meaning → what it is a kind of. */
  readonly parents: readonly { readonly child: string; readonly parent: string }[];
}

/** The map of every meaning the simulator can write. */
export function codeMap(): CodeMap {
  const concepts = unique(CONCEPT_SOURCES.flatMap(conceptsIn));
  return {
    read: concepts.flatMap(({ read, snomed }) =>
      read === undefined ? [] : [{ code: `${read.code}${read.termCode}`, snomed }],
    ),
    descriptions: concepts.map(({ description, snomed, term }) => ({ description, snomed, term })),
    brands: BRANDS.map(({ same, generic }) => ({ amp: same.snomed, vmp: generic.snomed })),
    parents: RELATIVES.flatMap(({ of, sibling, parent }) => [
      { child: of.snomed, parent: parent.snomed },
      { child: sibling.snomed, parent: parent.snomed },
    ]),
  };
}

const CONCEPT_SOURCES: readonly unknown[] = [
  Object.values(allergies),
  Object.values(disorders),
  Object.values(others),
  [REPEAT_DRUGS, ACUTE_DRUGS, ROUTED_DRUGS, DRUG_VARIANTS, BRANDS],
  [SINGLE_TESTS, PANELS, SYNONYMS, RELATIVES, UNRELATED],
  [SUSPECTED, FAMILY_HISTORY, NEGATED],
];

function conceptsIn(value: unknown): Concept[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('snomed' in value) return [value as Concept];
  return Object.values(value).flatMap(conceptsIn);
}

/** Each description once. */
function unique(concepts: readonly Concept[]): Concept[] {
  return [...new Map(concepts.map((known) => [known.description, known])).values()];
}

import type { Json, JsonObject } from '../hie/json.ts';
import type { Concept } from '../model.ts';
import type { R4Context } from './context.ts';
import { UK_CORE } from './context.ts';

/** SNOMED CT in FHIR. */
export const SNOMED = 'http://snomed.info/sct';

/**
 * A concept of the dictionary. UK Core has SNOMED CT with the description that was chosen, Millennium
 * SNOMED CT with the wording of its own nomenclature; both have the code the practice picked beside it.
 */
export function concept(context: R4Context, meaning: Concept): JsonObject {
  const { term, wording } = meaning;
  const text = context.style === 'millennium' ? (wording ?? term) : wording;
  return { coding: [snomed(context, meaning), ...picked(meaning)], text };
}

/** A concept of SNOMED CT that is the same for every patient. */
export function plain(code: string, display: string): JsonObject {
  return { coding: [{ system: SNOMED, code, display }] };
}

function snomed(context: R4Context, { snomed: code, description, term, wording }: Concept): Json {
  // A degrade code tells no description: the wording is all there is.
  const described = context.style === 'uk-core' && wording === undefined;
  const extension = {
    url: `${UK_CORE}/Extension-UKCore-CodingSCTDescId`,
    extension: [
      { url: 'descriptionId', valueId: description },
      { url: 'descriptionDisplay', valueString: term },
    ],
  };
  return {
    extension: described ? [extension] : undefined,
    system: SNOMED,
    code,
    display: term,
  };
}

function picked({ read, emisDrug, term }: Concept): Json[] {
  if (emisDrug !== undefined) {
    const system = 'https://fhir.hl7.org.uk/Id/emis-drug-codes';
    return [{ system, code: emisDrug, display: term, userSelected: true }];
  }
  if (read === undefined) return [];
  const code = `${read.code}${read.termCode}`;
  return [{ system: 'http://read.info/readv2', code, display: term, userSelected: true }];
}

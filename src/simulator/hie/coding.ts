import type { Concept, Supplier } from '../model.ts';
import { STU3 } from './context.ts';
import type { JsonObject } from './json.ts';

/**
 * A coded concept. EMIS practices send what was picked (Read v2 or a drug code) beside SNOMED and its
 * description; TPP practices send SNOMED alone, with the wording in `text`.
 */
export function codeableConcept(concept: Concept, supplier: Supplier): JsonObject {
  const { term, read, emisDrug, wording } = concept;
  const system = concept.systemless === true ? { system: undefined } : {};
  const meaning = (chosen: boolean): JsonObject => ({
    ...snomed(concept, supplier, chosen),
    ...system,
  });
  const picked = pickedCode(read, emisDrug);
  const told = picked && { ...picked, ...system, display: term, userSelected: true };
  if (told !== undefined && concept.codings === 'picked') return { coding: [told], text: wording };
  if (supplier === 'TPP') return { coding: [meaning(false)], text: wording ?? term };
  if (told === undefined || concept.codings === 'snomed')
    return { coding: [meaning(true)], text: wording };
  return { coding: [told, meaning(false)], text: wording };
}

/** A concept that is the same for every sender. */
export function plainConcept(code: string, display: string): JsonObject {
  return { coding: [{ system: 'http://snomed.info/sct', code, display }] };
}

/** A coding of one of the small code systems. */
export function coding(system: string, code: string, display: string): JsonObject {
  return { coding: [{ system, code, display }] };
}

function pickedCode(
  read: Concept['read'],
  emisDrug: string | undefined,
): { readonly system: string; readonly code: string } | undefined {
  if (emisDrug !== undefined) {
    return { system: 'https://fhir.hl7.org.uk/Id/emis-drug-codes', code: emisDrug };
  }
  if (read === undefined) return undefined;
  return { system: 'http://read.info/readv2', code: `${read.code}${read.termCode}` };
}

function snomed(concept: Concept, supplier: Supplier, chosen: boolean): JsonObject {
  const description = {
    url: `${STU3}/StructureDefinition/Extension-coding-sctdescid`,
    extension: [
      { url: 'descriptionId', valueId: concept.description },
      { url: 'descriptionDisplay', valueString: concept.term },
    ],
  };
  const drug = concept.emisDrug !== undefined;
  // A degrade code tells no description: the wording is all there is.
  const described = supplier === 'EMIS' && !drug && concept.wording === undefined;
  return {
    extension: described ? [description] : undefined,
    system: 'http://snomed.info/sct',
    code: concept.snomed,
    display: concept.term,
    userSelected: chosen && described ? true : undefined,
  };
}

import { CODE_SYSTEMS } from '../../record/code.ts';

/**
 * Canonical names of the code systems CDA names by object identifier. Those FHIR has a name for bear it, so
 * that the same code of a FHIR answer is the same code; any other is kept as `urn:oid:…`.
 */
const SYSTEM_OF_OID: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.113883.6.96', CODE_SYSTEMS.snomed],
  // SNOMED CT, the United Kingdom edition; dm+d codes are SNOMED concepts of its drug extension.
  ['2.16.840.1.113883.2.1.3.2.4.15', CODE_SYSTEMS.snomed],
  ['2.16.840.1.113883.2.1.6.3', CODE_SYSTEMS.snomed],
  ['2.16.840.1.113883.2.1.6.2', CODE_SYSTEMS.readV2],
  ['2.16.840.1.113883.2.1.6.1', CODE_SYSTEMS.read4],
  ['2.16.840.1.113883.2.1.3.2.4.14', CODE_SYSTEMS.ctv3],
  ['2.16.840.1.113883.6.1', 'http://loinc.org'],
  ['2.16.840.1.113883.6.88', 'http://www.nlm.nih.gov/research/umls/rxnorm'],
  ['2.16.840.1.113883.6.3', 'http://hl7.org/fhir/sid/icd-10'],
  ['2.16.840.1.113883.6.90', 'http://hl7.org/fhir/sid/icd-10-cm'],
  ['2.16.840.1.113883.12.292', 'http://hl7.org/fhir/sid/cvx'],
]);

const OID = /^[0-2](?:\.\d+)+$/;

/** The canonical name of a `codeSystem` attribute. */
export function systemOfOid(name: string): string {
  return SYSTEM_OF_OID.get(name) ?? (OID.test(name) ? `urn:oid:${name}` : name);
}

/** Object identifiers of what CDA says about itself. */
export const OIDS = {
  loinc: '2.16.840.1.113883.6.1',
  snomed: '2.16.840.1.113883.6.96',
  actCode: '2.16.840.1.113883.5.4',
  actClass: '2.16.840.1.113883.5.6',
  nhsNumber: '2.16.840.1.113883.2.1.4.1',
} as const;

/** Identifiers of organisations by ODS code. */
export const ODS_OIDS: ReadonlySet<string> = new Set([
  '2.16.840.1.113883.2.1.4.3',
  '2.16.840.1.113883.2.1.3.2.4.19.1',
]);

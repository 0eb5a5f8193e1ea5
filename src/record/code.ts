/** Canonical names of code systems. A system outside this list keeps the name its source gave it. */
export const CODE_SYSTEMS = {
  snomed: 'http://snomed.info/sct',
  readV2: 'http://read.info/readv2',
  ctv3: 'http://read.info/ctv3',
  read4: 'urn:oid:2.16.840.1.113883.2.1.6.1',
  emisDrug: 'https://fhir.hl7.org.uk/Id/emis-drug-codes',
  emisLocal: 'https://fhir.hl7.org.uk/Id/egton-codes',
  multilex: 'https://fhir.hl7.org.uk/Id/multilex-drug-codes',
  gemscript: 'https://fhir.hl7.org.uk/Id/resipuk-gemscript-drug-codes',
} as const;

/** One code of an entry. Codes are case-sensitive and stay text. */
export interface Code {
  /** One of {@link CODE_SYSTEMS}, or the source's own name. */
  readonly system: string;
  readonly code: string;
  /** The term the source put beside this code. */
  readonly term?: string | undefined;
  /** Read v2 only: the two characters that choose the wording, where the source wrote them; a key of code maps. */
  readonly termCode?: string | undefined;
  /** For SNOMED only: what the identifier names, read off its partition digits. */
  readonly identifies?: 'concept' | 'description' | undefined;
  /** The source marked it as the one the clinician chose. */
  readonly chosen?: boolean | undefined;
}

/**
 * The codes the NHS puts in place of one it could not carry over, by SNOMED concept id (GP Connect,
 * "degrade" codes). The meaning survives only in text, so decision support no longer fires.
 */
export const DEGRADED_CONCEPTS: ReadonlyMap<string, string> = new Map([
  ['196411000000103', 'transfer-degraded record entry'],
  ['196421000000109', 'transfer-degraded medication entry'],
  ['196431000000106', 'transfer-degraded referral'],
  ['196451000000104', 'transfer-degraded plan'],
  ['196461000000101', 'transfer-degraded drug allergy'],
  ['196471000000108', 'transfer-degraded non-drug allergy'],
]);

/** Whether any of the codes is a degrade code. */
export function isDegraded(codes: readonly Code[]): boolean {
  return codes.some(
    (code) => code.system === CODE_SYSTEMS.snomed && DEGRADED_CONCEPTS.has(code.code),
  );
}

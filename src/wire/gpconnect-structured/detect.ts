/**
 * Whether the head of an answer looks like GP Connect Access Record Structured: JSON with a STU3
 * bundle, an OperationOutcome in place of one, or either inside the wrapping some tools save.
 */
export function detectGpConnectStructured(head: string): boolean {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (!text.startsWith('{')) return false;
  if (OTHER_VERSION.test(text)) return false;
  return RESOURCE.test(text) || (/"entry"\s*:/.test(text) && STU3.test(text));
}

/** Not only the first member: FHIR leaves the order of members to the sender. */
const RESOURCE = /"resourceType"\s*:\s*"(?:Bundle|OperationOutcome|Parameters)"/;

/** In a bundle whose own type stands behind its entries, the profiles of these tell. */
const STU3 = /fhir\.(?:nhs|hl7\.org)\.uk\/STU3\/StructureDefinition\//;

/** Marks of other versions and messages of FHIR, which read alike and mean something else. */
const OTHER_VERSION =
  /fhir\.nhs\.net\/StructureDefinition|"resourceType"\s*:\s*"Composition"|fhir\.hl7\.org\.uk\/StructureDefinition\/UKCore|"fhirVersion"\s*:\s*"[45]\./;

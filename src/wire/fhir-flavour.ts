/**
 * Which FHIR a JSON answer speaks: GP Connect Access Record Structured (STU3), GP Connect Access Record
 * HTML (DSTU2), FHIR R4, or an OperationOutcome in place of any of them.
 */
export type FhirFlavour = 'stu3-structured' | 'html' | 'r4' | 'outcome';

/**
 * Tells the flavour from the head of an answer by its content alone, so that exactly one format claims
 * it; undefined when it is no FHIR in JSON that any format reads. The head may stop anywhere and
 * members come in any order. Names of profiles decide; where they are missing or contradict each other,
 * what only one version of FHIR has; a bundle that bears no mark of either is read as STU3.
 */
export function fhirFlavour(head: string): FhirFlavour | undefined {
  if (head !== last.head) last = { head, flavour: flavourOf(head) };
  return last.flavour;
}

/** Several formats ask about the same head, one after the other. */
let last: { readonly head: string; readonly flavour: FhirFlavour | undefined } = {
  head: '',
  flavour: undefined,
};

function flavourOf(head: string): FhirFlavour | undefined {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (!text.startsWith('{')) return undefined;
  if (text.includes(STRUCTURED_BUNDLE)) return 'stu3-structured';
  const types = typesIn(text);
  const bundle = types.has('Bundle') || ENTRIES.test(text);
  if (!bundle && types.has('OperationOutcome')) return 'outcome';
  if (text.includes(HTML_PROFILE)) return 'html';
  return flavourOfVersion(versionOf(text, types), types, bundle);
}

function flavourOfVersion(
  version: Version | undefined,
  types: ReadonlySet<string>,
  bundle: boolean,
): FhirFlavour | undefined {
  // Only R4 servers answer with a resource alone.
  if (version === 'r4') return types.size > 0 ? 'r4' : undefined;
  if (types.has('Composition')) return version === undefined ? 'html' : undefined;
  const typed = types.has('Bundle') || types.has('Parameters');
  return typed || (bundle && version === 'stu3') ? 'stu3-structured' : undefined;
}

/** The profile of the bundle itself, which settles it at once. */
const STRUCTURED_BUNDLE = 'StructureDefinition/GPConnect-StructuredRecord-Bundle-1';

/** GP Connect moved from this address with the change from DSTU2. */
const HTML_PROFILE = 'fhir.nhs.net/StructureDefinition/';

/** The types of all resources in the head, contained ones included. */
function typesIn(text: string): ReadonlySet<string> {
  const types = new Set<string>();
  for (const [, type] of text.matchAll(/"resourceType"\s*:\s*"([A-Za-z]+)"/g))
    types.add(type ?? '');
  return types;
}

/** A bundle whose own type stands behind what was seen of it. */
const ENTRIES = /"entry"\s*:\s*\[/;

type Version = 'stu3' | 'r4';

function versionOf(text: string, types: ReadonlySet<string>): Version | undefined {
  return (
    oneOf(PROFILES, (mark) => text.includes(mark)) ??
    oneOf(TYPES, (type) => types.has(type)) ??
    oneOf(SHAPES, (shape) => shape.test(text)) ??
    versionOfDrugs(text, types)
  );
}

/** The version that has a mark of its own in the text, unless both have. */
function oneOf<T>(
  marks: Readonly<Record<Version, readonly T[]>>,
  holds: (mark: T) => boolean,
): Version | undefined {
  const stu3 = marks.stu3.some(holds);
  const r4 = marks.r4.some(holds);
  return stu3 === r4 ? undefined : stu3 ? 'stu3' : 'r4';
}

/** Addresses of profiles. Code systems do not count: those of STU3 are still in use in R4. */
const PROFILES: Readonly<Record<Version, readonly string[]>> = {
  stu3: ['/STU3/StructureDefinition/', 'StructureDefinition/CareConnect-'],
  r4: [
    'fhir.hl7.org.uk/StructureDefinition/UKCore-',
    'fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-',
    'hl7.org/fhir/us/core/StructureDefinition/',
    'hl7.org/fhir/uv/ips/StructureDefinition/',
  ],
};

/** Resources that one of the two versions has and the other has not. */
const TYPES: Readonly<Record<Version, readonly string[]>> = {
  stu3: ['ReferralRequest', 'ProcedureRequest'],
  r4: ['ServiceRequest'],
};

/** Members, and types of members, that one of the two versions has and the other has not. */
const SHAPES: Readonly<Record<Version, readonly RegExp[]>> = {
  stu3: [
    /"(?:clinical|verification)Status"\s*:\s*"/,
    /"assertedDate"\s*:/,
    /"notGiven"\s*:/,
    /"taken"\s*:/,
    /"code"\s*:\s*"(?:886921000000105|933361000000108|717711000000103|1149501000000101|1102181000000102|887191000000108|826501000000100)"/,
  ],
  r4: [
    /"(?:clinical|verification)Status"\s*:\s*\{/,
    /"recordedDate"\s*:/,
    /"doseAndRate"\s*:/,
    /"hasMember"\s*:/,
    /"(?:courseOfTherapyType|reportedBoolean|reportedReference)"\s*:/,
    /"fhirVersion"\s*:\s*"[45]\./,
    /"https?:\/\/terminology\.hl7\.org\/CodeSystem\//,
    /"https?:\/\/fhir(?:-[a-z]+)?\.cerner\.com\//,
    /"url"\s*:\s*"[^"]*\/r4\//i,
    // GP Connect Structured answers one operation; only R4 servers answer a search for one of these types.
    /"url"\s*:\s*"[^"?]*\/(?:AllergyIntolerance|Condition|Encounter|Immunization|MedicationRequest|MedicationStatement|Observation|Procedure)(?:\/_search)?\?/,
  ],
};

/** GP Connect names drugs by reference and sends lists; Millennium does neither. */
function versionOfDrugs(text: string, types: ReadonlySet<string>): Version | undefined {
  const inline = types.has('MedicationRequest') && text.includes('"medicationCodeableConcept"');
  return inline && !types.has('List') && !types.has('Medication') ? 'r4' : undefined;
}

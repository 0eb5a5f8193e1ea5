import { wordTable } from '../word-table.ts';

/**
 * The type of a resource in the one text that the tables of the readers hold, so that looking it up costs
 * nothing; a type no reader knows comes back as it is.
 */
export function resourceType(type: string): string {
  return KNOWN.get(type) ?? type;
}

const KNOWN = wordTable(
  `AllergyIntolerance Appointment Binary Bundle Composition Condition DiagnosticReport DocumentReference
  Encounter FamilyMemberHistory Flag HealthcareService Immunization List Location Medication
  MedicationAdministration MedicationDispense MedicationRequest MedicationStatement Observation
  OperationOutcome Organization Parameters Patient Practitioner PractitionerRole Procedure ProcedureRequest
  Provenance ReferralRequest RelatedPerson ServiceRequest Specimen`
    .split(/\s+/)
    .map((type) => [type, type] as const),
);

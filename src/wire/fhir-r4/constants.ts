import type { Constants } from '../fhir/constants.ts';

/** Members left out because they say the same in every answer, with the words they may be. */
export const CONSTANTS: Constants = {
  Patient: { active: ['true'] },
  Medication: { status: ['active', 'inactive'] },
  // "additional" is what FHIR calls a narrative that says more than the members beside it.
  Narrative: { status: ['generated', 'extensions', 'empty'] },
  Specimen: { status: ['available', 'unavailable'] },
  MedicationRequest: { doNotPerform: ['false'] },
  MedicationIssue: { doNotPerform: ['false'] },
  ServiceRequest: { doNotPerform: ['false'] },
  Composition: { status: ['final', 'amended', 'preliminary'] },
};

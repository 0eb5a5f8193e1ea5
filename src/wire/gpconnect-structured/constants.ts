import type { Constants } from '../fhir/constants.ts';

/**
 * Members left out because GP Connect fixes what they say, with the words it may be. Another word turns
 * the meaning of the element round, so each is held against this table before it is left out.
 */
export const CONSTANTS: Constants = {
  List: { status: ['current'], mode: ['snapshot'] },
  HeadingList: { status: ['current'], mode: ['snapshot'] },
  UpperList: { status: ['current'], mode: ['snapshot'] },
  Patient: { active: ['true'] },
  Medication: { status: ['active', 'inactive'] },
  Condition: { category: ['problem-list-item', 'family-history', '57177007', '416471007'] },
  MedicationStatement: { taken: ['unk'] },
  CommentNote: { status: ['final', 'unknown'] },
  Specimen: { status: ['available', 'unavailable'] },
  ReferralRequest: { intent: ['order'] },
  ProcedureRequest: { intent: ['plan'] },
  TestRequest: {
    status: ['active', 'completed', 'draft', 'suspended', 'cancelled', 'unknown'],
    intent: ['order'],
  },
};

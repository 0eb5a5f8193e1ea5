/** Resources that hold nothing clinical and are read only for a name or a code, if at all. */
export const ADMINISTRATIVE: ReadonlyMap<string, string> = new Map([
  ['Practitioner', 'who did it is not compared'],
  ['PractitionerRole', 'who did it is not compared'],
  ['RelatedPerson', 'who said so is not compared'],
  ['Person', 'the Patient is read'],
  ['CareTeam', 'who looks after the patient is not compared'],
  ['Provenance', 'where the data came from is not compared'],
  ['Device', 'which system sent it is not compared'],
  ['Endpoint', 'an address of the supplier'],
  ['Schedule', 'an empty diary of a clinic'],
  ['Slot', 'an empty diary of a clinic'],
  ['OperationOutcome', 'read as what it says of the answer'],
]);

/**
 * Clinical resources that are not read, each with the reason. They are counted as unmapped, and told as a
 * warning, for nobody should take the record as all there is.
 */
export const TOLD: ReadonlyMap<string, string> = new Map([
  ['MedicationDispense', 'what a pharmacy handed out is no issue of a prescriber'],
  ['MedicationAdministration', 'a dose given on a ward is no course of a drug'],
  ['FamilyMemberHistory', 'a relative and all their conditions are no entry of the patient'],
  ['QuestionnaireResponse', 'a form has no codes of its own'],
  ['CarePlan', 'a plan of care is no entry of its own'],
  ['Goal', 'a goal is no statement about the patient'],
  ['Task', 'a task is work of an organisation'],
  ['Appointment', 'an appointment is no contact'],
  ['Communication', 'a message between organisations'],
  ['Consent', 'what the patient agreed to is no clinical entry'],
  ['ClinicalImpression', 'an assessment has no home among the ten items'],
  ['RiskAssessment', 'a risk has no home among the ten items'],
  ['NutritionOrder', 'a diet on a ward has no home among the ten items'],
  ['DeviceUseStatement', 'a device in use has no home among the ten items'],
  ['ImagingStudy', 'the report is what is compared'],
  ['Media', 'the report is what is compared'],
  ['EpisodeOfCare', 'the contacts are what is compared'],
]);

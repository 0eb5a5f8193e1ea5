import type { GpSystem } from '../gp-system.ts';

/** What each system says of how it fills a section or, by its title, a subsection. */
export const CONTENT_BANNERS: Readonly<Record<GpSystem, Readonly<Record<string, string>>>> = {
  EMIS: {
    Encounters: 'Contains information recorded during consultations with the patient.',
    'Clinical Items':
      'Contains coded clinical items relating to a patients care e.g. procedures, test results, conditions.',
    'Problems and Issues':
      'Contains items coded as problems within the patients record; Can also contain details on medications linked to problems if available.',
    Medications:
      'Non - BNF designated items e.g. local mixtures, have been excluded. Medication Max Issues are not shared currently.',
    Referrals: 'Contains referrals related to the patient.',
    Observations: 'Contains observations with numeric and other measurement ranges.',
    Immunisations:
      'Contains coded immunisations on the patient record; some immunisations may exist as issued medications also. Content and Part not supported.',
  },
  TPP: {
    'Problems and Issues': 'Section includes problem and summary items.',
    'Current Repeat Medication':
      'The medication above is taken from a list of Repeat Medication Templates in the patient record which may have been amended since they were last issued.',
  },
  Vision: {
    'Clinical Items': 'Read Chapter 1, Read Chapters A-Z.',
    'Active Problems and Issues': 'All problems included in Active Section.',
    'Current Allergies and Adverse Reactions': 'All Allergies Listed in Current Section.',
  },
  Microtest: {
    Encounters:
      'Contains Appointment information and any related information recorded during the consultation; related items may also occur in other sections.',
    Observations: 'Contains Observations with numeric and other measurement ranges.',
    Referrals:
      "Contains items relating to 'Referral for Further Care'; may include repeated entries due to duplicated data in the source system.",
  },
};

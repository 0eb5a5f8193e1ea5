import type { Area } from '../model.ts';
import type { SectionCode } from './options.ts';

/** One section of a document. */
export interface SectionDefinition {
  readonly title: string;
  /** Short name, the first part of the ids of its narrative. */
  readonly name: string;
  readonly template: string;
  readonly area: Area;
  /** Whether it is there without an entry too, to say that there is none. */
  readonly always: boolean;
}

const ccda = (part: string): string => `2.16.840.1.113883.10.20.22.2.${part}`;

/** The sections in the order they are written, by LOINC code. */
export const SECTIONS: Readonly<Record<SectionCode, SectionDefinition>> = {
  '48765-2': {
    title: 'Allergies, adverse reactions, alerts',
    name: 'allergy',
    template: ccda('6.1'),
    area: 'includeAllergies',
    always: true,
  },
  '10160-0': {
    title: 'History of medication use',
    name: 'medication',
    template: ccda('1.1'),
    area: 'includeMedication',
    always: true,
  },
  '11450-4': {
    title: 'Problem list',
    name: 'problem',
    template: ccda('5.1'),
    area: 'includeProblems',
    always: true,
  },
  '11348-0': {
    title: 'History of past illness',
    name: 'past',
    template: ccda('20'),
    area: 'includeUncategorisedData',
    always: false,
  },
  '11369-6': {
    title: 'Immunizations',
    name: 'immunisation',
    template: ccda('2.1'),
    area: 'includeImmunisations',
    always: true,
  },
  '30954-2': {
    title: 'Results',
    name: 'result',
    template: ccda('3.1'),
    area: 'includeInvestigations',
    always: true,
  },
  '8716-3': {
    title: 'Vital signs',
    name: 'vital',
    template: ccda('4.1'),
    area: 'includeUncategorisedData',
    always: true,
  },
  '29545-1': {
    title: 'Physical findings',
    name: 'finding',
    template: '2.16.840.1.113883.10.20.2.10',
    area: 'includeUncategorisedData',
    always: false,
  },
  '47519-4': {
    title: 'History of procedures',
    name: 'procedure',
    template: ccda('7.1'),
    area: 'includeUncategorisedData',
    always: true,
  },
  '46240-8': {
    title: 'History of encounters',
    name: 'encounter',
    template: ccda('22.1'),
    area: 'includeConsultations',
    always: true,
  },
  '29762-2': {
    title: 'Social history',
    name: 'social',
    template: ccda('17'),
    area: 'includeUncategorisedData',
    always: false,
  },
  '34109-9': {
    title: 'Notes',
    name: 'note',
    template: ccda('65'),
    area: 'includeConsultations',
    always: false,
  },
  '42349-1': {
    title: 'Reason for referral',
    name: 'referral',
    template: '1.3.6.1.4.1.19376.1.5.3.1.3.1',
    area: 'includeReferrals',
    always: false,
  },
  '18776-5': {
    title: 'Plan of treatment',
    name: 'plan',
    template: ccda('10'),
    area: 'includeDiaryEntries',
    always: false,
  },
};

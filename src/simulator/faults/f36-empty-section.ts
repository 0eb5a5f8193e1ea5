import type { Fault } from '../fault.ts';
import { namedFault, recordFault } from '../fault.ts';
import { emptied } from '../lists.ts';
import type { Area } from '../model.ts';
import { emptyAllergyList } from '../mutations/empty-allergy-list.ts';
import { sectionMissingMedication } from '../mutations/section-missing-medication.ts';

const FACTS = {
  fault: 'F36',
  kinds: ['false-empty', 'section-missing', 'entry-lost', 'list-truncated'],
  field: 'presence',
} as const;

const AREAS: readonly (readonly [Area, string, 'major' | 'considerable'])[] = [
  ['includeMedication', 'drugs', 'major'],
  ['includeProblems', 'problems', 'considerable'],
  ['includeImmunisations', 'vaccinations', 'considerable'],
  ['includeInvestigations', 'results', 'considerable'],
];

/** F36: a list, or the whole record, is empty in an answer with status 200. */
export const F36: readonly Fault[] = [
  namedFault(emptyAllergyList, {
    ...FACTS,
    kinds: ['false-empty'],
    size: 'allergies',
    extent: 'list',
    rate: 3,
  }),
  namedFault(sectionMissingMedication, {
    ...FACTS,
    kinds: ['section-missing'],
    size: 'drugs, no list at all',
    extent: 'answer',
    rate: 3,
  }),
  ...AREAS.map(([area, words, severity]) =>
    recordFault(
      {
        ...FACTS,
        id: `empty-${words}`,
        title: `The list of ${words} is empty`,
        size: words,
        severity,
        rate: severity === 'major' ? 3 : 1,
      },
      { extent: 'list', spoil: (patient) => emptied(patient, area) },
    ),
  ),
  recordFault(
    {
      ...FACTS,
      kinds: ['false-empty', 'response-missing', 'section-missing', 'entry-lost'],
      id: 'empty-record',
      title: 'The whole record is empty',
      size: 'everything',
      severity: 'major',
      rate: 2,
    },
    {
      extent: 'answer',
      spoil: (patient) =>
        patient.entries.length > 0 &&
        patient.entries.every(({ confidential }) => confidential !== true)
          ? { ...patient, entries: [] }
          : undefined,
    },
  ),
];

import { DATA_ITEMS } from '../../record/item.ts';
import type { DataItem, ItemReport } from '../../record/item.ts';
import type { Entry } from '../../record/entry.ts';
import type { Patient } from '../../record/record.ts';
import type { XmlElement } from '../xml/xml-tree.ts';

/** Items a list may hold entries of; consultations hold entries of every kind. */
const ITEMS_OF_LIST: Readonly<Record<string, readonly DataItem[]>> = {
  EventList: [
    'problems',
    'diagnoses',
    'procedures',
    'investigations',
    'examinations',
    'risks-and-warnings',
    'events',
  ],
  ConsultationList: ['problems', 'diagnoses', 'procedures', 'examinations', 'events'],
  InvestigationList: ['investigations'],
  AllergyList: ['risks-and-warnings'],
  AlertList: ['risks-and-warnings'],
  MedicationList: ['medication'],
  IssueList: ['medication'],
  ReferralList: ['events'],
  DiaryList: ['events'],
  AttachmentList: ['events'],
};

/** One report for each item. A list that is there and empty says so; one that is not there says nothing. */
export function reportItems(
  root: XmlElement,
  entries: readonly Entry[],
  patient: Patient | undefined,
): readonly ItemReport[] {
  const answered = new Set(
    root.children.flatMap(({ local }) =>
      Object.hasOwn(ITEMS_OF_LIST, local) ? (ITEMS_OF_LIST[local] ?? []) : [],
    ),
  );
  return DATA_ITEMS.map((item) => ({
    item,
    state: stateOf(item, { entries, patient, answered }),
    warnings: [],
  }));
}

interface Evidence {
  readonly entries: readonly Entry[];
  readonly patient: Patient | undefined;
  readonly answered: ReadonlySet<DataItem>;
}

function stateOf(item: DataItem, { entries, patient, answered }: Evidence): ItemReport['state'] {
  if (item === 'patient-details') {
    const isDescribed = patient?.birthDate !== undefined || patient?.familyName !== undefined;
    return isDescribed ? 'populated' : 'not-returned';
  }
  const own = entries.filter((entry) => entry.item === item);
  if (own.length === 0) return answered.has(item) ? 'nothing-recorded' : 'not-returned';
  const denied = own.every(
    ({ detail }) => detail.kind === 'allergy' && detail.asserts === 'none-known',
  );
  return denied ? 'asserted-none' : 'populated';
}

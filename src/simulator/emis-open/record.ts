import { guidOf } from '../identifiers.ts';
import { element, textElement } from '../mig/xml.ts';
import type { Concept, EncounterEntry, SimulatedEntry, SimulatedPatient } from '../model.ts';
import { emisGuid, writeCodedItem } from './coded.ts';
import { emisDay, writeAuthor, writeDate } from './dates.ts';
import {
  writeBloodPressure,
  writeEvent,
  writeImmunisation,
  writeNote,
  writePanel,
  writeProblem,
} from './events.ts';
import { writeCourse, writeIssues } from './medication.ts';
import { writeReferred, writeRegistration } from './people.ts';

/** How the record is written. */
export interface EmisOpenOptions {
  /** "Today", `yyyy-mm-dd`. */
  readonly asAt: string;
}

/**
 * The whole record as an EMIS Open `MedicalRecord`, lists in the schema's order. What was recorded in a
 * consultation stands in it and in no list (inferred). Confidential entries are left out without a word.
 */
export function writeEmisOpen(patient: SimulatedPatient, options: EmisOpenOptions): string {
  const entries = patient.entries.filter((entry) => entry.confidential !== true);
  const encounters = entries.filter((entry) => entry.kind === 'encounter');
  const places = placesOf(encounters);
  const inside = new Set(encounters.map(({ id }) => id));
  const loose = entries.filter(({ encounter }) => !inside.has(encounter ?? ''));
  const items = loose
    .map((entry) => writeItem(patient, entry))
    .filter((item) => item !== undefined);
  // A list without members says that there is nothing; one that is not there says nothing.
  const list = (name: string, member: Item['name']): string => {
    const members = items.filter((item) => item.name === member).map(({ xml }) => xml);
    return element(name, members);
  };
  const consultations = encounters.map((each) => writeConsultation(patient, each, entries, places));
  const issues = entries.flatMap((entry) =>
    entry.kind === 'medication' ? writeIssues(patient, entry) : [],
  );
  const record = element(
    'MedicalRecord',
    [
      writeRegistration(patient),
      list('EventList', 'Event'),
      element('ConsultationList', consultations),
      list('InvestigationList', 'Investigation'),
      list('ReferralList', 'Referral'),
      list('AllergyList', 'Allergy'),
      list('MedicationList', 'Medication'),
      element('IssueList', issues),
      list('AttachmentList', 'Attachment'),
      list('DiaryList', 'Diary'),
      ...writeReferred(patient, places),
      element('MessageInformation', [textElement('DateCreated', emisDay(options.asAt))]),
    ],
    {
      xmlns: 'http://www.e-mis.com/emisopen/MedicalRecord',
      PatientID: patientNumber(patient),
    },
  );
  return `<?xml version="1.0" encoding="utf-8"?>${record}`;
}

/** An item with the name of its element, which decides the list it goes to. */
interface Item {
  readonly name:
    | 'Event'
    | 'Investigation'
    | 'Referral'
    | 'Allergy'
    | 'Medication'
    | 'Attachment'
    | 'Diary';
  readonly xml: string;
}

type ItemWriters = {
  readonly [Kind in Exclude<SimulatedEntry['kind'], 'encounter'>]: (
    patient: SimulatedPatient,
    entry: Extract<SimulatedEntry, { readonly kind: Kind }>,
  ) => Item;
};

/** An allergy's end and reaction and a referral's urgency cannot be told, or nobody knows how. */
const ITEMS: ItemWriters = {
  allergy: (patient, entry) => wrapped('Allergy', writeCodedItem(patient, entry)),
  medication: (patient, entry) => ({ name: 'Medication', xml: writeCourse(patient, entry) }),
  problem: (patient, entry) => event(writeProblem(patient, entry)),
  diagnosis: (patient, entry) => event(writeEvent(patient, entry)),
  procedure: (patient, entry) => event(writeEvent(patient, entry)),
  observation: (patient, entry) => event(writeEvent(patient, entry)),
  immunisation: (patient, entry) => event(writeImmunisation(patient, entry)),
  note: (patient, entry) => event(writeNote(patient, entry)),
  result: (patient, entry) => {
    const { members } = entry;
    return members === undefined
      ? event(writeEvent(patient, entry))
      : { name: 'Investigation', xml: writePanel(patient, { ...entry, members }) };
  },
  'blood-pressure': (patient, entry) => ({
    name: 'Investigation',
    xml: writeBloodPressure(patient, entry),
  }),
  referral: (patient, entry) =>
    wrapped('Referral', [...writeCodedItem(patient, entry), textElement('NHS', '1')]),
  // The date of a recall is the day it falls due.
  diary: (patient, entry) =>
    wrapped('Diary', writeCodedItem(patient, { ...entry, date: entry.due })),
  document: (patient, entry) =>
    wrapped('Attachment', [
      ...writeCodedItem(patient, entry),
      textElement('Title', entry.title),
      textElement('Address', `${entry.id}.pdf`),
    ]),
};

function writeItem(patient: SimulatedPatient, entry: SimulatedEntry): Item | undefined {
  if (entry.kind === 'encounter') return undefined;
  const write = ITEMS[entry.kind] as (of: SimulatedPatient, what: SimulatedEntry) => Item;
  return write(patient, entry);
}

function event(xml: string): Item {
  return { name: 'Event', xml };
}

function wrapped(name: Item['name'], children: readonly (string | undefined)[]): Item {
  return { name, xml: element(name, children) };
}

function writeConsultation(
  patient: SimulatedPatient,
  encounter: EncounterEntry,
  entries: readonly SimulatedEntry[],
  places: readonly Concept[],
): string {
  const elements = entries
    .filter((entry) => entry.encounter === encounter.id)
    .map((entry) => writeItem(patient, entry)?.xml)
    .filter((xml) => xml !== undefined)
    .map((xml, index) =>
      element('ConsultationElement', [textElement('DisplayOrder', String(index + 1)), xml]),
    );
  const place = places.findIndex(({ term }) => term === encounter.concept.term) + 1;
  return element('Consultation', [
    textElement('GUID', emisGuid(patient, encounter.id)),
    ...writeDate(encounter.date),
    element('UserID', [textElement('RefID', '1')]),
    element('LocationTypeID', [textElement('RefID', String(place))]),
    writeAuthor(encounter.recorded),
    element('ElementList', elements),
  ]);
}

/** The system's own number of the patient; nothing of the NHS number shows in it. */
function patientNumber(patient: SimulatedPatient): string {
  return String(Number.parseInt(guidOf('emis-open', patient.nhsNumber).slice(0, 6), 16));
}

/** Each kind of place once, in the order met. */
function placesOf(encounters: readonly EncounterEntry[]): Concept[] {
  const byTerm = new Map(encounters.map(({ concept }) => [concept.term, concept]));
  return [...byTerm.values()];
}

import { DATA_ITEMS } from '../../record/item.ts';
import type { Reading } from '../../record/reading.ts';
import { emptyReading } from '../empty-reading.ts';
import { mergeEntries } from '../merge-entries.ts';
import { parseXml, pathOf } from '../xml/xml-tree.ts';
import type { XmlElement, XmlOptions } from '../xml/xml-tree.ts';
import { readConsultation } from './consultation.ts';
import { readDirectory } from './directory.ts';
import { finish } from './draft.ts';
import type { Context, Draft } from './draft.ts';
import { readEvent } from './event.ts';
import { readInvestigation } from './investigation.ts';
import { readAlert, readAllergy, readAttachment, readDiary, readReferral } from './items.ts';
import { EMIS_OPEN_LIMITS, LOOSE_PRESSURE_LIMIT } from './limits.ts';
import { readIssue, readMedication } from './medication.ts';
import { readPatient } from './patient.ts';
import { joinPressures } from './pressures.ts';
import { createSource, isEmisOpen, many, one, textOf } from './source.ts';
import type { Source } from './source.ts';
import { reportItems } from './states.ts';
import { listUnmapped } from './unmapped.ts';

/** Id of the format in the registry. */
export const EMIS_OPEN = 'emis-open';

/**
 * Reads an EMIS Open record (`MedicalRecord`, schema 3.8 and what is alike in others). Never throws on
 * content: what cannot be read becomes a problem and the rest is read.
 */
export function readEmisOpen(content: Uint8Array, options: XmlOptions = {}): Reading {
  const parsed = parseXml(content, options);
  if ('fault' in parsed) {
    const { what, line, column } = parsed.fault;
    return nothing('/', `not readable as XML at line ${line}, column ${column}: ${what}`);
  }
  const { root } = parsed;
  if (root.local !== 'MedicalRecord' || !isEmisOpen(root)) {
    return nothing(pathOf(root), 'this is no EMIS Open record');
  }
  const source = createSource();
  const information = one(root, 'MessageInformation');
  const error = one(information, 'MessagingError');
  if (error !== undefined) return refused(root, error);
  reportPart(source, root, information);
  return readRecord(source, root);
}

/** The lists of a record with what reads an element of each. */
const LISTS: readonly (readonly [
  string,
  string,
  (context: Context, element: XmlElement) => readonly Draft[],
])[] = [
  ['EventList', 'Event', readEvent],
  ['ConsultationList', 'Consultation', readConsultation],
  ['InvestigationList', 'Investigation', readInvestigation],
  ['ReferralList', 'Referral', readReferral],
  ['AllergyList', 'Allergy', readAllergy],
  ['MedicationList', 'Medication', readMedication],
  ['IssueList', 'Issue', readIssue],
  ['AttachmentList', 'Attachment', readAttachment],
  ['DiaryList', 'Diary', readDiary],
  ['AlertList', 'Alert', readAlert],
];

function readRecord(source: Source, root: XmlElement): Reading {
  const directory = readDirectory(root);
  const context: Context = { source, directory };
  const drafts = LISTS.flatMap(([list, local, read]) =>
    many(one(root, list), local).flatMap((element) => read(context, element)),
  );
  const joined = joinPressures(drafts);
  // What was done in a consultation may stand in a list of its own too, under the same identifier.
  const { entries, merged, problems } = mergeEntries(joined.map(finish));
  const patient = readPatient(source, root, directory);
  return {
    format: EMIS_OPEN,
    record: { patient, items: reportItems(root, entries, patient), entries, mergedTwins: merged },
    problems: [...source.problems.list(), ...problems],
    unmapped: listUnmapped(root),
    limits: joined.some(
      ({ detail, codes }) => detail.kind === 'blood-pressure' && codes.length === 0,
    )
      ? [...EMIS_OPEN_LIMITS, LOOSE_PRESSURE_LIMIT]
      : EMIS_OPEN_LIMITS,
  };
}

/** What was asked for: `MRGetType` 1 is the full record, 2 a summary, 3 demographics, 4 medication. */
const FULL_RECORD = '1';

function reportPart(source: Source, root: XmlElement, information: XmlElement | undefined): void {
  const get = one(one(information, 'MessagePurpose'), 'Get');
  const type = textOf(get, 'MRGetType');
  const dataSet = textOf(get, 'DataSet');
  if ((type === undefined || type === FULL_RECORD) && dataSet === undefined) return;
  const what = 'only a part of the record was asked for: what is not in it may still exist';
  source.problems.report('error', pathOf(root), what);
}

/** An error in place of a record: never an empty record. Its wording may hold anything and is not told. */
function refused(root: XmlElement, error: XmlElement): Reading {
  const number = textOf(error, 'Errornumber');
  const code = /^-?\d{1,5}$/.test(number ?? '') ? ` (${number})` : '';
  const why = `EMIS Open answered with an error${code}`;
  const empty = nothing(pathOf(error), why);
  return {
    ...empty,
    record: {
      ...empty.record,
      items: DATA_ITEMS.map((item) => ({ item, state: 'unavailable', warnings: [], reason: why })),
    },
    unmapped: listUnmapped(root),
    refusal: { class: 'unavailable', why },
  };
}

function nothing(path: string, what: string): Reading {
  return {
    ...emptyReading(EMIS_OPEN, { severity: 'fatal', path, what }),
    limits: EMIS_OPEN_LIMITS,
  };
}

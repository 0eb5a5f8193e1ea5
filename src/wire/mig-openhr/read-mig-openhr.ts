import { DATA_ITEMS } from '../../record/item.ts';
import type { ItemReport } from '../../record/item.ts';
import type { FormatLimit, Reading, Refusal } from '../../record/reading.ts';
import type { ClinicalRecord, Patient } from '../../record/record.ts';
import { parseXml, pathOf } from '../xml/xml-tree.ts';
import type { XmlElement, XmlOptions } from '../xml/xml-tree.ts';
import type { XmlFault } from '../xml/xml-fault.ts';
import { mergePatients } from '../merge-patients.ts';
import type { Draft } from './draft.ts';
import { readExtract } from './extract.ts';
import { refusalOf } from './faults.ts';
import { fileEntries, sameForAll } from './items.ts';
import type { Asked } from './items.ts';
import { LOOSE_PRESSURE_LIMIT, MIG_OPENHR_LIMITS, NO_TEXT_LIMITS, VIEW_LIMITS } from './limits.ts';
import { readOpenHr } from './open-hr.ts';
import { openResponse } from './open-response.ts';
import { createSource } from './source.ts';
import type { Source } from './source.ts';
import { readTrace } from './trace.ts';
import type { TraceMatch } from './trace.ts';
import { listUnmapped } from './unmapped.ts';
import { itemOfView } from './views.ts';

/** Id of the format in the registry. */
export const MIG_OPENHR = 'mig-openhr';

/**
 * Reads a response of the MIG: a trace, an extract of one view, several or the whole record, a fault, or
 * OpenHR by itself. Never throws on content: what cannot be read becomes a problem with its path.
 */
export function readMigOpenHr(content: Uint8Array, options: XmlOptions = {}): Reading {
  const source = createSource(options);
  const parsed = parseXml(content, options);
  if ('fault' in parsed) return unreadable(source, parsed.fault);
  const { record, limits, refusal } = readContent(source, parsed.root);
  // What was deleted is told while the unmapped is listed, so the problems come last.
  const unmapped = listUnmapped(source, parsed.root);
  const problems = source.problems.list();
  return {
    format: MIG_OPENHR,
    record,
    problems,
    unmapped,
    limits,
    ...(refusal === undefined ? {} : { refusal }),
  };
}

/** What a trace says to whoever must decide which views to ask for. */
export interface MigTrace {
  /** `no-match`: no practice knows the patient. `failed`: a fault, or no trace at all; see `problems`. */
  readonly outcome: 'matched' | 'no-match' | 'failed';
  readonly matches: readonly TraceMatch[];
  readonly problems: Reading['problems'];
}

/** Reads the answer to a trace. Never throws on content. */
export function readMigTrace(content: Uint8Array): MigTrace {
  const source = createSource();
  const parsed = parseXml(content);
  if ('fault' in parsed) {
    return { outcome: 'failed', matches: [], problems: unreadable(source, parsed.fault).problems };
  }
  const found = openResponse(parsed.root);
  if (found.kind !== 'trace') {
    const what = found.kind === 'fault' ? refusalOf(found.fault).why : NOT_A_TRACE;
    source.problems.report('fatal', pathOf(parsed.root), what);
    return { outcome: 'failed', matches: [], problems: source.problems.list() };
  }
  const matches = readTrace(source, found.element);
  const outcome = matches.length === 0 ? 'no-match' : 'matched';
  return { outcome, matches, problems: source.problems.list() };
}

const NOT_A_TRACE = 'this is no answer to a patient trace';

interface Content {
  readonly record: ClinicalRecord;
  readonly limits: readonly FormatLimit[];
  readonly refusal?: Refusal | undefined;
}

function readContent(source: Source, root: XmlElement): Content {
  const found = openResponse(root);
  switch (found.kind) {
    case 'open-hr':
      return readRecord(source, found.element, { asked: { scope: 'whole-record' } });
    case 'extract':
      return readExtractContent(source, found.element);
    case 'trace':
      return readTraceContent(source, found.element);
    case 'fault':
      return refused(source, root, refusalOf(found.fault));
    case 'unknown':
      source.problems.report('fatal', pathOf(root), 'this is no response of the MIG and no OpenHR');
      return { record: emptyRecord(sameForAll('not-returned')), limits: [] };
  }
}

/** An answer in place of a record: fatal, so that it never passes for one without entries. */
function refused(source: Source, element: XmlElement, refusal: Refusal): Content {
  source.problems.report('fatal', pathOf(element), refusal.why);
  const state = refusal.class === 'consent' ? 'withheld' : 'unavailable';
  return { record: emptyRecord(sameForAll(state, refusal.why)), limits: [], refusal };
}

function readTraceContent(source: Source, element: XmlElement): Content {
  const matches = readTrace(source, element);
  if (matches.length === 0) return refused(source, element, NO_MATCH);
  const record = recordOfTrace(matches);
  if (matches.some(({ views }) => views.length > 0)) return { record, limits: [] };
  const { refusal } = refused(source, element, NO_VIEWS);
  return { record, limits: [], refusal };
}

const NO_MATCH: Refusal = {
  class: 'not-shared',
  why: 'no practice was found that knows the patient',
};
const NO_VIEWS: Refusal = { class: 'not-enabled', why: 'no matched practice offers any view' };
const NO_CONTENT: Refusal = {
  class: 'unavailable',
  why: 'the extract holds no content, and does not say why',
};

function readExtractContent(source: Source, element: XmlElement): Content {
  const { asked, withText, patient, openHr, empty } = readExtract(source, element);
  if (openHr === undefined) {
    source.problems.report(
      empty ? 'fatal' : 'error',
      pathOf(element),
      empty ? NO_CONTENT.why : 'the extract holds no OpenHR this reader can read',
    );
    const items = sameForAll('not-returned').map((report) =>
      asked.scope === 'whole-record' || asked.items.includes(report.item)
        ? { ...report, state: 'unavailable' as const, reason: 'the extract holds no OpenHR' }
        : report,
    );
    const record = { ...emptyRecord(items), patient };
    return { record, limits: [], ...(empty ? { refusal: NO_CONTENT } : {}) };
  }
  const content = readRecord(source, openHr, { asked, wrapper: patient });
  const further = withText === false ? NO_TEXT_LIMITS : [];
  return { ...content, limits: [...content.limits, ...further] };
}

interface Around {
  readonly asked: Asked;
  /** The patient the wrapper names. */
  readonly wrapper?: Patient | undefined;
}

function readRecord(source: Source, element: XmlElement, { asked, wrapper }: Around): Content {
  const read = readOpenHr(source, element, asked.scope === 'whole-record');
  const patient = reconcile(source, element, { inner: read.patient?.patient, wrapper });
  const filed = fileEntries(asked, read.drafts, read.patient?.patient);
  if (
    asked.scope === 'views' &&
    asked.items.includes('patient-details') &&
    read.patient === undefined
  ) {
    source.problems.report(
      'error',
      pathOf(element),
      'patient details were asked for and are not there',
    );
  }
  return {
    record: { patient, ...filed, mergedTwins: read.mergedTwins },
    limits: [
      ...MIG_OPENHR_LIMITS,
      ...(asked.scope === 'views' ? VIEW_LIMITS : []),
      ...(read.drafts.some(isLoosePressure) ? [LOOSE_PRESSURE_LIMIT] : []),
    ],
  };
}

function isLoosePressure({ kind, codes }: Draft): boolean {
  return kind === 'blood-pressure' && codes.length === 0;
}

/** The record's own patient, filled up from the wrapper; where they name two people there is none. */
function reconcile(
  source: Source,
  element: XmlElement,
  { inner, wrapper }: { inner: Patient | undefined; wrapper: Patient | undefined },
): Patient | undefined {
  const { patient, conflict } = mergePatients([inner, wrapper]);
  if (conflict) {
    source.problems.report(
      'error',
      pathOf(element),
      'the record and its wrapper name two patients',
    );
  }
  return patient;
}

/** A trace returns no record: what is offered was not returned yet, what is not offered is unavailable. */
function recordOfTrace(matches: readonly TraceMatch[]): ClinicalRecord {
  const offered = new Set(
    matches.flatMap(({ views }) => views.flatMap((view) => itemOfView(view) ?? [])),
  );
  const items: ItemReport[] = DATA_ITEMS.map((item) =>
    offered.has(item)
      ? { item, state: 'not-returned', warnings: [] }
      : {
          item,
          state: 'unavailable',
          warnings: [],
          reason: 'no matched practice offers this view',
        },
  );
  return { ...emptyRecord(items), patient: patientOfMatches(matches) };
}

/** With matches at several practices it is not known at which of them the patient is registered. */
function patientOfMatches(matches: readonly TraceMatch[]): Patient | undefined {
  const { patient, conflict } = mergePatients(matches.map((match) => match.patient));
  if (patient === undefined || conflict) return undefined;
  const practices = new Set(matches.map(({ practice }) => practice));
  return practices.size === 1 ? patient : { ...patient, practice: undefined };
}

function emptyRecord(items: readonly ItemReport[]): ClinicalRecord {
  return { patient: undefined, items, entries: [], mergedTwins: 0 };
}

function unreadable(source: Source, { what, line, column }: XmlFault): Reading {
  source.problems.report(
    'fatal',
    '/',
    `not readable as XML at line ${line}, column ${column}: ${what}`,
  );
  return {
    format: MIG_OPENHR,
    record: emptyRecord(sameForAll('not-returned')),
    problems: source.problems.list(),
    unmapped: [],
    limits: [],
  };
}

import type { Entry } from '../../record/entry.ts';
import type { DataItem } from '../../record/item.ts';
import type { FormatLimit, Reading } from '../../record/reading.ts';
import type { Patient } from '../../record/record.ts';
import { createProblemList } from '../problem-list.ts';
import type { ProblemList } from '../problem-list.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement, XmlOptions } from '../xml/xml-tree.ts';
import { finish } from './draft.ts';
import type { Draft } from './draft.ts';
import { notReturned, reportItems } from './items.ts';
import type { Silence } from './items.ts';
import { CDA_LIMITS, LOOSE_PRESSURE_LIMITS, NOTE_LIMIT } from './limits.ts';
import { indexPlaces } from './narrative.ts';
import { parseCda } from './parse.ts';
import { readPatient } from './patient.ts';
import { readEntries } from './read-section.ts';
import { mergeRepeated } from './same-fact.ts';
import { typeOfSection } from './sections.ts';
import { checkRows, silenceOf } from './silence.ts';
import { HL7_NAMESPACE, child, many, one, peek } from './source.ts';
import type { Source } from './source.ts';
import { listUnmapped } from './unmapped.ts';

/** Id of the format in the registry. */
export const CDA = 'cda';

/**
 * Reads a CDA R2 document: the entries of its sections, with what they point to in the narrative. Never
 * throws on content: what cannot be read becomes a problem with its path.
 */
export function readCda(content: Uint8Array, options: XmlOptions = {}): Reading {
  const problems = createProblemList();
  const { parsed, undeclared } = parseCda(content, options);
  if ('fault' in parsed) {
    const { what, line, column } = parsed.fault;
    const where = `line ${line}, column ${column}`;
    problems.report('fatal', '/', `not readable as XML at ${where}: ${what}`);
    return nothing(problems, undefined);
  }
  const { root } = parsed;
  for (const prefix of undeclared) {
    problems.report('warning', '/', `the prefix ${prefix} is used without a declaration`);
  }
  if (root.local !== 'ClinicalDocument' || root.namespace !== HL7_NAMESPACE) {
    problems.report('fatal', pathOf(root), 'this is no CDA document');
    return nothing(problems, undefined);
  }
  return readDocument(problems, root);
}

function readDocument(problems: ProblemList, root: XmlElement): Reading {
  root.seen = true;
  const source: Source = {
    problems,
    document: idOf(root),
    places: indexPlaces(root),
    pointedTo: new Set(),
    ids: new Set(),
    times: new Map(),
  };
  const patient = readPatient(source, root);
  const sections = sectionsOf(one(one(root, 'component'), 'structuredBody'));
  if (sections.length === 0) {
    problems.report('fatal', pathOf(root), 'the document has no structured body with sections');
    return { ...nothing(problems, patient), unmapped: listUnmapped(root) };
  }
  const { drafts, asserted, silences } = readSections(source, sections);
  const { drafts: kept, merged } = mergeRepeated(drafts);
  const entries = kept.map(finish);
  checkAssertions(source, entries, asserted);
  return {
    format: CDA,
    record: {
      patient,
      items: reportItems({ patient, entries, asserted, silences }),
      entries,
      mergedTwins: merged,
    },
    problems: problems.list(),
    unmapped: listUnmapped(root),
    limits: limitsOf(kept),
  };
}

function limitsOf(drafts: readonly Draft[]): readonly FormatLimit[] {
  const isLoose = drafts.some(
    ({ detail, codes }) => detail.kind === 'blood-pressure' && codes.length === 0,
  );
  const hasNotes = drafts.some(({ detail }) => detail.kind === 'note');
  return [
    ...CDA_LIMITS,
    ...(hasNotes ? [] : [NOTE_LIMIT]),
    ...(isLoose ? LOOSE_PRESSURE_LIMITS : []),
  ];
}

function idOf(root: XmlElement): string {
  const id = child(root, 'id');
  return `${peek(id, 'root') ?? ''}^${peek(id, 'extension') ?? ''}`;
}

function nothing(problems: ProblemList, patient: Patient | undefined): Reading {
  return {
    format: CDA,
    record: { patient, items: notReturned(patient), entries: [], mergedTwins: 0 },
    problems: problems.list(),
    unmapped: [],
    limits: [],
  };
}

/** Sections in document order, those within sections behind the one they stand in. */
function sectionsOf(parent: XmlElement | undefined): readonly XmlElement[] {
  return many(parent, 'component').flatMap((component) => {
    const section = one(component, 'section');
    return section === undefined ? [] : [section, ...sectionsOf(section)];
  });
}

interface Sections {
  readonly drafts: readonly Draft[];
  readonly asserted: ReadonlySet<DataItem>;
  readonly silences: readonly Silence[];
}

function readSections(source: Source, sections: readonly XmlElement[]): Sections {
  const drafts: Draft[] = [];
  const asserted = new Set<DataItem>();
  const silences: Silence[] = [];
  for (const section of sections) {
    const type = typeOfSection(section);
    if (type === undefined) {
      tellUnknown(source, section);
      continue;
    }
    const before = asserted.size;
    const read = readEntries({ source, section: type.kind, asserted }, section);
    drafts.push(...read);
    if (read.length > 0) {
      checkRows(source, section, read);
      tellMasked(source, section);
    } else if (asserted.size === before) silences.push(silenceOf(source, section, type));
  }
  return { drafts, asserted, silences };
}

/** A section that is masked and shows entries all the same may hold more than it shows. */
function tellMasked({ problems }: Source, section: XmlElement): void {
  if (peek(section, 'nullFlavor') !== 'MSK') return;
  problems.report('error', pathOf(section), 'a masked section shows entries: there may be more');
}

/** Entries of a section of another sort stay unread, and so are counted as unmapped. */
function tellUnknown({ problems }: Source, section: XmlElement): void {
  const entries = section.children.filter(({ local }) => local === 'entry').length;
  if (entries === 0) return;
  problems.report(
    'warning',
    pathOf(section),
    `${entries} ${entries === 1 ? 'entry' : 'entries'} of a section this reader does not read`,
    'unknown-section',
  );
}

/** That there is nothing, beside something, is a contradiction somebody should look at. */
function checkAssertions(
  { problems }: Source,
  entries: readonly Entry[],
  asserted: ReadonlySet<DataItem>,
): void {
  for (const item of asserted) {
    const beside = entries.find((entry) => entry.item === item);
    if (beside === undefined) continue;
    problems.report('warning', beside.source, 'an entry beside the statement that there is none');
  }
  const allergies = entries.filter(({ kind }) => kind === 'allergy');
  const none = allergies.find(
    ({ detail }) => detail.kind === 'allergy' && detail.asserts === 'none-known',
  );
  const some = allergies.some(
    ({ detail }) => detail.kind === 'allergy' && detail.asserts === 'allergy',
  );
  if (none === undefined || !some) return;
  problems.report(
    'warning',
    none.source,
    'an allergy stands beside the statement that none is known',
  );
}

import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { joinPressures } from './blood-pressure.ts';
import type { Context, Read } from './context.ts';
import type { Draft } from './draft.ts';
import {
  isReferral,
  readEncounter,
  readPlan,
  readProcedure,
  readReferral,
} from './entries/acts.ts';
import { isConcern, readBareCondition, readConcern } from './entries/concern.ts';
import { readImmunisation } from './entries/immunisation.ts';
import { readMeasured, readOrganizer } from './entries/measured.ts';
import { readMedication } from './entries/medication.ts';
import { readNote } from './entries/note.ts';
import { statementIn } from './related.ts';
import type { SectionKind } from './sections.ts';
import { many, nullFlavorOf, peek } from './source.ts';
import { readMood } from './statement.ts';

/** Reads the entries of a section of a known sort. What is of another shape is told and stays unread. */
export function readEntries(context: Context, section: XmlElement): readonly Draft[] {
  const { source } = context;
  const drafts = many(section, 'entry').flatMap((entry): readonly Draft[] => {
    const statement = statementIn(entry);
    const read = statement === undefined ? undefined : readStatement(context, statement);
    if (read !== undefined && statement !== undefined) {
      statement.seen = true;
      return read;
    }
    entry.seen = false;
    source.problems.count('error', pathOf(entry), 'an entry of a shape this reader does not know');
    return [];
  });
  return joinPressures(source, drafts);
}

type ReadStatement = (context: Context, element: XmlElement) => Read;

/** Who reads what, by section and by name of the statement. */
const READERS: Readonly<Record<SectionKind, Readonly<Record<string, ReadStatement>>>> = {
  allergies: { observation: readBareCondition },
  problems: { observation: readBareCondition },
  'past-history': { observation: readBareCondition },
  medications: { substanceAdministration: readMedication },
  immunisations: { substanceAdministration: readImmunisation },
  results: { organizer: readOrganizer, observation: readMeasured },
  'vital-signs': { organizer: readOrganizer, observation: readMeasured },
  procedures: { procedure: readProcedure, act: readProcedure, observation: readProcedure },
  encounters: { encounter: readEncounter },
  'social-history': { organizer: readOrganizer, observation: readMeasured },
  plan: {
    act: readProcedure,
    procedure: readProcedure,
    observation: readMeasured,
    encounter: readEncounter,
    substanceAdministration: readMedication,
  },
  'referral-reason': { act: readReferral, observation: readMeasured },
  notes: { act: readNote },
};

/** Moods that say "meant to happen" are those of a plan; a drug that is prescribed is a course all the same. */
function readStatement(context: Context, element: XmlElement): Read {
  const { source, section } = context;
  if (nullFlavorOf(element) !== undefined) return leaveUnknown(context, element);
  const mood = readMood(element);
  if (isConcern(element) && mood === 'done') return readConcern(context, element);
  if (mood === 'other') {
    source.problems.count('warning', pathOf(element), 'a goal or a definition, which is no entry');
    return undefined;
  }
  if (isReferral(context, element)) return readReferral(context, element);
  const isCourse = section === 'medications' && element.local === 'substanceAdministration';
  if (mood === 'planned' && !isCourse) {
    const isPlan = PLANNABLE.has(element.local) && !NEVER_PLANNED.has(section);
    return isPlan ? readPlan(context, element) : undefined;
  }
  return READERS[section][element.local]?.(context, element);
}

const PLANNABLE: ReadonlySet<string> = new Set([
  'act',
  'encounter',
  'observation',
  'procedure',
  'substanceAdministration',
  'supply',
]);

/** Sections in which what is only meant to be is no plan, and so of a shape nobody expects. */
const NEVER_PLANNED: ReadonlySet<SectionKind> = new Set([
  'allergies',
  'problems',
  'past-history',
  'medications',
  'notes',
]);

/** A statement with a null flavour of its own says that nothing is known, not that there is nothing. */
function leaveUnknown({ source }: Context, element: XmlElement): Read {
  source.problems.count('warning', pathOf(element), 'a statement of which nothing is known');
  return [];
}

/** Whether an entry holds a statement that says nothing but that nothing is known. */
export function isUnknown(entry: XmlElement): boolean {
  const statement = statementIn(entry);
  return statement !== undefined && peek(statement, 'nullFlavor') !== undefined;
}

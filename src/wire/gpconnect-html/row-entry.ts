import type { PartialDate } from '../../base/partial-date.ts';
import type { EntryDetail, EntryLink } from '../../record/entry.ts';
import type { Status } from '../../record/status.ts';
import type { Context } from './context.ts';
import { readCourse, readIssue } from './drug-row.ts';
import type { Role } from './roles.ts';
import type { Row } from './row.ts';
import { cellDate, cellLines, cellText, cellWord } from './row.ts';
import { takeLabelled } from './lines.ts';
import { readTitle } from './title.ts';
import { readCellValue, readPressure } from './values.ts';

/** What a row says, before it is filed. */
export interface RowParts {
  readonly term: string | undefined;
  readonly date: PartialDate | undefined;
  readonly status?: Status | undefined;
  readonly text: readonly string[];
  readonly detail: EntryDetail;
  readonly links?: readonly EntryLink[] | undefined;
  /** The row has no wording by design. */
  readonly unnamed?: boolean | undefined;
}

/** Reads a row by what its table is about. */
export function readRow(context: Context, row: Row): RowParts {
  return READERS[row.role](context, row);
}

const READERS: Readonly<Record<Role, (context: Context, row: Row) => RowParts>> = {
  encounters: readEncounter,
  problems: readProblem,
  'problems-active': readProblem,
  'problems-major-inactive': readProblem,
  'problems-other-inactive': readProblem,
  allergies: readAllergy,
  'allergies-current': readAllergy,
  'allergies-historical': readAllergy,
  'medication-acute': readCourse,
  'medication-repeat': readCourse,
  'medication-current': readCourse,
  'medication-discontinued': readCourse,
  'medication-past': readCourse,
  'medication-all': readCourse,
  'medication-issues': readIssue,
  'clinical-items': readItem,
  observations: readObservation,
  immunisations: readImmunisation,
  referrals: readReferral,
  administrative: readItem,
  emergency: readEmergency,
};

function common(context: Context, row: Row): Omit<RowParts, 'detail'> {
  return {
    term: cellText(row, 'term'),
    date: cellDate(context, row, 'date'),
    text: cellLines(row, 'details'),
  };
}

/** A title is made of who was seen and where; who it was is compared in no format. */
function readEncounter(context: Context, row: Row): RowParts {
  const parts = common(context, row);
  const term = parts.term === undefined ? undefined : readTitle(parts.term);
  const unnamed = parts.term !== undefined && term === undefined;
  return { ...parts, term, unnamed, detail: { kind: 'encounter' } };
}

function readImmunisation(context: Context, row: Row): RowParts {
  const { value, rest } = takeLabelled(cellLines(row, 'contents', 'details'), BATCH);
  return {
    ...common(context, row),
    text: rest,
    detail: {
      kind: 'immunisation',
      ...optional('part', cellText(row, 'part')),
      ...optional('batch', value),
    },
  };
}

const BATCH = /^batch(?: number| no\.?)?:\s*(\S.*)$/i;

function readItem(context: Context, row: Row): RowParts {
  return { ...common(context, row), detail: { kind: 'observation' } };
}

function readEmergency(context: Context, row: Row): RowParts {
  const further = cellLines(row, 'location').map((line) => `Further information: ${line}`);
  return {
    ...common(context, row),
    text: [...cellLines(row, 'details'), ...further],
    detail: { kind: 'observation' },
  };
}

const SIGNIFICANCES: ReadonlyMap<string, 'major' | 'minor'> = new Map([
  ['major', 'major'],
  ['significant', 'major'],
  ['minor', 'minor'],
]);

function readProblem(context: Context, row: Row): RowParts {
  const ended = cellDate(context, row, 'ended');
  const significance = significanceOf(context, row);
  return {
    ...common(context, row),
    status: problemStatus(context, row),
    detail: {
      kind: 'problem',
      ...optional('significance', significance),
      ...optional('ended', ended),
    },
  };
}

/** Where a supplier shows every problem as active, that one stands among them says nothing. */
function problemStatus({ supplier }: Context, { role }: Row): Status | undefined {
  if (role === 'problems') return undefined;
  if (role !== 'problems-active') return 'inactive';
  return supplier?.inactiveProblems === false ? undefined : 'active';
}

function significanceOf(context: Context, row: Row): 'major' | 'minor' | undefined {
  const text = cellText(row, 'significance')?.toLowerCase();
  if (text === undefined) return row.role === 'problems-major-inactive' ? 'major' : undefined;
  if (context.supplier?.otherSignificances.includes(text) === true) return undefined;
  return cellWord(context, row, { field: 'significance', words: SIGNIFICANCES });
}

/** As a whole: with a word more, such as "to latex" or "except nuts", it says something else. */
const NONE_KNOWN = /^(?:no|nil) known (?:drug )?allerg(?:y|ies)(?: recorded)?[.!]?$/i;

/** The table has no column for the substance: the first line of the details is the wording. */
function readAllergy(context: Context, row: Row): RowParts {
  const { term, text: lines } = termInDetails(row);
  const noneKnown = NONE_KNOWN.test(term ?? '');
  const { value: told, rest } = takeLabelled(lines, REASON_ENDED);
  const { value: reaction, rest: text } = takeLabelled(rest, REACTION);
  const reason = cellText(row, 'reason') ?? told;
  return {
    term,
    text,
    date: cellDate(context, row, 'date'),
    status: allergyStatus(context, row),
    detail: {
      kind: 'allergy',
      asserts: noneKnown ? 'none-known' : 'allergy',
      ...optional('reaction', reaction),
      ...optional('ended', cellDate(context, row, 'ended')),
      ...optional('endReason', reason),
    },
  };
}

const REACTION = /^reaction:\s*(\S.*)$/i;
const REASON_ENDED = /^reason ended:\s*(\S.*)$/i;

function allergyStatus({ supplier }: Context, { role }: Row): Status | undefined {
  if (role === 'allergies-historical') return 'ended';
  if (role === 'allergies' || supplier?.historicalAllergies === false) return undefined;
  return 'active';
}

function readReferral(context: Context, row: Row): RowParts {
  // Who refers stands in the column From; it is compared in no format.
  const { term, text } = termInDetails(row);
  return {
    term,
    text,
    date: cellDate(context, row, 'date'),
    detail: {
      kind: 'referral',
      ...optional('recipient', cellText(row, 'to')),
      ...optional('urgency', cellText(row, 'priority')?.toLowerCase()),
    },
  };
}

function termInDetails(row: Row): { term: string | undefined; text: readonly string[] } {
  const own = cellText(row, 'term');
  const lines = cellLines(row, 'details');
  return own === undefined ? { term: lines[0], text: lines.slice(1) } : { term: own, text: lines };
}

const PRESSURE_TERM = /blood pressure|\bbp\b/i;

function readObservation(context: Context, row: Row): RowParts {
  const parts = common(context, row);
  const text = cellText(row, 'value');
  const pressure = PRESSURE_TERM.test(parts.term ?? '') ? readPressure(text ?? '') : undefined;
  if (pressure !== undefined) {
    return { ...parts, text: [...parts.text, ...cellLines(row, 'range')], detail: pressure };
  }
  const measured = text === undefined ? undefined : readCellValue(text);
  const stated = cellText(row, 'range');
  const range = stated === undefined ? measured?.range : { text: stated };
  const { value: abnormal, rest } = takeLabelled(parts.text, ABNORMAL);
  return {
    ...parts,
    text: rest,
    detail: {
      kind: 'observation',
      ...optional('value', measured?.value),
      ...optional('range', range),
      ...(abnormal === undefined ? {} : { abnormal: true }),
    },
  };
}

const ABNORMAL = /^(abnormal)$/i;

/** A member that is left out where there is nothing to say. */
function optional<K extends string, T>(name: K, value: T | undefined): { readonly [N in K]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [N in K]?: T };
}

import type { EncounterEntry, SimulatedEntry } from '../../model.ts';
import type { HtmlContext } from '../context.ts';
import { entriesOf, shownDate } from '../context.ts';
import type { Row, Section, Subsection } from '../table.ts';
import { columns, listRows } from '../table.ts';
import { CLINICIAN, lines, termOf, valueText } from '../words.ts';

/** Consultations with what was recorded in them; with TPP the whole journal, a row for each day. */
export function writeEncounters(context: HtmlContext): Section {
  const title = 'Encounters';
  return { title, subsections: [writeTable(context, title, listed(context))] };
}

/** The newest three of them, for the summary. */
export function writeLastEncounters(context: HtmlContext): Subsection {
  const newest = listed(context)
    .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))
    .slice(0, 3);
  return { ...writeTable(context, 'Last 3 Encounters', newest), takesPeriod: false };
}

function writeTable(
  context: HtmlContext,
  title: string,
  entries: readonly EncounterEntry[],
): Subsection {
  const shape = {
    columns: columns('Date', 'Title', 'Details'),
    main: 'Title',
    takesPeriod: true,
    write: (entry: EncounterEntry): Row[] => [
      [shownDate(context, entry.date), titleOf(entry), detailsOf(context, entry)],
    ],
  };
  return { title, id: 'enc-tab', ...listRows(context, entries, shape) };
}

/** Marks the rows of a journal that stand for no consultation. */
const JOURNAL = 'journal:';

function listed(context: HtmlContext): EncounterEntry[] {
  const encounters = entriesOf(context, 'encounter');
  if (!context.system.journal) return encounters;
  const seen = new Set(encounters.map(({ recorded }) => recorded.slice(0, 10)));
  const days = new Set(
    recordedEntries(context)
      .filter(({ encounter }) => encounter === undefined)
      .map(({ recorded }) => recorded.slice(0, 10))
      .filter((day) => !seen.has(day)),
  );
  const journal = [...days].map((day): EncounterEntry => ({
    kind: 'encounter',
    id: `${JOURNAL}${day}`,
    concept: { term: 'Entry in the journal', snomed: '', description: '' },
    date: day,
    recorded: day,
  }));
  return [...encounters, ...journal];
}

function titleOf(entry: EncounterEntry): string {
  return entry.id.startsWith(JOURNAL) ? CLINICIAN : `${entry.concept.term} - ${CLINICIAN}`;
}

function detailsOf(context: HtmlContext, entry: EncounterEntry): string[] {
  const day = entry.recorded.slice(0, 10);
  const inside = recordedEntries(context).filter((other) =>
    context.system.journal && other.encounter === undefined
      ? other.recorded.slice(0, 10) === day
      : other.encounter === entry.id,
  );
  return lines(entry.text, ...inside.flatMap(entryLines));
}

/** What a consultation may name: nothing that is held back, and no consultation. */
function recordedEntries(context: HtmlContext): SimulatedEntry[] {
  const kinds = [
    'allergy',
    'medication',
    'problem',
    'diagnosis',
    'procedure',
    'immunisation',
    'result',
    'observation',
    'blood-pressure',
    'referral',
    'note',
  ] as const;
  return entriesOf(context, ...kinds).filter(({ confidential }) => confidential !== true);
}

function entryLines(entry: SimulatedEntry): string[] {
  if (entry.kind === 'note') return [entry.text];
  const value =
    entry.kind === 'result' || entry.kind === 'observation' ? valueText(entry) : undefined;
  return [lines(termOf(entry.concept), value, entry.text).join(' ')];
}

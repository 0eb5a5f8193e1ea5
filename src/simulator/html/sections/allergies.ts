import type { AllergyEntry } from '../../model.ts';
import type { HtmlContext } from '../context.ts';
import { entriesOf, shownDate } from '../context.ts';
import type { Row, Section, Subsection } from '../table.ts';
import { columns, listRows } from '../table.ts';
import { lines, termOf } from '../words.ts';

/** Allergies: current ones, and ended ones where the system keeps them apart. */
export function writeAllergies(context: HtmlContext): Section {
  return {
    title: 'Allergies and Adverse Reactions',
    subsections: [writeCurrentAllergies(context), writeHistoricalAllergies(context)],
  };
}

/** Current allergies; ended ones too, and without a word of their end, where there is no history. */
export function writeCurrentAllergies(context: HtmlContext): Subsection {
  const allergies = entriesOf(context, 'allergy').filter(
    ({ ended }) => ended === undefined || !context.system.historicalAllergies,
  );
  const shape = {
    columns: columns('Start Date', 'Details'),
    main: 'Details',
    write: (entry: AllergyEntry): Row[] => [[shownDate(context, entry.date), details(entry)]],
  };
  const title = 'Current Allergies and Adverse Reactions';
  return { title, id: 'all-tab-curr', ...listRows(context, allergies, shape) };
}

function writeHistoricalAllergies(context: HtmlContext): Subsection {
  const kept = context.system.historicalAllergies;
  const allergies = entriesOf(context, 'allergy').filter(
    ({ ended }) => kept && ended !== undefined,
  );
  const shape = {
    columns: columns('Start Date', 'End Date', 'Details'),
    main: 'Details',
    by: (entry: AllergyEntry) => entry.ended?.date,
    write: (entry: AllergyEntry): Row[] => [
      [
        shownDate(context, entry.date),
        shownDate(context, entry.ended?.date),
        [...details(entry), `Reason ended: ${entry.ended?.reason ?? ''}`],
      ],
    ],
  };
  const title = 'Historical Allergies and Adverse Reactions';
  const unable = kept ? undefined : ('not-supported' as const);
  return { title, id: 'all-tab-hist', ...listRows(context, allergies, shape), unable };
}

function details(entry: AllergyEntry): string[] {
  const { concept, reaction, text } = entry;
  return lines(
    termOf(concept),
    reaction === undefined ? undefined : `Reaction: ${termOf(reaction)}`,
    text,
  );
}

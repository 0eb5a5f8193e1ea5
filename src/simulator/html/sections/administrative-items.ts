import type { SimulatedEntry } from '../../model.ts';
import type { HtmlContext } from '../context.ts';
import { entriesOf, shownDate } from '../context.ts';
import type { Row, Section } from '../table.ts';
import { columns, listRows } from '../table.ts';
import { lines, termOf } from '../words.ts';

/**
 * Items that are not clinical: occupations and administration, chapters 0 and 9 of Read. EMIS cannot give
 * them. Letters are files and stand in no section.
 */
export function writeAdministrativeItems(context: HtmlContext): Section {
  const can = context.system.administrative;
  const shape = {
    columns: columns('Date', 'Entry', 'Details'),
    main: 'Entry',
    takesPeriod: true,
    write: (entry: SimulatedEntry): Row[] => [
      [shownDate(context, entry.date), termOf(entry.concept), lines(entry.text)],
    ],
  };
  const entries = can
    ? entriesOf(context, 'diagnosis', 'procedure', 'observation').filter(isAdministrative)
    : [];
  const title = 'Administrative Items';
  const unable = can ? undefined : ('cannot-retrieve' as const);
  return {
    title,
    subsections: [{ title, id: 'adm-tab', ...listRows(context, entries, shape), unable }],
  };
}

/** Whether an entry has a Read code of a chapter that is not clinical. */
export function isAdministrative({ concept }: SimulatedEntry): boolean {
  return /^[09]/.test(concept.read?.code ?? '');
}

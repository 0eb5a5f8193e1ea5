import type { ImmunisationEntry } from '../../model.ts';
import type { HtmlContext } from '../context.ts';
import { entriesOf, shownDate } from '../context.ts';
import type { Row, Section } from '../table.ts';
import { columns, listRows } from '../table.ts';
import { lines, termOf } from '../words.ts';

/** Vaccinations. Nothing is known of parts and contents; a batch is told among the details. */
export function writeImmunisations(context: HtmlContext): Section {
  const shape = {
    columns: columns('Date', 'Vaccination', 'Part', 'Contents', 'Details'),
    main: 'Vaccination',
    write: (entry: ImmunisationEntry): Row[] => [
      [
        shownDate(context, entry.date),
        termOf(entry.concept),
        '',
        '',
        lines(entry.batch === undefined ? undefined : `Batch Number: ${entry.batch}`, entry.text),
      ],
    ],
  };
  const entries = entriesOf(context, 'immunisation').filter(
    ({ asObservation }) => asObservation !== true,
  );
  const title = 'Immunisations';
  return { title, subsections: [{ title, id: 'imm-tab', ...listRows(context, entries, shape) }] };
}

import type { SimulatedEntry } from '../../model.ts';
import type { HtmlContext, SectionCode } from '../context.ts';
import { entriesOf, shownDate } from '../context.ts';
import type { Row, Section, Subsection } from '../table.ts';
import { columns, listRows } from '../table.ts';
import { lines, termOf } from '../words.ts';
import { writeCurrentAllergies } from './allergies.ts';
import { isCurrentAcute } from './currency.ts';
import { writeLastEncounters } from './encounters.ts';
import { writeAcuteMedication, writeCurrentRepeats } from './medications.ts';
import { writeActiveProblems, writeMajorInactiveProblems } from './problems.ts';

/** What the other sections hold of today; acute drugs only while their system calls them current. */
export function writeSummary(context: HtmlContext, has: (code: SectionCode) => boolean): Section {
  const only = (code: SectionCode, ...tables: readonly (() => Subsection)[]): Subsection[] =>
    has(code) ? tables.map((table) => ({ ...table(), takesPeriod: false })) : [];
  return {
    title: 'Summary',
    subsections: [
      ...only('ENC', () => writeLastEncounters(context)),
      ...only(
        'PRB',
        () => writeActiveProblems(context),
        () => writeMajorInactiveProblems(context),
      ),
      ...only('ALL', () => writeCurrentAllergies(context)),
      ...only(
        'MED',
        () => writeAcuteMedication(context, (entry) => isCurrentAcute(context, entry)),
        () => writeCurrentRepeats(context),
      ),
      ...writeEmergencyCodes(context),
    ],
  };
}

function writeEmergencyCodes(context: HtmlContext): Subsection[] {
  const { emergency } = context.options;
  if (emergency === undefined) return [];
  const shape = {
    columns: columns('Date', 'Entry', 'Details', 'Location of further information'),
    main: 'Entry',
    write: (entry: SimulatedEntry): Row[] => [
      [
        shownDate(context, entry.date),
        termOf(entry.concept),
        lines(entry.text),
        context.patient.practice.name,
      ],
    ],
  };
  const entries = entriesOf(context, 'diagnosis', 'procedure', 'observation', 'problem').filter(
    ({ id }) => emergency.includes(id),
  );
  return [{ title: 'Emergency Codes', id: 'cli-tab', ...listRows(context, entries, shape) }];
}

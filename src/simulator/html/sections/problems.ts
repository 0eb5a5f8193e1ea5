import type { ProblemEntry } from '../../model.ts';
import type { HtmlContext } from '../context.ts';
import { entriesOf, shownDate } from '../context.ts';
import type { Row, Section, Subsection } from '../table.ts';
import { columns, listRows } from '../table.ts';
import { lines, termOf } from '../words.ts';

/** Problems: the active ones, and the past ones by significance where the system keeps them apart. */
export function writeProblems(context: HtmlContext): Section {
  return {
    title: 'Problems and Issues',
    subsections: [
      writeActiveProblems(context),
      writeMajorInactiveProblems(context),
      writeInactive(context, 'minor', ['Other Inactive Problems and Issues', 'prb-tab-othinact']),
    ],
  };
}

/** Active problems; all of them where the system knows no others. */
export function writeActiveProblems(context: HtmlContext): Subsection {
  const problems = entriesOf(context, 'problem').filter(
    ({ status }) => status === 'active' || !context.system.inactiveProblems,
  );
  const shape = {
    columns: columns('Start Date', 'Entry', 'Significance', 'Details'),
    main: 'Entry',
    write: (entry: ProblemEntry): Row[] => [
      [
        shownDate(context, entry.date),
        termOf(entry.concept),
        significance(context, entry),
        lines(entry.text),
      ],
    ],
  };
  const title = 'Active Problems and Issues';
  return { title, id: 'prb-tab-act', ...listRows(context, problems, shape) };
}

/** Past problems of significance; the summary repeats them. */
export function writeMajorInactiveProblems(context: HtmlContext): Subsection {
  return writeInactive(context, 'major', [
    'Major Inactive Problems and Issues',
    'prb-tab-majinact',
  ]);
}

function writeInactive(
  context: HtmlContext,
  weight: ProblemEntry['significance'],
  [title, id]: readonly [title: string, id: string],
): Subsection {
  const kept = context.system.inactiveProblems;
  const problems = entriesOf(context, 'problem').filter(
    (entry) => kept && entry.status === 'inactive' && entry.significance === weight,
  );
  const shape = {
    columns: columns('Start Date', 'End Date', 'Entry', 'Significance', 'Details'),
    main: 'Entry',
    by: (entry: ProblemEntry) => entry.ended,
    takesPeriod: true,
    write: (entry: ProblemEntry): Row[] => [
      [
        shownDate(context, entry.date),
        shownDate(context, entry.ended),
        termOf(entry.concept),
        significance(context, entry),
        lines(entry.text),
      ],
    ],
  };
  const unable = kept ? undefined : ('not-supported' as const);
  return { title, id, ...listRows(context, problems, shape), unable };
}

function significance(context: HtmlContext, entry: ProblemEntry): string {
  if (!context.system.significance) return '';
  return entry.significance === 'major' ? 'Major' : 'Minor';
}

import { groupBy, orderBy, sorted } from '../../base/ordering.ts';
import type { ComparisonDocument } from '../../compare/document.ts';
import { PROBLEM_SEVERITIES } from '../../record/reading.ts';
import type { Block, Cell, Section } from '../model.ts';
import type { Counting } from '../small-numbers.ts';
import { sideTitle } from '../words.ts';

/** Problems met while reading, and elements no rule looks at. */
export function readingSection(
  comparisons: readonly ComparisonDocument[],
  counting: Counting,
): Section {
  return {
    id: 'reading',
    title: 'Problems while reading, and elements not looked at',
    blocks: [problemTable(comparisons, counting), unmappedTable(comparisons, counting)],
  };
}

function problemTable(comparisons: readonly ComparisonDocument[], counting: Counting): Block {
  const problems = comparisons.flatMap((document) =>
    document.problems.map((problem) => ({
      ...problem,
      path: withoutIndexes(problem.path),
      case: document.case,
    })),
  );
  const groups = groupBy(problems, (problem) =>
    JSON.stringify([problem.side, problem.severity, problem.path, problem.what]),
  );
  const rows = [...groups.values()].map((group) => ({ group, first: group[0] }));
  const order = orderBy<(typeof rows)[number]>(
    ({ first }) => (first === undefined ? -1 : PROBLEM_SEVERITIES.indexOf(first.severity)),
    ({ first }) => `${first?.side} ${first?.path} ${first?.what}`,
  );
  return {
    type: 'table',
    caption: 'Problems while reading the responses',
    note: 'Fatal: nothing of the response could be read. Error: a part could not be read, so something may be missing. Warning: odd, but nothing is lost.',
    columns: [
      { title: 'Side', kind: 'text' },
      { title: 'Severity', kind: 'text' },
      { title: 'Problem', kind: 'text' },
      { title: 'Where', kind: 'text' },
      { title: 'Times', kind: 'count' },
      { title: 'Patients', kind: 'count' },
    ],
    rows: sorted(rows, order).map(({ first, group }): Cell[] => {
      const people = new Set(group.map((problem) => problem.case)).size;
      if (first === undefined) return [];
      return [
        sideTitle(first.side),
        first.severity,
        first.what,
        first.path === '' ? 'whole response' : first.path,
        counting.of(group.length, people),
        counting.patients(people),
      ];
    }),
    whenEmpty: 'No problem was met while reading.',
  };
}

function unmappedTable(comparisons: readonly ComparisonDocument[], counting: Counting): Block {
  const elements = comparisons.flatMap((document) =>
    document.unmapped.map((element) => ({ ...element, case: document.case })),
  );
  const groups = groupBy(elements, (element) => `${element.side} ${element.path}`);
  const rows = sorted(
    groups,
    orderBy(([key]) => key),
  ).map(([, group]): Cell[] => {
    const first = group[0];
    const people = new Set(group.map((element) => element.case)).size;
    const elementCount = group.reduce((sum, element) => sum + element.count, 0);
    if (first === undefined) return [];
    return [
      sideTitle(first.side),
      first.path,
      counting.of(elementCount, people),
      counting.patients(people),
    ];
  });
  return {
    type: 'table',
    caption: 'Elements of the responses that no rule looks at',
    columns: [
      { title: 'Side', kind: 'text' },
      { title: 'Element', kind: 'text' },
      { title: 'Times', kind: 'count' },
      { title: 'Patients', kind: 'count' },
    ],
    rows,
    whenEmpty:
      'Every element of the responses was mapped or is in the table of those to be ignored.',
  };
}

/** `/entry[3]/code` and `/entry[4]/code` are one place for a person who looks for a pattern. */
function withoutIndexes(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '');
}

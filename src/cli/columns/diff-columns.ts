import {
  CHANGES_SHOWN,
  type DiffSideDocument,
  type OrganisationDiffDocument,
} from '../../workflow/register/diff-organisations.ts';
import type { ListTable } from '../table/list-table.ts';
import { describeSources } from '../lines/sources.ts';

/** One line of a comparison of two states of the register. */
export interface DiffRow {
  readonly change: string;
  readonly code: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly effective: string | null;
  readonly firstSeen: string | null;
  readonly why: string | null;
}

/** A comparison as a table: every change, and over what it is said. */
export function diffTable(document: OrganisationDiffDocument): ListTable<DiffRow> {
  return {
    columns: [
      { title: 'change', get: ({ change }) => change },
      { title: 'code', get: ({ code }) => code },
      { title: 'from', get: ({ from }) => from },
      { title: 'to', get: ({ to }) => to },
      { title: 'effective', get: ({ effective }) => effective },
      { title: 'first seen', get: ({ firstSeen }) => firstSeen },
      { title: 'why', extended: true, wrap: true, get: ({ why }) => why },
    ],
    rows: CHANGES_SHOWN.flatMap((change) =>
      document[change].map(({ code, from, to, effective, firstSeen, why, successors = [] }) => {
        const among = successors.length > 1 ? ` (${successors.join(', ')})` : '';
        return { change, code, from, to, effective, firstSeen, why: why ? `${why}${among}` : null };
      }),
    ),
    remarks: ({ why }) => (why === null ? [] : [why]),
    footing: describeDiff(document),
  };
}

function describeDiff(document: OrganisationDiffDocument): string[] {
  const counts = CHANGES_SHOWN.map((change) => `${document[change].length} ${change}`);
  const { kind } = document.filter;
  const notCompared = Object.entries(document.notComparable).map(
    ([field, count]) => `  ${field} of ${count} said on one side only, not compared`,
  );
  const uncovered = document.uncovered.map(
    ({ source, side, organisations }) =>
      `  ${organisations} of ${source} not compared: only the ${side === 'to' ? 'later' : 'earlier'} side has such a file`,
  );
  return [
    `${counts.join(', ')}.`,
    `${document.compared} organisations on both sides compared, ${kind === null ? 'all kinds' : `kind ${kind}`}.`,
    ...notCompared,
    ...uncovered,
    ...describeSide('From', document.from),
    ...describeSide('To', document.to),
  ];
}

function describeSide(word: string, side: DiffSideDocument): string[] {
  return [
    `${word} ${side.asAt}: ${side.organisations} organisations`,
    ...describeSources(side.sources),
  ];
}

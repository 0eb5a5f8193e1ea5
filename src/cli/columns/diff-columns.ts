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
  readonly name: string | null;
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
      { title: 'change', whole: true, get: ({ change }) => change },
      { title: 'code', whole: true, get: ({ code }) => code },
      { title: 'name', get: ({ name }) => name },
      { title: 'from', wrap: true, get: ({ from }) => from },
      { title: 'to', wrap: true, get: ({ to }) => to },
      { title: 'effective', get: ({ effective }) => effective },
      { title: 'first seen', get: ({ firstSeen }) => firstSeen },
      { title: 'why', extended: true, wrap: true, get: ({ why }) => why },
    ],
    rows: [...changedRows(document), ...regroupedRows(document)],
    remarks: ({ why }) => (why === null ? [] : [why]),
    footing: describeDiff(document),
  };
}

function changedRows(document: OrganisationDiffDocument): DiffRow[] {
  return CHANGES_SHOWN.flatMap((change) =>
    document[change].map(({ why, successors = [], ...rest }) => {
      const among = successors.length > 1 ? ` (${successors.join(', ')})` : '';
      return { change, ...rest, why: why ? `${why}${among}` : null };
    }),
  );
}

function regroupedRows({ regrouped }: OrganisationDiffDocument): DiffRow[] {
  return regrouped.map(({ field, ...rest }) => ({
    change: `regrouped (${field})`,
    ...rest,
    why: null,
  }));
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
    `${counts.join(', ')}, ${document.regrouped.length} regrouped.`,
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

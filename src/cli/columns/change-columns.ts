import type { FlowChangeDocument, FlowChangesDocument } from '../../workflow/flows/flow-changes.ts';
import { FACT_IDS } from '../../workflow/flows/flow-documents.ts';
import type { FlowsDocument } from '../../workflow/flows/list-flows.ts';
import { describeSources } from '../lines/sources.ts';
import type { ListColumn } from '../table/list-column.ts';
import type { ListTable } from '../table/list-table.ts';

/** Flows that stand otherwise than before as a list to print. */
export function changeTable(
  { asAt, sources }: Pick<FlowsDocument, 'asAt' | 'sources'>,
  document: FlowChangesDocument,
): ListTable<FlowChangeDocument> {
  return {
    columns: CHANGE_COLUMNS,
    rows: document.changes,
    footing: [
      ...countChanges(document, asAt),
      `As at ${asAt}:`,
      ...describeSources(sources),
      `As at ${document.since}:`,
      ...describeSources(document.sources),
    ],
  };
}

/** How many of how many changed, each count with what it is of. */
export function countChanges(document: FlowChangesDocument, asAt: string): string[] {
  const { since, flows, changed, gone, unchanged } = document;
  return [
    `Since ${since}, of ${flows.after} flows as at ${asAt}: ${changed} changed, ${document.new} new, ${unchanged} stand as they did; ${gone} of the ${flows.before} of ${since} gone.`,
  ];
}

const STANDINGS = ['gate', ...FACT_IDS] as const;
type StandingId = (typeof STANDINGS)[number];

/** A flow, what changed of it from what to what, and the evidence that is new. */
export const CHANGE_COLUMNS: readonly ListColumn<FlowChangeDocument>[] = [
  { title: 'provider', whole: true, get: ({ provider }) => provider },
  { title: 'consumer', whole: true, get: ({ consumer }) => consumer },
  { title: 'on', get: ({ channel }) => channel },
  { title: 'change', whole: true, get: ({ change }) => change },
  { title: 'from -> to', wrap: true, get: wordChange },
  { title: 'new evidence', wrap: true, get: wordEvidence },
  {
    title: 'why',
    wrap: true,
    extended: true,
    get: ({ because }) => because.map(({ why }) => why).join(' '),
  },
  ...STANDINGS.flatMap((id) => [
    standingColumn(`${id} before`, (one) => wordStanding(one.before, id)),
    standingColumn(`${id} now`, (one) => wordStanding(one.after, id)),
  ]),
];

function standingColumn(
  title: string,
  get: (one: FlowChangeDocument) => string | undefined,
): ListColumn<FlowChangeDocument> {
  return { title, extended: true, get };
}

function wordStanding(standing: FlowChangeDocument['before'], id: StandingId): string | undefined {
  return standing === null ? undefined : (standing[id] ?? 'none');
}

function wordChange({ before, after }: FlowChangeDocument): string {
  const one = after ?? before;
  if (before === null || after === null) {
    return STANDINGS.map((id) => `${id} ${wordStanding(one, id) ?? ''}`).join(', ');
  }
  return STANDINGS.filter((id) => before[id] !== after[id])
    .map((id) => `${id} ${before[id] ?? 'none'} -> ${after[id] ?? 'none'}`)
    .join(', ');
}

function wordEvidence({ change, because }: FlowChangeDocument): string {
  if (change === 'gone') return 'no agreement and no log names it any more';
  const all = because.flatMap(({ evidence }) => evidence);
  const told = [...new Set(all.map(({ kind, ref, asAt }) => `${kind} ${ref} of ${asAt}`))];
  return told.length === 0 ? 'none new' : told.join(', ');
}

import { groupBy } from '../../base/ordering.ts';
import type { BlockerDocument, FactSummary } from '../../workflow/flows/flow-documents.ts';
import type { FlowDocument, FlowsDocument } from '../../workflow/flows/list-flows.ts';
import { wordStanding } from '../../workflow/flows/status.ts';
import { tellBlockers } from '../lines/blocker-lines.ts';
import type { ListColumn } from '../table/list-column.ts';
import type { Digest, ListTable } from '../table/list-table.ts';
import { describeSources } from '../lines/sources.ts';

/** Flows as a list to print: what they share that holds them back once above, then a row each. */
export function flowTable(document: FlowsDocument, width?: number): ListTable<FlowDocument> {
  return {
    digest: (rows) => digest(document.blockers, rows, width),
    columns: COLUMNS,
    rows: document.flows,
    footing: [
      `${document.count} of ${document.of} flows as at ${document.asAt}.`,
      ...describeSources(document.sources),
    ],
  };
}

const COLUMNS: readonly ListColumn<FlowDocument>[] = [
  { title: 'provider', whole: true, get: ({ provider }) => provider },
  { title: 'consumer', whole: true, get: ({ consumer }) => consumer },
  { title: 'on', get: ({ channel }) => channel },
  { title: 'answers', whole: true, get: ({ answers }) => answers.outcome },
  { title: 'agreed', whole: true, get: ({ agreed }) => agreed.outcome },
  { title: 'moved', whole: true, get: ({ moved }) => moved.outcome },
  { title: 'gate', get: (flow) => wordStanding({ ...flow, agreed: flow.outcome }) },
  { title: 'outcome', whole: true, extended: true, get: ({ outcome }) => outcome },
  { title: 'why', wrap: true, get: ({ why }) => why },
  { title: 'whose answer', extended: true, get: ({ owner }) => owner },
  ...(['answers', 'agreed', 'moved'] as const).map((fact) => ageColumn(fact)),
  { title: 'agreements', extended: true, get: ({ agreements }) => agreements.join(' ') },
];

function ageColumn(fact: 'answers' | 'agreed' | 'moved'): ListColumn<FlowDocument> {
  const age = (flow: FlowDocument): FactSummary => flow[fact];
  return {
    title: `${fact} days old`,
    align: 'right',
    extended: true,
    get: (flow) => age(flow).ageDays,
  };
}

/** What the rows shown share that holds them back; a row points to it when all that holds it is told there. */
function digest(
  blockers: readonly BlockerDocument[],
  rows: readonly FlowDocument[],
  width: number | undefined,
): Digest<FlowDocument> {
  const { lines, places } = tellBlockers(recount(blockers, rows), width);
  const told = new Map(blockers.map((one) => [one.id, one]));
  return { lines, pointers: { why: (flow) => pointTo(flow, { places, told }) } };
}

/** The causes of the rows shown alone, with the flows of these. */
function recount(
  blockers: readonly BlockerDocument[],
  rows: readonly FlowDocument[],
): BlockerDocument[] {
  const held = groupBy(
    rows.flatMap((row) => row.blockers.map((id) => ({ id, alone: isAlone(id, row.blockers) }))),
    ({ id }) => id,
  );
  return blockers.flatMap((blocker) => {
    const own = held.get(blocker.id) ?? [];
    const alone = own.filter((one) => one.alone).length;
    return own.length < 2 ? [] : [{ ...blocker, flows: own.length, alone }];
  });
}

function isAlone(id: string, ids: readonly string[]): boolean {
  const gate = gateOf(id);
  return ids.every((other) => other === id || gateOf(other) !== gate);
}

/** The first part of a cause's id. */
function gateOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

/** A cause that is told above is only pointed to, so that it does not look like one for every flow. */
function pointTo(
  flow: FlowDocument,
  {
    places,
    told: causes,
  }: {
    readonly places: ReadonlyMap<string, number>;
    readonly told: ReadonlyMap<string, BlockerDocument>;
  },
): string | undefined {
  const own = flow.blockers.filter((id) => gateOf(id) === flow.gate);
  const told = own.flatMap((id) => {
    const cause = causes.get(id);
    // Of several reasons the most frequent is told above: a flow with another one tells its own.
    const isOwn = cause?.otherReasons === 0 || (cause && flow.why.includes(cause.why));
    return isOwn === true ? (places.get(id) ?? []) : [];
  });
  if (own.length === 0 || told.length < own.length) return undefined;
  return `see ${told.join(' and ')} above`;
}

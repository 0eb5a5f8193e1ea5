import type { FactSummary } from '../../workflow/flows/flow-documents.ts';
import type { FlowDocument, FlowsDocument } from '../../workflow/flows/list-flows.ts';
import { wordStanding } from '../../workflow/flows/status.ts';
import { BLOCKERS_SHOWN, blockerLines } from '../lines/blocker-lines.ts';
import type { ListColumn } from '../table/list-column.ts';
import type { ListTable } from '../table/list-table.ts';
import { describeSources } from '../lines/sources.ts';

/** Flows as a list to print: what they share that holds them back once above, then a row each. */
export function flowTable(document: FlowsDocument, width?: number): ListTable<FlowDocument> {
  return {
    heading: blockerLines(document.blockers, width),
    columns: columnsOf(document),
    rows: document.flows,
    footing: [
      `${document.count} of ${document.of} flows as at ${document.asAt}.`,
      ...describeSources(document.sources),
    ],
  };
}

function columnsOf({ blockers }: FlowsDocument): ListColumn<FlowDocument>[] {
  const places = new Map(blockers.slice(0, BLOCKERS_SHOWN).map(({ id }, at) => [id, at + 1]));
  return [
    { title: 'provider', get: ({ provider }) => provider },
    { title: 'consumer', get: ({ consumer }) => consumer },
    { title: 'on', get: ({ channel }) => channel },
    { title: 'answers', get: ({ answers }) => answers.outcome },
    { title: 'agreed', get: ({ agreed }) => agreed.outcome },
    { title: 'moved', get: ({ moved }) => moved.outcome },
    { title: 'gate', get: (flow) => wordStanding({ ...flow, agreed: flow.outcome }) },
    { title: 'outcome', extended: true, get: ({ outcome }) => outcome },
    { title: 'why', wrap: true, get: (flow) => wordWhy(flow, places) },
    { title: 'whose answer', extended: true, get: ({ owner }) => owner },
    ...(['answers', 'agreed', 'moved'] as const).map((fact) => ageColumn(fact)),
    { title: 'agreements', extended: true, get: ({ agreements }) => agreements.join(' ') },
  ];
}

function ageColumn(fact: 'answers' | 'agreed' | 'moved'): ListColumn<FlowDocument> {
  const age = (flow: FlowDocument): FactSummary => flow[fact];
  return {
    title: `${fact} days old`,
    align: 'right',
    extended: true,
    get: (flow) => age(flow).ageDays,
  };
}

/** A cause that is told above is only pointed to, so that it does not look like one for every flow. */
function wordWhy(flow: FlowDocument, places: ReadonlyMap<string, number>): string {
  const own = flow.blockers.filter((id) => id.startsWith(`${flow.gate ?? ''}/`));
  const told = own.flatMap((id) => places.get(id) ?? []);
  if (own.length === 0 || told.length < own.length) return flow.why;
  return `see ${told.join(' and ')} above`;
}

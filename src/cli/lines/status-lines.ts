import { FACT_IDS, OUTCOMES } from '../../workflow/flows/flow-documents.ts';
import {
  GATES_ASKED,
  type GateDocument,
  type OrganisationStatus,
  type StatusDocument,
  countByGate,
  wordStanding,
} from '../../workflow/flows/status.ts';
import { blockerLines } from './blocker-lines.ts';
import type { ListColumn } from '../table/list-column.ts';
import type { ListTable } from '../table/list-table.ts';
import { describeSources } from './sources.ts';
import { formatTable, wrapLine } from '../table/table.ts';

/** Where all organisations in scope stand as a list to print: the counts first, then a row each. */
export function programmeTable(
  document: StatusDocument,
  width?: number,
): ListTable<OrganisationStatus> {
  const { organisations, scope } = document;
  const told = { columns: COLUMNS, rows: organisations };
  if (organisations.length === 0) {
    return { ...told, footing: ['No organisation to tell of.', ...footing(document)] };
  }
  return {
    ...told,
    heading: [
      ...countLines(document, width),
      '',
      ...factLines(document, width),
      '',
      ...blockerLines(document.blockers, width),
    ],
    footing: [
      GATES_ASKED.unasked,
      `Organisations counted: ${scope.organisations}.`,
      `  ${scope.meaning};`,
      `  the register has ${scope.activePractices} active GP practices, counted here or not.`,
      ...footing(document),
    ],
  };
}

/** Every gate of one organisation as a list to print, then its flows. */
export function organisationTable(
  document: StatusDocument,
  width?: number,
): ListTable<GateDocument> {
  const { organisations } = document;
  return {
    columns: GATE_COLUMNS,
    rows: organisations.flatMap(({ gates }) => gates),
    heading: organisations.flatMap((one) => [
      `${one.code} ${one.name ?? '(not in the register)'}: ${standingOf(one)}`,
      GATES_ASKED.unasked,
      '',
    ]),
    footing: ['', ...flowLines(document, width), ...footing(document)],
  };
}

function standingOf({ gate, gates }: OrganisationStatus): string {
  if (gate !== null) return `lowest unmet gate is "${gate}"`;
  const all = gates.every(({ outcome }) => outcome === 'met') ? 'all met' : 'none unmet';
  return `${GATES_ASKED.asked} of ${GATES_ASKED.of} gates were asked, ${all}.`;
}

function flowLines({ flows }: StatusDocument, width: number | undefined): string[] {
  if (flows.length === 0) return ['No flow of it is known.'];
  const rows = flows.map((flow) => {
    const lowest = flow.gates.find(({ id }) => id === flow.gate);
    const agreed = flow.gates.find(({ id }) => id === 'agreed');
    const standing = wordStanding({ ...flow, agreed: agreed?.outcome });
    const why = flow.channel === 'mig' ? agreed?.why : ALL_MET;
    return [flow.provider, flow.consumer, flow.channel, standing, lowest?.why ?? why ?? ALL_MET];
  });
  return formatTable(FLOW_COLUMNS, rows, { width });
}

function countLines({ organisations, flows }: StatusDocument, width: number | undefined): string[] {
  const hie = flows.filter(({ channel }) => channel === 'hie');
  const counts = countByGate(hie);
  const rows = countByGate(organisations).map(({ gate, count }, index) => [
    wordStanding({ gate }),
    String(count),
    String(counts[index]?.count ?? 0),
  ]);
  const total = ['all', String(organisations.length), String(hie.length)];
  return formatTable(
    [
      { title: 'lowest unmet gate' },
      { title: 'organisations', align: 'right' },
      { title: 'HIE flows', align: 'right' },
    ],
    [...rows, total],
    { width },
  );
}

/** Each fact by itself: how many of the HIE flows have which outcome. */
function factLines({ facts, oldestEvidence }: StatusDocument, width: number | undefined): string[] {
  const rows = FACT_IDS.map((id) => [
    id,
    ...OUTCOMES.map((outcome) => String(facts.facts[id][outcome])),
    String(facts.of),
  ]);
  const columns = [...OUTCOMES, 'HIE flows'].map((title) => ({
    title,
    align: 'right' as const,
  }));
  return [
    ...formatTable([{ title: 'fact' }, ...columns], rows, { width }),
    ...describeOldest(oldestEvidence, width),
  ];
}

function describeOldest(
  oldest: StatusDocument['oldestEvidence'],
  width: number | undefined,
): string[] {
  if (oldest === null) return [];
  const { kind, ref, asAt, ageDays } = oldest;
  return wrapLine(
    `Oldest evidence used: ${kind} ${ref}, as at ${asAt}, ${ageDays} days old.`,
    0,
    width,
  );
}

function footing(document: StatusDocument): string[] {
  return [`As at ${document.asAt}.`, ...describeSources(document.sources)];
}

const ALL_MET = 'No gate asked is unmet.';

const COLUMNS: readonly ListColumn<OrganisationStatus>[] = [
  { title: 'code', get: ({ code }) => code },
  { title: 'name', get: ({ name }) => name },
  { title: 'gate', get: wordStanding, rank: rankOfGate },
  { title: 'outcome', get: (one) => lowestOf(one)?.outcome ?? 'met' },
  { title: 'why', wrap: true, get: (one) => lowestOf(one)?.why ?? ALL_MET },
  { title: 'as at', extended: true, get: (one) => lowestOf(one)?.asAt },
  { title: 'whose answer', extended: true, wrap: true, get: (one) => lowestOf(one)?.owner },
  { title: 'kind', extended: true, get: ({ kind }) => kind },
  { title: 'flows', extended: true, align: 'right', get: ({ flows }) => flows },
];

function lowestOf({ gate, gates }: OrganisationStatus): GateDocument | undefined {
  return gates.find(({ id }) => id === gate);
}

/** Gates in the order they are passed; past all of them comes last. */
function rankOfGate({ gate, gates }: OrganisationStatus): number {
  return gate === null ? gates.length : gates.findIndex(({ id }) => id === gate);
}

const GATE_COLUMNS: readonly ListColumn<GateDocument>[] = [
  { title: 'gate', get: ({ id }) => id },
  { title: 'outcome', get: ({ outcome }) => outcome },
  { title: 'as at', get: ({ asAt }) => asAt },
  { title: 'why', wrap: true, get: ({ why }) => why },
  { title: 'whose answer', get: ({ owner }) => owner },
];

const FLOW_COLUMNS = [
  ...['provider', 'consumer', 'on', 'gate'].map((title) => ({ title })),
  { title: 'why', wrap: true },
];

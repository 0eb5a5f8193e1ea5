import { FACT_IDS, OUTCOMES } from '../../workflow/flows/flow-documents.ts';
import {
  GATES_ASKED,
  type GateDocument,
  type OrganisationStatus,
  type StatusDocument,
  countByGate,
  wordStanding,
} from '../../workflow/flows/status.ts';
import { changeLines } from './change-lines.ts';
import { tellBlockers } from './blocker-lines.ts';
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
      ...changeLines(document, width),
      ...tellBlockers(document.blockers, width).lines,
    ],
    footing: [
      GATES_ASKED.unasked,
      `Organisations counted: ${scope.organisations}.`,
      `  ${scope.meaning};`,
      ...describeUncounted(scope),
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
    footing: [
      '',
      ...flowLines(document, width),
      ...changeLines(document, width),
      ...footing(document),
    ],
  };
}

const ENDED = 'ended, an end is closed';

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

function countLines(
  { organisations, flows, ended }: StatusDocument,
  width: number | undefined,
): string[] {
  const hie = flows.filter(({ channel }) => channel === 'hie');
  const counts = countByGate(hie);
  const standing = countByGate(organisations).map(({ gate, count }, index) => {
    const all = counts[index]?.count ?? 0;
    // A flow with a closed end stands at the first gate, and is told in a line of its own.
    const open = index === 0 ? all - ended.flows : all;
    return [wordStanding({ gate }), String(count), String(open)];
  });
  const rows = [...standing, ...(ended.flows === 0 ? [] : [[ENDED, '-', String(ended.flows)]])];
  const total = ['all', String(organisations.length), String(hie.length)];
  return [
    ...formatTable(
      [
        { title: 'lowest unmet gate' },
        { title: 'organisations', align: 'right' },
        { title: 'HIE flows', align: 'right' },
      ],
      [...rows, total],
      { width },
    ),
    ...(ended.with === null
      ? []
      : wrapLine(`Ended with, and in how many of the ${ended.of} flows: ${ended.with}.`, 0, width)),
  ];
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

/** Active practices nothing names: a new one has no agreement yet, but is not to be forgotten. */
function describeUncounted({ activePractices, notCounted }: StatusDocument['scope']): string[] {
  const left = notCounted ?? [];
  if (left.length === 0) return [`  all ${activePractices} active GP practices of the register.`];
  const named = left.slice(0, UNCOUNTED_SHOWN).join(' ');
  const more = left.length > UNCOUNTED_SHOWN ? ' …; all of them with --json' : '';
  return [
    `  ${left.length} of the ${activePractices} active GP practices of the register are not among them: ${named}${more}.`,
  ];
}

const UNCOUNTED_SHOWN = 5;

function footing(document: StatusDocument): string[] {
  return [`As at ${document.asAt}.`, ...describeSources(document.sources)];
}

const ALL_MET = 'No gate asked is unmet.';

const COLUMNS: readonly ListColumn<OrganisationStatus>[] = [
  { title: 'code', whole: true, get: ({ code }) => code },
  { title: 'name', get: ({ name }) => name },
  { title: 'gate', whole: true, get: wordStanding, rank: rankOfGate },
  { title: 'outcome', whole: true, get: (one) => lowestOf(one)?.outcome ?? 'met' },
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
  { title: 'gate', whole: true, get: ({ id }) => id },
  { title: 'outcome', whole: true, get: ({ outcome }) => outcome },
  { title: 'as at', get: ({ asAt }) => asAt },
  { title: 'why', wrap: true, get: ({ why }) => why },
  { title: 'whose answer', get: ({ owner }) => owner },
];

const FLOW_COLUMNS = [
  ...['provider', 'consumer', 'on', 'gate'].map((title) => ({ title, whole: true })),
  { title: 'why', wrap: true },
];

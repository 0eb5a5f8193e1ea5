import {
  GATES_ASKED,
  type OrganisationStatus,
  type StatusDocument,
  countByGate,
  wordStanding,
} from '../workflow/status.ts';
import { describeSources } from './sources.ts';
import { formatTable } from './table.ts';

/** Where all organisations in scope stand: the counts first, then a line each. */
export function programmeLines(document: StatusDocument): string[] {
  const { organisations, scope } = document;
  if (organisations.length === 0) return ['No organisation to tell of.', ...footing(document)];
  const rows = organisations.map((one) => {
    const lowest = one.gates.find(({ id }) => id === one.gate);
    const said = [wordStanding(one), lowest?.outcome ?? 'met', lowest?.why ?? ALL_MET];
    return [one.code, one.name ?? '-', ...said];
  });
  return [
    ...countLines(document),
    '',
    ...formatTable(COLUMNS, rows),
    GATES_ASKED.unasked,
    `Organisations counted: ${scope.organisations}.`,
    `  ${scope.meaning};`,
    `  the register has ${scope.activePractices} active GP practices, counted here or not.`,
    ...footing(document),
  ];
}

/** Every gate of one organisation in full, then its flows. */
export function organisationLines(document: StatusDocument): string[] {
  return document.organisations.flatMap((one) => [
    `${one.code} ${one.name ?? '(not in the register)'}: ${standingOf(one)}`,
    GATES_ASKED.unasked,
    '',
    ...formatTable(
      GATE_COLUMNS,
      one.gates.map((gate) => [gate.id, gate.outcome, gate.asAt ?? '-', gate.why, gate.owner]),
    ),
    '',
    ...flowLines(document),
    ...footing(document),
  ]);
}

function standingOf({ gate, gates }: OrganisationStatus): string {
  if (gate !== null) return `lowest unmet gate is "${gate}"`;
  const all = gates.every(({ outcome }) => outcome === 'met') ? 'all met' : 'none unmet';
  return `${GATES_ASKED.asked} of ${GATES_ASKED.of} gates were asked, ${all}.`;
}

function flowLines({ flows }: StatusDocument): string[] {
  if (flows.length === 0) return ['No flow of it is known.'];
  const rows = flows.map((flow) => {
    const lowest = flow.gates.find(({ id }) => id === flow.gate);
    const agreed = flow.gates.find(({ id }) => id === 'agreed');
    const standing = wordStanding({ ...flow, agreed: agreed?.outcome });
    const why = flow.channel === 'mig' ? agreed?.why : ALL_MET;
    return [flow.provider, flow.consumer, flow.channel, standing, lowest?.why ?? why ?? ALL_MET];
  });
  return formatTable(FLOW_COLUMNS, rows);
}

function countLines({ organisations, flows }: StatusDocument): string[] {
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
  );
}

function footing(document: StatusDocument): string[] {
  return [`As at ${document.asAt}.`, ...describeSources(document.sources)];
}

const ALL_MET = 'No gate asked is unmet.';

const COLUMNS = [
  ...['code', 'name', 'gate', 'outcome'].map((title) => ({ title })),
  { title: 'why', wrap: true },
];

const GATE_COLUMNS = [
  ...['gate', 'outcome', 'as at'].map((title) => ({ title })),
  { title: 'why', wrap: true },
  { title: 'whose answer' },
];

const FLOW_COLUMNS = [
  ...['provider', 'consumer', 'on', 'gate'].map((title) => ({ title })),
  { title: 'why', wrap: true },
];

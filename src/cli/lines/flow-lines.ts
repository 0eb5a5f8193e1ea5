import { FACT_IDS } from '../../workflow/flows/flow-documents.ts';
import type { ChannelWeek, PairWeek } from '../../workflow/flows/flow-usage.ts';
import type {
  FlowEndDocument,
  FlowShowDocument,
  FlowShown,
} from '../../workflow/flows/show-flow-document.ts';
import { describeSources } from './sources.ts';
import { formatTable, wrapLine } from '../table/table.ts';

/** Everything that is known of a practice and a consumer, for people. */
export function flowLines(document: FlowShowDocument, width?: number): string[] {
  return [
    ...wrapLine(`Practice ${describeEnd(document.provider)}`, 0, width),
    ...wrapLine(`viewed by ${describeEnd(document.consumer)}`, 0, width),
    `As at ${document.asAt}. ${describeNext(document, width).join('\n')}`,
    ...document.flows.flatMap((flow) => channelLines(flow, width)),
    '',
    ...agreementLines(document, width),
    ...document.warnings.flatMap((text) => wrapLine(`Warning: ${text}`, 0, width)),
    '',
    ...routeLines(document, width),
    '',
    ...assuranceLines(document, width),
    '',
    ...usageLines(document.usage.weeks),
    '',
    ...describeSources(document.sources),
  ];
}

function describeEnd({ code, name, status, ...rest }: FlowEndDocument): string {
  const { commissioner, pcn, place, supplier, wave } = rest;
  const parts = [
    status ?? 'status not said',
    ...Object.entries({ commissioner, PCN: pcn, place, supplier, wave }).flatMap(([title, value]) =>
      value === null ? [] : [`${title} ${value}`],
    ),
  ];
  return `${code} ${name ?? '(not in the register)'} (${parts.join(', ')})`;
}

function describeNext({ next }: FlowShowDocument, width?: number): string[] {
  if (next === null) return ['No gate asked is unmet.'];
  return wrapLine(`Next at "${next.gate}": ${next.owner}.`, 0, width);
}

function channelLines(flow: FlowShown, width?: number): string[] {
  const facts = FACT_IDS.map((id) => {
    const { outcome, asAt, ageDays, why } = flow.facts[id];
    return [id, outcome, asAt ?? '-', ageDays === null ? '-' : String(ageDays), why];
  });
  const gates = flow.gates.map((gate) => [gate.id, gate.outcome, gate.asAt ?? '-', gate.why]);
  return [
    '',
    `On the ${flow.channel.toUpperCase()}${flow.supersededBy === null ? '' : `, replaced by ${flow.supersededBy}`}:`,
    '',
    ...formatTable(FACT_COLUMNS, facts, { width }),
    '',
    ...formatTable(GATE_COLUMNS, gates, { width }),
    ...heldBack(flow, width),
    '',
    ...FACT_IDS.flatMap((id) => historyLines(id, flow, width)),
  ];
}

function heldBack({ blockers }: FlowShown, width?: number): string[] {
  return blockers.flatMap((one) => {
    const others = one.flows - 1;
    const also =
      others === 0
        ? ''
        : ` It holds back ${others} other HIE ${others === 1 ? 'flow' : 'flows'} too.`;
    return wrapLine(`Held back at "${one.gate}" by ${one.code}: ${one.why}${also}`, 0, width);
  });
}

function historyLines(
  id: (typeof FACT_IDS)[number],
  { facts }: FlowShown,
  width?: number,
): string[] {
  const { history, evidence } = facts[id];
  return [
    `${id}:`,
    ...history.flatMap((one) =>
      wrapLine(`from ${one.from} ${one.outcome}: ${one.because}`, 2, width),
    ),
    ...[
      ...new Set(evidence.map(({ kind, ref, asAt }) => `rests on ${kind} ${ref}, as at ${asAt}`)),
    ].flatMap((line) => wrapLine(line, 2, width)),
  ];
}

function agreementLines({ agreements }: FlowShowDocument, width?: number): string[] {
  if (agreements.length === 0) return ['Agreements: none joins them.'];
  const rows = agreements.map((one) => [
    one.agreement,
    one.channel,
    one.standing,
    `${one.provider.state ?? '?'} / ${one.consumer.state ?? '?'}`,
    `${one.validFrom ?? '?'} to ${one.validTo ?? 'no end'}`,
    one.supersedes ?? '-',
    `${one.asAt} (${one.ageDays} d)`,
  ]);
  return formatTable(AGREEMENT_COLUMNS, rows, { width });
}

function routeLines({ routes }: FlowShowDocument, width?: number): string[] {
  if (routes.length === 0) return ['Routes: no list in use names one that serves the practice.'];
  return routes.flatMap((route) => {
    const { system, channel, practices } = route;
    const served = practices === 'all' ? 'all practices' : practices.join(' ');
    return wrapLine(`Route: ${system} on the ${channel.toUpperCase()}, for ${served}.`, 0, width);
  });
}

function assuranceLines({ assurance }: FlowShowDocument, width?: number): string[] {
  return assurance.flatMap(({ code, verdict, why, asAt, ageDays }) => {
    const age = asAt === null ? '' : ` As at ${asAt}, ${ageDays} days old.`;
    return wrapLine(`Assurance of ${code}: ${verdict}. ${why}${age}`, 0, width);
  });
}

function usageLines(weeks: readonly PairWeek[]): string[] {
  if (weeks.length === 0) return ['Use: no access log in use tells of these weeks.'];
  const rows = weeks.map(({ week, mig, hie, covered }) => [
    week,
    wordUse(mig),
    wordUse(hie),
    covered.length === 2 ? 'whole' : covered.length === 0 ? 'in part' : `${covered[0]} whole`,
  ]);
  return formatTable(USE_COLUMNS, rows);
}

/** What is not known is no nought. */
function wordUse(use: ChannelWeek | null): string {
  if (use === null) return 'not known';
  return use.failed === 0 ? String(use.accesses) : `${use.accesses} (+${use.failed} failed)`;
}

const FACT_COLUMNS = [
  ...['fact', 'outcome', 'oldest evidence'].map((title) => ({ title, whole: true })),
  { title: 'days old', align: 'right' as const },
  { title: 'why', wrap: true },
];

const GATE_COLUMNS = [
  ...['gate', 'outcome', 'as at'].map((title) => ({ title, whole: true })),
  { title: 'why', wrap: true },
];

const AGREEMENT_COLUMNS = [
  'agreement',
  'on',
  'standing',
  'both ends',
  'valid',
  'replaces',
  'as at',
].map((title) => ({ title, whole: true }));

const USE_COLUMNS = [
  { title: 'week of' },
  { title: 'MIG', align: 'right' as const },
  { title: 'HIE', align: 'right' as const },
  { title: 'logs cover it' },
];

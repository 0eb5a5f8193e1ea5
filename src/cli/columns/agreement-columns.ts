import type {
  AgreementDocument,
  BlockerDocument,
  OrganisationAgreementDocument,
} from '../../workflow/agreements/agreement-documents.ts';
import type { AgreementsDocument } from '../../workflow/agreements/list-agreements.ts';
import type { ListColumn } from '../table/list-column.ts';
import type { ListTable } from '../table/list-table.ts';
import { describeSources } from '../lines/sources.ts';
import { formatTable, wrapLine } from '../table/table.ts';

/** Agreements by flow as a list to print, with what blocks flows below it. */
export function agreementTable(
  document: AgreementsDocument,
  width: number,
): ListTable<AgreementDocument> {
  const { agreements, organisationAgreements, blockers, warnings } = document;
  const footing = [
    describeExtent(document),
    ...describeSources(document.sources),
    ...onceLines(organisationAgreements, width),
    ...blockerLines(blockers, width),
    ...wrapLine(ELSEWHERE, 0, width),
    ...warningLines(warnings, width),
  ];
  return { columns: COLUMNS, rows: agreements, footing };
}

/** A flow without any agreement has no party that could be named here. */
const ELSEWHERE =
  'HIE flows that no agreement joins are not told of here: "mig2hie flows list --channel hie --gate agreed".';

/** How many agreements there are and on how many flows, and how the flows stand. */
function describeExtent({ agreements, asAt, sources }: AgreementsDocument): string {
  if (sources.length === 0) {
    return `No agreement is imported as at ${asAt}; see "mig2hie agreements import --help".`;
  }
  const named = new Set(agreements.map(({ agreement }) => agreement)).size;
  const flows = counted(agreements.length, 'flow');
  const counts = STANDINGS.map(([standing, words]) => {
    const count = agreements.filter((one) => one.standing === standing).length;
    return `${count} ${words}`;
  });
  const standing = agreements.length === 0 ? '' : `: ${counts.join(', ')}`;
  return `${counted(named, 'agreement')} on ${flows} as at ${asAt}${standing}.`;
}

const STANDINGS = [
  ['in-force', 'in force'],
  ['superseded', 'replaced by another in force'],
  ['not-in-force', 'not in force'],
  ['unknown', 'not known'],
] as const;

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

/** How many blockers and warnings a list shows below its rows; the documents hold all. */
const SHOWN_MAX = 10;

/** Agreements an organisation signs once; those that do not stand first. */
export function onceLines(
  once: readonly OrganisationAgreementDocument[],
  width: number,
  most = SHOWN_MAX,
): string[] {
  if (once.length === 0) return [];
  const standing = once.filter((one) => one.standing === 'in-force');
  const rows = [...once.filter((one) => one.standing !== 'in-force'), ...standing]
    .slice(0, most)
    .map((one) => [
      one.agreement,
      String(one.tier),
      one.organisation.code,
      one.standing,
      wordAge(one.ageDays),
      one.reasons.join('; '),
    ]);
  return [
    '',
    ...formatTable(ONCE_COLUMNS, rows, { width }),
    ...more(once.length, most),
    `${counted(new Set(once.map(({ agreement }) => agreement)).size, 'agreement')} of tiers 0 and 1, ${counted(once.length, 'signature')} asked: ${standing.length} in force.`,
  ];
}

const ONCE_COLUMNS = [
  ...['signed once', 'tier', 'organisation', 'standing', 'age'].map((title) => ({ title })),
  { title: 'because', wrap: true },
];

/** What keeps flows from being agreed, each cause once, the worst first. */
export function blockerLines(blockers: readonly BlockerDocument[], width: number): string[] {
  if (blockers.length === 0) return [];
  const rows = blockers
    .slice(0, SHOWN_MAX)
    .map(({ organisation, role, state, agreement, flows, alone }) => [
      organisation === null ? 'the agreement' : `${role ?? ''} ${organisation}`,
      state,
      agreement,
      String(flows),
      String(alone),
    ]);
  return [
    '',
    ...formatTable(
      [
        { title: 'blocked by', whole: true },
        { title: 'which is', whole: true },
        { title: 'in' },
        { title: 'HIE flows', align: 'right' },
        { title: 'by it alone', align: 'right' },
      ],
      rows,
      { width },
    ),
    ...more(blockers.length),
  ];
}

/** Warnings, which change nothing about what is in force. */
export function warningLines(warnings: readonly string[], width: number): string[] {
  if (warnings.length === 0) return [];
  const told = warnings
    .slice(0, SHOWN_MAX)
    .flatMap((text) => wrapLine(`Warning: ${text}`, 0, width));
  return ['', ...told, ...more(warnings.length)];
}

/** The age of evidence, in words. */
export function wordAge(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function more(count: number, most = SHOWN_MAX): string[] {
  return count > most ? [`… and ${count - most} more; all of them with --json.`] : [];
}

const COLUMNS: readonly ListColumn<AgreementDocument>[] = [
  { title: 'agreement', get: ({ agreement }) => agreement },
  { title: 'on', get: ({ channel }) => channel },
  {
    title: 'provider',
    whole: true,
    get: ({ provider }) => `${provider.code} ${provider.state ?? 'not said'}`,
  },
  {
    title: 'consumer',
    whole: true,
    get: ({ consumer }) => `${consumer.code} ${consumer.state ?? 'not said'}`,
  },
  { title: 'standing', whole: true, get: ({ standing }) => standing },
  { title: 'age', align: 'right', get: ({ ageDays }) => ageDays },
  { title: 'because it', wrap: true, get: ({ reasons }) => reasons.join('; ') },
  { title: 'as at', extended: true, get: ({ asAt }) => asAt },
  { title: 'from', extended: true, get: ({ validFrom }) => validFrom },
  { title: 'to', extended: true, get: ({ validTo }) => validTo },
  { title: 'dpia', extended: true, get: ({ dpia }) => dpia },
  { title: 'supersedes', extended: true, get: ({ supersedes }) => supersedes },
  { title: 'superseded by', extended: true, get: ({ supersededBy }) => supersededBy },
];

import { maskNumbers } from '../../base/mask-numbers.ts';
import type { FindingList } from '../../workflow/findings/list-findings.ts';
import { SEVERITY_WORDS } from '../../workflow/words.ts';
import type { ListColumn } from '../table/list-column.ts';
import type { ListTable } from '../table/list-table.ts';

type Finding = FindingList['findings'][number];

/** How a list was narrowed before it was made, as far as its last line tells of it. */
export interface ListNarrowing {
  readonly practice?: string | undefined;
  readonly severity?: string | undefined;
  readonly kind?: string | undefined;
  readonly item?: string | undefined;
  readonly class?: string | undefined;
  readonly unclassified?: boolean | undefined;
  readonly limit?: number | undefined;
}

/** Stored findings as a list to print; its last line tells of how many patients it speaks. */
export function findingTable(listed: FindingList, narrowed: ListNarrowing): ListTable<Finding> {
  return {
    columns: COLUMNS,
    rows: listed.findings,
    footing: [describeFooting(listed, narrowed)],
    remarks: (finding) => describeRemarks(finding, listed.from),
  };
}

function describeFooting(listed: FindingList, narrowed: ListNarrowing): string {
  if (listed.compared > 0) {
    const next = listed.count === 0 ? '' : ' Next: mig2hie findings show ID';
    return `${describeExtent(listed, narrowed)}${next}`;
  }
  const whose = narrowed.practice === undefined ? '' : ` of ${maskNumbers(narrowed.practice)}`;
  return `No patient${whose} has been compared; that is no evidence.`;
}

const COLUMNS: readonly ListColumn<Finding>[] = [
  {
    title: 'severity',
    whole: true,
    get: ({ severity }) => severity,
    rank: ({ severity }) => SEVERITY_WORDS.indexOf(severity),
  },
  { title: 'finding', get: ({ kind }) => kind },
  { title: 'item', get: ({ item }) => item },
  { title: 'practice', get: ({ practice }) => practice },
  { title: 'patient', whole: true, get: (one) => one.case },
  { title: 'id', whole: true, get: ({ id }) => id },
  { title: 'field', extended: true, get: ({ field }) => field },
  { title: 'run', extended: true, get: ({ run }) => run },
  { title: 'class', extended: true, get: (one) => one.class },
  { title: 'classified', extended: true, get: ({ classified }) => classified?.at },
  { title: 'by', extended: true, get: ({ classified }) => classified?.by },
  { title: 'hazard', extended: true, get: ({ classified }) => classified?.hazard },
  { title: 'tolerance', extended: true, get: ({ tolerance }) => tolerance },
  { title: 'confidence', extended: true, align: 'right', get: ({ confidence }) => confidence },
  { title: 'entries', extended: true, align: 'right', get: ({ members }) => members },
  { title: 'cause', extended: true, get: ({ cause }) => cause },
];

/** Below a finding: what people said of it, what covers it, and its run in a list of all runs. */
function describeRemarks(
  { class: said, classified, tolerance, run }: Finding,
  from: FindingList['from'],
): string[] {
  const notes = [
    ...(said === null ? [] : [`classified ${said}`]),
    ...(said === null && classified !== null ? ['open again'] : []),
    ...(tolerance === null ? [] : [`tolerated under ${tolerance}`]),
    ...(from === 'all-runs' ? [`in run ${run}`] : []),
  ];
  return notes.length === 0 ? [] : [notes.join(', ')];
}

function describeExtent(
  { count, compared, from, findings: listed }: FindingList,
  narrowed: ListNarrowing,
): string {
  const { severity, kind, item, class: said, unclassified, limit } = narrowed;
  const cut = limit !== undefined && count === limit ? 'The first ' : '';
  const findings = `${cut}${count} ${count === 1 ? 'finding' : 'findings'}`;
  const some =
    unclassified === true || [severity, kind, item, said].some((one) => one !== undefined);
  const matching = some ? ` that ${count === 1 ? 'matches' : 'match'},` : '';
  const unit = from === 'all-runs' ? 'comparison' : 'compared patient';
  const tolerated = listed.filter(({ tolerance }) => tolerance !== null).length;
  const covered = tolerated === 0 ? '' : ` ${tolerated} of them tolerated.`;
  return `${findings}${matching} in ${compared} ${unit}${compared === 1 ? '' : 's'}.${covered}`;
}

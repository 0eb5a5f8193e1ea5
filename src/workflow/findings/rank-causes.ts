import { groupBy, orderBy, sorted } from '../../base/ordering.ts';
import type { Severity } from '../../compare/severity.ts';
import { SEVERITIES } from '../../compare/severity.ts';
import type { FindingListed } from '../../store/findings.ts';
import type { Context } from '../context.ts';
import { listFindings } from './list-findings.ts';
import type { FindingList, FindingRequest } from './list-findings.ts';

/** What findings of several patients have in common, and how far it reaches. */
export interface Cause {
  readonly cause: string;
  readonly kind: string;
  /** The worst of its findings. */
  readonly severity: Severity;
  readonly item: string | null;
  readonly field: string | null;
  readonly patients: number;
  readonly practices: number;
  readonly findings: number;
  /** Pairs or single entries its findings speak for. */
  readonly entries: number;
  /** Id of one of its worst findings. */
  readonly example: string;
}

/** Shape of `findings list --by cause --json`; the worst first, then those of most patients. */
export interface CauseList extends Omit<FindingList, 'schema' | 'findings'> {
  readonly schema: 'mig2hie/causes/1';
  readonly causes: readonly Cause[];
}

/** The causes of the findings that match; `limit` counts causes. */
export async function listCauses(context: Context, request: FindingRequest): Promise<CauseList> {
  const { limit, ...wanted } = request;
  const { compared, from, findings } = await listFindings(context, wanted);
  const causes = rankCauses(findings).slice(0, limit);
  return { schema: 'mig2hie/causes/1', count: causes.length, compared, from, causes };
}

/** Groups findings by cause and ranks them by worst severity, then by patients; findings come worst first. */
export function rankCauses(findings: readonly FindingListed[]): readonly Cause[] {
  // Findings of the time before causes were stored are told by what is known of them.
  const groups = groupBy(
    findings,
    ({ cause, kind, item, field }) => cause ?? `${kind} ${item ?? '-'} ${field ?? '-'}`,
  );
  const causes = [...groups].flatMap(([cause, group]) => causeOf(cause, group));
  return sorted(
    causes,
    orderBy(
      ({ severity }) => SEVERITIES.indexOf(severity),
      ({ patients }) => -patients,
      ({ findings: count }) => -count,
      ({ kind }) => kind,
      ({ cause }) => cause,
    ),
  );
}

function causeOf(cause: string, group: readonly FindingListed[]): Cause[] {
  const [worst] = group;
  if (worst === undefined) return [];
  const { kind, severity, item, field, id } = worst;
  return [
    {
      cause,
      kind,
      severity,
      item,
      field,
      patients: new Set(group.map((one) => `${one.practice} ${one.case}`)).size,
      practices: new Set(group.map((one) => one.practice)).size,
      findings: group.length,
      entries: group.reduce((sum, { members }) => sum + members, 0),
      example: id,
    },
  ];
}

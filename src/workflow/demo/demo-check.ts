import { readFileSync } from 'node:fs';
import { parseNhsNumber } from '../../base/nhs-number.ts';
import { type Severity, atLeast } from '../../compare/severity.ts';
import type { ReportFinding, ReportModel } from '../../report/model.ts';
import type { GroundTruth } from '../../simulator/ground-truth.ts';
import { pseudonymOf } from '../../store/pseudonym.ts';
import type { Context } from '../context.ts';
import { openSecrets } from '../compare/open-secrets.ts';

/** One seeded fault and what the reports say of that patient. */
export interface SeededFault {
  readonly practice: string;
  /** Pseudonym of the patient. */
  readonly case: string;
  readonly fault: string;
  readonly expected: { readonly kind: string; readonly severity: string };
  /** Findings above `none` the reports name for this patient. */
  readonly reported: readonly { readonly kind: string; readonly severity: string }[];
  /** The expected finding is among them, with the expected severity, or one that tells more. */
  readonly named: boolean;
}

/** Whether the reports say what was seeded, and nothing else. */
export interface DemoCheck {
  readonly seeded: number;
  readonly named: number;
  /** Findings above `none` that no seeded fault explains. */
  readonly unexpected: readonly {
    readonly case: string;
    readonly kind: string;
    readonly severity: string;
  }[];
  readonly faults: readonly SeededFault[];
}

type Named = Pick<ReportFinding, 'case' | 'kind' | 'severity'>;

/**
 * Holds the written reports against the ground truth. It reads the report files, not the store: what
 * a reader cannot find there does not count.
 */
export function checkAgainstTruth(
  context: Context,
  truth: readonly GroundTruth[],
  reports: readonly string[],
): DemoCheck {
  const { keys } = openSecrets(context);
  const reported = reports.filter((path) => path.endsWith('.json')).flatMap(findingsOf);
  const expected = new Map(truth.map((row) => [pseudonym(row, keys.pseudonymKey), row]));
  const faults = [...expected].map(([name, row]) => judge(name, row, reported));
  const unexpected = unexplained(reported, expected).map(({ case: name, kind, severity }) => ({
    case: name,
    kind,
    severity,
  }));
  const named = faults.filter((fault) => fault.named).length;
  return { seeded: truth.length, named, unexpected, faults };
}

/** Each fault explains one finding of its kind; a second one of the same patient is one too many. */
function unexplained(
  reported: readonly Named[],
  expected: ReadonlyMap<string, GroundTruth>,
): Named[] {
  const explained = new Set<string>();
  return reported.filter((finding) => {
    const isFirst = !explained.has(finding.case);
    const row = expected.get(finding.case);
    if (!isFirst || row === undefined || !explains(row, finding)) return true;
    explained.add(finding.case);
    return false;
  });
}

function judge(name: string, row: GroundTruth, reported: readonly Named[]): SeededFault {
  const own = reported.filter((finding) => finding.case === name);
  const { kind, severity } = row.expects;
  return {
    practice: row.practice,
    case: name,
    fault: row.mutation,
    expected: { kind, severity },
    reported: own.map((finding) => ({ kind: finding.kind, severity: finding.severity })),
    named: own.some(
      (finding) =>
        (finding.kind === kind && finding.severity === severity) || tellsMore(row, finding),
    ),
  };
}

function explains(row: GroundTruth, finding: Named): boolean {
  return finding.kind === row.expects.kind || tellsMore(row, finding);
}

/**
 * The least to be told of an entry one side holds back without a word is that it is missing, or one too many. Where its
 * wording shows a subject left out of shared records, the finding has the fault's own name and is no milder.
 */
function tellsMore({ mutation, expects }: GroundTruth, { kind, severity }: Named): boolean {
  return kind === mutation && atLeast(severity, expects.severity as Severity);
}

/** Findings above `none` that a report names one by one, each once. */
function findingsOf(path: string): Named[] {
  const model = JSON.parse(readFileSync(path, 'utf8')) as ReportModel;
  if (model.kind !== 'practice') return [];
  const blocks = model.sections.flatMap((section) => section.blocks);
  const findings = blocks.flatMap((block) => (block.type === 'findings' ? block.findings : []));
  return findings.filter((finding) => finding.severity !== 'none');
}

function pseudonym(row: GroundTruth, key: Uint8Array): string {
  const parsed = parseNhsNumber(row.nhsNumber);
  return 'number' in parsed ? pseudonymOf(parsed.number, key) : '';
}

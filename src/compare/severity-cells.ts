import { ENTRY_KINDS } from '../record/entry-kind.ts';
import type { EntryKind } from '../record/entry-kind.ts';
import type { SeverityContext } from './rule.ts';
import type { SeverityOverride } from './severity-overrides.ts';
import { SEVERITY_TABLE, severityOf } from './severity-table.ts';
import { compareSeverity } from './severity.ts';
import type { Severity } from './severity.ts';
import { DOUBT_KINDS } from './summary.ts';

/** One cell of the table: which findings it judges, as delivered and as the programme decided. */
export interface SeverityCell {
  readonly entryKind: EntryKind | null;
  /** Entries known to be over. */
  readonly past: boolean;
  readonly grade: string | null;
  readonly default: Severity;
  readonly effective: Severity;
  /** The decision behind it; null where the default stands. */
  readonly decision: Pick<SeverityOverride, 'by' | 'on' | 'why' | 'hazard'> | null;
}

/** The cells of a kind: its default first, then by kind of entry, then by grade. */
export function severityCells(
  kind: string,
  overrides: readonly SeverityOverride[],
): SeverityCell[] {
  const own = overrides.filter((one) => one.kind === kind);
  const row = SEVERITY_TABLE[kind];
  const kindsOf = (past: boolean): EntryKind[] =>
    ENTRY_KINDS.filter(
      (name) =>
        row?.[past ? 'past' : 'kinds']?.[name] !== undefined ||
        own.some((one) => one.entryKind === name && (one.past === true) === past),
    );
  const contexts: SeverityContext[] = [
    {},
    ...kindsOf(false).map((name) => ({ kind: name })),
    ...kindsOf(true).map((name) => ({ kind: name, past: true })),
    ...Object.keys(row?.grades ?? {}).map((grade) => ({ grade })),
  ];
  return contexts.map((context) => cellOf(kind, context, own));
}

function cellOf(
  kind: string,
  context: SeverityContext,
  overrides: readonly SeverityOverride[],
): SeverityCell {
  const found = overrides.find(
    (one) =>
      one.entryKind === context.kind &&
      (one.past === true) === (context.past === true) &&
      one.grade === context.grade,
  );
  const standard = severityOf(kind, context);
  return {
    entryKind: context.kind ?? null,
    past: context.past === true,
    grade: context.grade ?? null,
    default: standard,
    effective: found?.severity ?? standard,
    decision: found === undefined ? null : decisionOf(found),
  };
}

function decisionOf({ by, on, why, hazard }: SeverityOverride): SeverityCell['decision'] {
  return hazard === undefined ? { by, on, why } : { by, on, why, hazard };
}

/** What is wrong with the overrides, one sentence each with the place in the list; empty when nothing is. */
export function overrideFaults(overrides: readonly SeverityOverride[]): string[] {
  const seen = new Set<string>();
  return overrides.flatMap((one, index) => {
    const { kind, entryKind, past, grade } = one;
    const cell = JSON.stringify([kind, entryKind, past === true, grade]);
    const again = seen.has(cell) ? ['this cell of the table is decided twice'] : [];
    seen.add(cell);
    return [...again, ...faultsOf(one)].map((fault) => `severities[${index}]: ${fault}`);
  });
}

function faultsOf(one: SeverityOverride): string[] {
  const { kind, entryKind, past, grade } = one;
  if (!Object.hasOwn(SEVERITY_TABLE, kind)) return [`there is no kind of finding "${kind}"`];
  const faults: string[] = [];
  if (entryKind !== undefined && !ENTRY_KINDS.includes(entryKind)) {
    faults.push(`there is no kind of entry "${entryKind}"`);
  }
  if (past === true && entryKind === undefined) faults.push('"past" needs "entryKind"');
  const standard = severityOf(kind, { kind: entryKind, past, grade });
  return [...faults, ...gradeFaults(one), ...loweringFaults(one, standard)];
}

function gradeFaults({ kind, entryKind, grade }: SeverityOverride): string[] {
  if (grade === undefined) return [];
  const grades = Object.keys(SEVERITY_TABLE[kind]?.grades ?? {});
  const known = grades.length === 0 ? 'it has none' : `it has ${grades.join(', ')}`;
  return [
    ...(grades.includes(grade) ? [] : [`${kind} has no grade "${grade}"; ${known}`]),
    ...(entryKind === undefined
      ? []
      : ['a grade stands before the kind of entry: name one of the two']),
  ];
}

/** What may do serious harm is lowered only with a hazard, the wrong patient and doubt never away. */
function loweringFaults(
  { kind, severity, hazard }: SeverityOverride,
  standard: Severity,
): string[] {
  if (compareSeverity(severity, standard) <= 0) return [];
  if (kind === 'patient-mismatch') return ['patient-mismatch cannot be lowered'];
  if (severity === 'none' && DOUBT_KINDS.has(kind)) {
    return [`${kind} cannot be lowered to none: doubt is never agreement`];
  }
  if (standard !== 'major' && standard !== 'catastrophic') return [];
  if (severity === 'none') {
    return [
      `${kind} is ${standard} by default and cannot be lowered to none: it would be told to nobody`,
    ];
  }
  return hazard === undefined
    ? [`lowering ${kind} from ${standard} to ${severity} needs the id of its hazard`]
    : [];
}

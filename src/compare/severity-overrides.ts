import { compareText } from '../base/ordering.ts';
import type { EntryKind } from '../record/entry-kind.ts';
import type { FindingDraft } from './rule.ts';
import { SEVERITY_TABLE, severityOf } from './severity-table.ts';
import type { SeverityRow, SeverityTable } from './severity-table.ts';
import { compareSeverity } from './severity.ts';
import type { Severity } from './severity.ts';

/** One cell of the severity table, as the programme decided it, with who, when and why. */
export interface SeverityOverride {
  readonly kind: string;
  /** The cell of this kind of entry. */
  readonly entryKind?: EntryKind | undefined;
  /** With `entryKind`: the cell of entries known to be over. */
  readonly past?: boolean | undefined;
  /** The cell of a grade the rule tells apart. */
  readonly grade?: string | undefined;
  readonly severity: Severity;
  readonly by: string;
  /** The day of the decision. */
  readonly on: string;
  readonly why: string;
  /** Id in the hazard log; needed to lower what is `major` or worse by default. */
  readonly hazard?: string | undefined;
}

/** The table with the overrides put in, each into its own cell; all other cells stay. */
export function severityTableOf(overrides: readonly SeverityOverride[]): SeverityTable {
  const table: Record<string, SeverityRow> = { ...SEVERITY_TABLE };
  for (const one of overrides) {
    const row = table[one.kind];
    if (row !== undefined) table[one.kind] = rowWith(row, one);
  }
  return table;
}

function rowWith(row: SeverityRow, { entryKind, past, grade, severity }: SeverityOverride) {
  if (grade !== undefined) return { ...row, grades: { ...row.grades, [grade]: severity } };
  if (entryKind === undefined) return { ...row, default: severity };
  return past === true
    ? { ...row, past: { ...row.past, [entryKind]: severity } }
    : { ...row, kinds: { ...row.kinds, [entryKind]: severity } };
}

/** What of the overrides changes a judgement, as one text for the hash over the rules; order does not matter. */
export function overridesText(overrides: readonly SeverityOverride[]): string {
  const cells = overrides.map(({ kind, entryKind, past, grade, severity }) =>
    JSON.stringify([kind, entryKind ?? null, past === true, grade ?? null, severity]),
  );
  return cells.toSorted(compareText).join('\n');
}

/**
 * A draft with the severity of another table. A rule that weighs several entries itself has no one cell in
 * the table: what it says stands.
 */
export function judgeBy(
  table: SeverityTable | undefined,
  kind: string,
  draft: FindingDraft,
): FindingDraft {
  if (table === undefined || severityOf(kind, draft.context) !== draft.severity) return draft;
  const severity = severityOf(kind, draft.context, table);
  const isLowered = compareSeverity(severity, draft.severity) > 0;
  return { ...draft, severity, ...(isLowered ? { delivered: draft.severity } : {}) };
}

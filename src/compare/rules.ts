import { fingerprint } from '../base/hash.ts';
import type { Rule } from './rule.ts';
import { SEVERITY_TABLE } from './severity-table.ts';
import { rule as ambiguousMatch } from './rules/ambiguous-match.ts';
import { rule as certaintyChanged } from './rules/certainty-changed.ts';
import { rule as codeChanged } from './rules/code-changed.ts';
import { rule as codeDegraded } from './rules/code-degraded.ts';
import { rule as codeSystemLost } from './rules/code-system-lost.ts';
import { rule as comparatorChanged } from './rules/comparator-changed.ts';
import { rule as courseChanged } from './rules/course-changed.ts';
import { rule as datePrecision } from './rules/date-precision.ts';
import { rule as dateShifted } from './rules/date-shifted.ts';
import { rule as demographicDiff } from './rules/demographic-diff.ts';
import { rule as disclosure } from './rules/disclosure.ts';
import { rule as doseChanged } from './rules/dose-changed.ts';
import { rule as duplicateAdded } from './rules/duplicate-added.ts';
import { rule as duplicateCollapsed } from './rules/duplicate-collapsed.ts';
import { rule as entryExtra } from './rules/entry-extra.ts';
import { rule as entryLost } from './rules/entry-lost.ts';
import { rule as falseEmpty } from './rules/false-empty.ts';
import { rule as linkLost } from './rules/link-lost.ts';
import { rule as listTruncated } from './rules/list-truncated.ts';
import { rule as negationFlipped } from './rules/negation-flipped.ts';
import { rule as patientMismatch } from './rules/patient-mismatch.ts';
import { rule as quantityChanged } from './rules/quantity-changed.ts';
import { rule as rangeChanged } from './rules/range-changed.ts';
import { rule as relocated } from './rules/relocated.ts';
import { rule as retyped } from './rules/retyped.ts';
import { rule as sectionMissing } from './rules/section-missing.ts';
import { rule as significanceChanged } from './rules/significance-changed.ts';
import { rule as staleSnapshot } from './rules/stale-snapshot.ts';
import { rule as statusFlipped } from './rules/status-flipped.ts';
import { rule as termChanged } from './rules/term-changed.ts';
import { rule as textChanged } from './rules/text-changed.ts';
import { rule as textLost } from './rules/text-lost.ts';
import { rule as undetermined } from './rules/undetermined.ts';
import { rule as unitChanged } from './rules/unit-changed.ts';
import { rule as valueChanged } from './rules/value-changed.ts';
import { rule as withheldDeclared } from './rules/withheld-declared.ts';

/** All rules, in the order documentation lists them. */
export const RULES: readonly Rule[] = [
  patientMismatch,
  demographicDiff,
  entryLost,
  entryExtra,
  duplicateAdded,
  duplicateCollapsed,
  falseEmpty,
  sectionMissing,
  listTruncated,
  staleSnapshot,
  withheldDeclared,
  disclosure,
  codeChanged,
  codeDegraded,
  codeSystemLost,
  termChanged,
  negationFlipped,
  certaintyChanged,
  statusFlipped,
  doseChanged,
  quantityChanged,
  courseChanged,
  significanceChanged,
  valueChanged,
  unitChanged,
  comparatorChanged,
  rangeChanged,
  dateShifted,
  datePrecision,
  textLost,
  textChanged,
  retyped,
  relocated,
  linkLost,
  ambiguousMatch,
  undetermined,
];

/** Hash over which rules there are and how severe their findings count; part of every document. */
export function rulesHash(): string {
  return (hashOfRules ??= fingerprint([
    ...RULES.map(({ id }) => id),
    JSON.stringify(SEVERITY_TABLE),
  ]));
}

/** Neither the rules nor the table change while the tool runs. */
let hashOfRules: string | undefined;

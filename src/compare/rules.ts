import { fingerprint } from '../base/hash.ts';
import type { Rule } from './rule.ts';
import { overridesText } from './severity-overrides.ts';
import type { SeverityOverride } from './severity-overrides.ts';
import { SEVERITY_TABLE } from './severity-table.ts';
import { rule as ambiguousMatch } from './rules/ambiguous-match.ts';
import { rule as authorDiff } from './rules/author-diff.ts';
import { rule as certaintyChanged } from './rules/certainty-changed.ts';
import { rule as codeBroader } from './rules/code-broader.ts';
import { rule as codeChanged } from './rules/code-changed.ts';
import { rule as codeDegraded } from './rules/code-degraded.ts';
import { rule as codeInactive } from './rules/code-inactive.ts';
import { rule as codeNarrower } from './rules/code-narrower.ts';
import { rule as codeRemapped } from './rules/code-remapped.ts';
import { rule as codeSystemLost } from './rules/code-system-lost.ts';
import { rule as comparatorChanged } from './rules/comparator-changed.ts';
import { rule as courseChanged } from './rules/course-changed.ts';
import { rule as datePrecision } from './rules/date-precision.ts';
import { rule as dateRoleSwapped } from './rules/date-role-swapped.ts';
import { rule as dateShifted } from './rules/date-shifted.ts';
import { rule as demographicDiff } from './rules/demographic-diff.ts';
import { rule as disclosure } from './rules/disclosure.ts';
import { rule as documentUnreadable } from './rules/document-unreadable.ts';
import { rule as doseChanged } from './rules/dose-changed.ts';
import { rule as duplicateAdded } from './rules/duplicate-added.ts';
import { rule as duplicateCollapsed } from './rules/duplicate-collapsed.ts';
import { rule as encodingDamaged } from './rules/encoding-damaged.ts';
import { rule as entryExtra } from './rules/entry-extra.ts';
import { rule as entryLost } from './rules/entry-lost.ts';
import { rule as entryMerged } from './rules/entry-merged.ts';
import { rule as entrySplit } from './rules/entry-split.ts';
import { rule as falseEmpty } from './rules/false-empty.ts';
import { rule as formChanged } from './rules/form-changed.ts';
import { rule as frequencyChanged } from './rules/frequency-changed.ts';
import { rule as inFlight } from './rules/in-flight.ts';
import { rule as linkLost } from './rules/link-lost.ts';
import { rule as listTruncated } from './rules/list-truncated.ts';
import { rule as negationFlipped } from './rules/negation-flipped.ts';
import { rule as optOutDifference } from './rules/opt-out-difference.ts';
import { rule as patientMismatch } from './rules/patient-mismatch.ts';
import { rule as precisionLost } from './rules/precision-lost.ts';
import { rule as quantityChanged } from './rules/quantity-changed.ts';
import { rule as rangeChanged } from './rules/range-changed.ts';
import { rule as relocated } from './rules/relocated.ts';
import { rule as responseError } from './rules/response-error.ts';
import { rule as responseMissing } from './rules/response-missing.ts';
import { rule as retyped } from './rules/retyped.ts';
import { rule as routeChanged } from './rules/route-changed.ts';
import { rule as sectionMissing } from './rules/section-missing.ts';
import { rule as sectionUnknown } from './rules/section-unknown.ts';
import { rule as significanceChanged } from './rules/significance-changed.ts';
import { rule as staleSnapshot } from './rules/stale-snapshot.ts';
import { rule as statusFlipped } from './rules/status-flipped.ts';
import { rule as termChanged } from './rules/term-changed.ts';
import { rule as termSynonym } from './rules/term-synonym.ts';
import { rule as textChanged } from './rules/text-changed.ts';
import { rule as textLost } from './rules/text-lost.ts';
import { rule as textTruncated } from './rules/text-truncated.ts';
import { rule as undetermined } from './rules/undetermined.ts';
import { rule as unitChanged } from './rules/unit-changed.ts';
import { rule as unitRespelt } from './rules/unit-respelt.ts';
import { rule as unstableSource } from './rules/unstable-source.ts';
import { rule as valueChanged } from './rules/value-changed.ts';
import { rule as withheldDeclared } from './rules/withheld-declared.ts';
import { rule as withheldUndeclared } from './rules/withheld-undeclared.ts';

/** All rules, in the order documentation lists them. */
export const RULES: readonly Rule[] = [
  patientMismatch,
  demographicDiff,
  responseMissing,
  responseError,
  sectionUnknown,
  entryLost,
  entryExtra,
  duplicateAdded,
  duplicateCollapsed,
  entrySplit,
  entryMerged,
  falseEmpty,
  sectionMissing,
  listTruncated,
  staleSnapshot,
  withheldDeclared,
  withheldUndeclared,
  disclosure,
  optOutDifference,
  codeChanged,
  codeBroader,
  codeNarrower,
  codeInactive,
  codeRemapped,
  codeDegraded,
  codeSystemLost,
  termChanged,
  termSynonym,
  negationFlipped,
  certaintyChanged,
  statusFlipped,
  doseChanged,
  frequencyChanged,
  routeChanged,
  formChanged,
  quantityChanged,
  courseChanged,
  significanceChanged,
  valueChanged,
  precisionLost,
  unitChanged,
  unitRespelt,
  comparatorChanged,
  rangeChanged,
  dateShifted,
  dateRoleSwapped,
  datePrecision,
  textLost,
  textTruncated,
  textChanged,
  encodingDamaged,
  documentUnreadable,
  retyped,
  relocated,
  linkLost,
  authorDiff,
  ambiguousMatch,
  undetermined,
  inFlight,
  unstableSource,
];

/** Hash over which rules there are and how severe their findings count; part of every document. */
export function rulesHash(overrides: readonly SeverityOverride[] = []): string {
  hashOfRules ??= fingerprint([...RULES.map(({ id }) => id), JSON.stringify(SEVERITY_TABLE)]);
  return overrides.length === 0
    ? hashOfRules
    : fingerprint([hashOfRules, overridesText(overrides)]);
}

/** Neither the rules nor the table change while the tool runs. */
let hashOfRules: string | undefined;

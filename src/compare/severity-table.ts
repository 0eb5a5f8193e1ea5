import type { EntryKind } from '../record/entry-kind.ts';
import type { SeverityContext } from './rule.ts';
import type { Severity } from './severity.ts';

/** The severities of one kind of finding. */
export interface SeverityRow {
  readonly default: Severity;
  /** Raised or lowered by the kind of entry concerned. */
  readonly kinds?: Readonly<Partial<Record<EntryKind, Severity>>>;
  /** The same for entries known to be over; stands before `kinds`. */
  readonly past?: Readonly<Partial<Record<EntryKind, Severity>>>;
  /** By a grade the rule tells apart; stands before all others. */
  readonly grades?: Readonly<Record<string, Severity>>;
}

const PRESENCE: SeverityRow = {
  default: 'considerable',
  kinds: {
    allergy: 'major',
    medication: 'major',
    issue: 'significant',
    encounter: 'significant',
    referral: 'significant',
    diary: 'significant',
    document: 'significant',
    note: 'significant',
  },
  past: { medication: 'considerable' },
};

const MULTIPLICITY: SeverityRow = {
  default: 'significant',
  kinds: { medication: 'considerable', issue: 'considerable' },
};

const MEANING: SeverityRow = {
  default: 'considerable',
  kinds: { allergy: 'major', medication: 'major', issue: 'major' },
};

/** A brand in place of its generic, or the other way round: the same substance, strength and form. */
const BRAND: SeverityRow['grades'] & {} = { brand: 'none', 'brand-critical': 'considerable' };

const SECTION: SeverityRow = { default: 'considerable', grades: { critical: 'major' } };

/**
 * The default severities, by kind of finding. The words are DCB0129's; the choice is a proposal that
 * the clinical safety officer owns.
 */
export const SEVERITY_TABLE: Readonly<Record<string, SeverityRow>> = {
  'patient-mismatch': { default: 'catastrophic', grades: { record: 'major' } },
  'demographic-diff': {
    default: 'considerable',
    grades: { 'family-name': 'significant', 'given-name': 'significant' },
  },
  'entry-lost': PRESENCE,
  'entry-extra': PRESENCE,
  'duplicate-added': MULTIPLICITY,
  'duplicate-collapsed': MULTIPLICITY,
  'entry-split': { ...MULTIPLICITY, grades: { 'as-words': 'considerable' } },
  'entry-merged': { ...MULTIPLICITY, grades: { 'as-words': 'considerable' } },
  'response-missing': { default: 'major' },
  'response-error': { default: 'major' },
  'section-unknown': { default: 'considerable' },
  'false-empty': { ...SECTION, grades: { critical: 'major', 'assertion-lost': 'considerable' } },
  'section-missing': SECTION,
  'list-truncated': SECTION,
  'stale-snapshot': SECTION,
  'withheld-declared': { default: 'minor', grades: { critical: 'considerable' } },
  'withheld-undeclared': {
    ...PRESENCE,
    grades: { 'mark-dropped': 'significant' },
  },
  disclosure: { default: 'major' },
  'opt-out-difference': { default: 'considerable', grades: { 'shown-by-hie': 'major' } },
  'code-changed': {
    ...MEANING,
    grades: { 'same-wording': 'none', 'same-wording-critical': 'significant' },
  },
  'code-broader': { ...MEANING, grades: BRAND },
  'code-narrower': {
    default: 'significant',
    kinds: { allergy: 'considerable', medication: 'considerable', issue: 'considerable' },
    grades: BRAND,
  },
  'code-inactive': { default: 'significant', grades: { 'on-mig': 'none' } },
  'code-remapped': { default: 'none' },
  'code-degraded': MEANING,
  'code-system-lost': { default: 'significant' },
  'term-synonym': { default: 'none' },
  'term-changed': {
    default: 'significant',
    grades: {
      wording: 'none',
      opposite: 'considerable',
      uncoded: 'considerable',
      'uncoded-critical': 'major',
      critical: 'major',
    },
  },
  'negation-flipped': { default: 'major' },
  'certainty-changed': { default: 'major' },
  'status-flipped': {
    default: 'considerable',
    kinds: { allergy: 'major', medication: 'major', immunisation: 'major' },
    grades: {
      'both-over': 'significant',
      'report-status': 'minor',
      potential: 'significant',
      'not-given-unsaid': 'considerable',
    },
  },
  'dose-changed': { default: 'major' },
  'frequency-changed': { default: 'major' },
  'route-changed': { default: 'major' },
  'form-changed': { default: 'major' },
  'quantity-changed': { default: 'significant' },
  'course-changed': { default: 'significant', grades: { 'acute-or-repeat': 'considerable' } },
  'significance-changed': { default: 'significant', grades: { unsaid: 'minor' } },
  'value-changed': {
    default: 'considerable',
    kinds: { medication: 'significant', referral: 'significant' },
    grades: { lesser: 'significant', unsaid: 'considerable' },
  },
  'precision-lost': { default: 'significant', grades: { far: 'considerable' } },
  'unit-respelt': { default: 'none' },
  'unit-changed': { default: 'considerable' },
  'comparator-changed': { default: 'considerable' },
  'range-changed': { default: 'significant' },
  'date-shifted': {
    default: 'considerable',
    grades: { 'zone-pattern': 'significant', time: 'significant', secondary: 'significant' },
  },
  'date-role-swapped': { default: 'significant' },
  'date-precision': {
    default: 'significant',
    kinds: { immunisation: 'considerable' },
    grades: { time: 'none' },
  },
  'text-lost': {
    default: 'considerable',
    kinds: { allergy: 'major' },
    grades: { unsaid: 'considerable', critical: 'major' },
  },
  'text-changed': {
    default: 'considerable',
    kinds: { allergy: 'major' },
    grades: { lesser: 'significant', unsaid: 'considerable', critical: 'major' },
  },
  'text-truncated': {
    default: 'considerable',
    kinds: { allergy: 'major' },
    grades: { critical: 'major', lesser: 'significant' },
  },
  'encoding-damaged': { default: 'significant', grades: { sign: 'considerable' } },
  'document-unreadable': { default: 'considerable', grades: { type: 'significant' } },
  'author-diff': { default: 'significant' },
  retyped: { default: 'considerable', kinds: { allergy: 'major', immunisation: 'major' } },
  relocated: { default: 'minor' },
  'link-lost': { default: 'significant', grades: { panel: 'considerable' } },
  'ambiguous-match': { default: 'considerable' },
  undetermined: {
    default: 'considerable',
    kinds: { allergy: 'major', medication: 'major', issue: 'major' },
    grades: {
      critical: 'major',
      status: 'considerable',
      'status-of-problem': 'significant',
      value: 'considerable',
    },
  },
  'in-flight': { default: 'minor', grades: { critical: 'major' } },
  'unstable-source': { default: 'minor' },
};

/** The severities of all kinds of findings. */
export type SeverityTable = Readonly<Record<string, SeverityRow>>;

/** The severity of a finding of a kind in its context, by the default table unless another is given. */
export function severityOf(
  finding: string,
  context: SeverityContext = {},
  table: SeverityTable = SEVERITY_TABLE,
): Severity {
  const row = table[finding];
  if (row === undefined) return 'considerable';
  const graded = row.grades?.[context.grade ?? ''];
  return graded ?? severityOfEntry(row, context);
}

function severityOfEntry(row: SeverityRow, { kind, past }: SeverityContext): Severity {
  if (kind === undefined) return row.default;
  const over = past === true ? row.past?.[kind] : undefined;
  return over ?? row.kinds?.[kind] ?? row.default;
}

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

const SECTION: SeverityRow = { default: 'considerable', grades: { critical: 'major' } };

/**
 * The default severities, by kind of finding. The words are DCB0129's; the choice is a proposal that
 * the clinical safety officer owns.
 */
export const SEVERITY_TABLE: Readonly<Record<string, SeverityRow>> = {
  'patient-mismatch': { default: 'catastrophic' },
  'demographic-diff': {
    default: 'considerable',
    grades: { 'family-name': 'significant', 'given-name': 'significant' },
  },
  'entry-lost': PRESENCE,
  'entry-extra': PRESENCE,
  'duplicate-added': MULTIPLICITY,
  'duplicate-collapsed': MULTIPLICITY,
  'false-empty': { ...SECTION, grades: { critical: 'major', 'assertion-lost': 'considerable' } },
  'section-missing': SECTION,
  'list-truncated': SECTION,
  'stale-snapshot': SECTION,
  'withheld-declared': { default: 'minor', grades: { critical: 'considerable' } },
  disclosure: { default: 'major' },
  'code-changed': {
    ...MEANING,
    grades: { 'same-wording': 'none', 'same-wording-critical': 'significant' },
  },
  'code-degraded': MEANING,
  'code-system-lost': { default: 'significant' },
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
  'quantity-changed': { default: 'significant' },
  'course-changed': { default: 'significant', grades: { 'acute-or-repeat': 'considerable' } },
  'significance-changed': { default: 'significant', grades: { unsaid: 'minor' } },
  'value-changed': {
    default: 'considerable',
    kinds: { medication: 'significant', referral: 'significant' },
    grades: { lesser: 'significant', unsaid: 'considerable' },
  },
  'unit-changed': { default: 'considerable' },
  'comparator-changed': { default: 'considerable' },
  'range-changed': { default: 'significant' },
  'date-shifted': {
    default: 'considerable',
    grades: { 'zone-pattern': 'significant', time: 'significant', secondary: 'significant' },
  },
  'date-precision': {
    default: 'significant',
    kinds: { immunisation: 'considerable' },
    grades: { time: 'none' },
  },
  'text-lost': {
    default: 'considerable',
    kinds: { allergy: 'major' },
    grades: { unsaid: 'considerable' },
  },
  'text-changed': {
    default: 'considerable',
    kinds: { allergy: 'major' },
    grades: { lesser: 'significant', unsaid: 'considerable' },
  },
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
};

/** The severity of a finding of a kind in its context. */
export function severityOf(finding: string, context: SeverityContext = {}): Severity {
  const row = SEVERITY_TABLE[finding];
  if (row === undefined) return 'considerable';
  const { kind, grade, past } = context;
  const graded = grade === undefined ? undefined : row.grades?.[grade];
  if (graded !== undefined) return graded;
  if (kind === undefined) return row.default;
  const over = past === true ? row.past?.[kind] : undefined;
  return over ?? row.kinds?.[kind] ?? row.default;
}

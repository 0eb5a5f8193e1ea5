import { compareText } from '../../base/ordering.ts';
import { RULES } from '../../compare/rules.ts';
import { SEVERITIES, type Severity, atLeast } from '../../compare/severity.ts';
import type { PracticeEvidence } from '../../readiness/practice-evidence.ts';
import type { ProgrammeReportInput } from '../input.ts';
import type { Block, Cell, Section } from '../model.ts';
import { counted } from '../phrase.ts';
import type { Counting } from '../small-numbers.ts';
import { kindTitle, severityTag } from '../words.ts';

/** Practices with open findings, the worst first, then the findings by kind. */
export function programmeFindingsSection(input: ProgrammeReportInput, counting: Counting): Section {
  const known = evidenceOf(input);
  return {
    id: 'findings',
    title: 'Findings',
    blocks: [practiceTable(input, known, counting), kindTable(known, counting)],
  };
}

/** The evidence of every practice that has some: at least one patient was compared. */
export function evidenceOf(input: ProgrammeReportInput): PracticeEvidence[] {
  return plansOf(input).filter((evidence) => evidence.compared > 0);
}

/** What is known of every practice with planned patients, compared or not. */
export function plansOf(input: ProgrammeReportInput): PracticeEvidence[] {
  return input.practices.flatMap((practice) => practice.evidence ?? []);
}

/** Whether a practice has open findings as bad as `threshold`, or worse. */
export function hasFindings(evidence: PracticeEvidence, threshold: Severity): boolean {
  return SEVERITIES.some(
    (severity) => atLeast(severity, threshold) && (evidence.findings[severity] ?? 0) > 0,
  );
}

/** Open findings above "same meaning" of one practice. */
function openFindings(evidence: PracticeEvidence): number {
  return TOLD.reduce((sum, severity) => sum + (evidence.findings[severity] ?? 0), 0);
}

const TOLD: readonly Severity[] = SEVERITIES.filter((severity) => severity !== 'none');

function practiceTable(
  input: ProgrammeReportInput,
  known: readonly PracticeEvidence[],
  counting: Counting,
): Block {
  const names = new Map(input.practices.map(({ organisation: o }) => [o.code, o.name]));
  const worstFirst = known.filter((evidence) => openFindings(evidence) > 0).sort(byWorst);
  const sum = (severity: Severity): number =>
    worstFirst.reduce((total, evidence) => total + (evidence.findings[severity] ?? 0), 0);
  return {
    type: 'table',
    caption: `Practices with open findings, the worst first: ${worstFirst.length} of ${counted(known.length, 'practice')} with evidence`,
    note: 'Counts are of findings, not of patients. Findings covered by a tolerance are left out here; the practice report lists them.',
    columns: [
      { title: 'Practice', kind: 'text' },
      ...TOLD.map((severity) => ({
        title: severityTag(severity).tag,
        kind: 'count' as const,
      })),
      { title: 'Compared patients', kind: 'count' },
    ],
    rows: worstFirst.map((evidence): Cell[] => [
      `${evidence.practice} ${names.get(evidence.practice) ?? ''}`.trim(),
      ...TOLD.map((severity) => counting.of(evidence.findings[severity] ?? 0, undefined)),
      counting.patients(evidence.compared),
    ]),
    total: [
      'All',
      ...TOLD.map((severity) => counting.of(sum(severity), undefined)),
      counting.patients(worstFirst.reduce((total, evidence) => total + evidence.compared, 0)),
    ],
    whenEmpty: 'No practice has an open finding above "same meaning".',
  };
}

/** By the worst severity first, then the next, so that one major finding outranks a hundred minor ones. */
function byWorst(a: PracticeEvidence, b: PracticeEvidence): number {
  for (const severity of TOLD) {
    const difference = (b.findings[severity] ?? 0) - (a.findings[severity] ?? 0);
    if (difference !== 0) return difference;
  }
  return compareText(a.practice, b.practice);
}

function kindTable(known: readonly PracticeEvidence[], counting: Counting): Block {
  const kinds = [...new Set(known.flatMap((evidence) => Object.keys(evidence.kinds)))];
  const rows = kinds.map((kind) => ({
    kind,
    findings: known.reduce((sum, evidence) => sum + (evidence.kinds[kind] ?? 0), 0),
    practices: known.filter((evidence) => (evidence.kinds[kind] ?? 0) > 0).length,
  }));
  rows.sort(
    (a, b) =>
      rank(usualSeverity(a.kind)) - rank(usualSeverity(b.kind)) ||
      b.findings - a.findings ||
      compareText(a.kind, b.kind),
  );
  const all = rows.reduce((sum, row) => sum + row.findings, 0);
  return {
    type: 'table',
    caption: `Open findings by kind, the worst first, in ${counted(known.length, 'practice')} with evidence`,
    note: 'The severity is the usual one of the kind: the entry concerned may raise or lower it, and the practice reports tell that of each finding. Findings that differ in form only, with the same meaning, are counted here too.',
    columns: [
      { title: 'Kind', kind: 'text' },
      { title: 'Usual severity', kind: 'text' },
      { title: 'Findings', kind: 'count' },
      { title: 'Practices', kind: 'number' },
    ],
    rows: rows.map((row) => [
      `${kindTitle(row.kind)} (${row.kind})`,
      severityCell(row.kind),
      counting.of(row.findings, undefined),
      row.practices,
    ]),
    total: [
      'All kinds',
      'any',
      counting.of(all, undefined),
      known.filter((evidence) => Object.keys(evidence.kinds).length > 0).length,
    ],
    whenEmpty: 'No finding of any kind.',
  };
}

/** Undefined for a kind of rules that are gone. */
function usualSeverity(kind: string): Severity | undefined {
  return RULES.find((rule) => rule.id === kind)?.severity;
}

/** A kind whose severity is not known comes first, so that nobody overlooks it. */
function rank(severity: Severity | undefined): number {
  return severity === undefined ? -1 : SEVERITIES.indexOf(severity);
}

function severityCell(kind: string): Cell {
  const severity = usualSeverity(kind);
  return severity === undefined ? 'not known' : severityTag(severity);
}

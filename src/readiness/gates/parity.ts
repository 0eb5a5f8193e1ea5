import { daysBetween } from '../../base/calendar-date.ts';
import { SEVERITIES, atLeast } from '../../compare/severity.ts';
import { ageInWords, dayOf } from '../evidence-day.ts';
import type { GateFacts } from '../facts.ts';
import type { Gate, GateFinding, GateOutcome } from '../gate.ts';
import { NOT_COMPARED_REASONS, type PracticeEvidence } from '../practice-evidence.ts';

/**
 * Enough patients compared, all planned ones accounted for, nothing undetermined, and no open finding
 * worse than the limit. What speaks against parity is told before what is still missing.
 */
export const parity: Gate = {
  id: 'parity',
  title: 'Parity',
  question: 'Is the evidence enough, and clean?',
  owner: 'onboarding team',
  about: 'practice',
  evaluate: (facts) => {
    if (facts.channel === 'mig') {
      const why = 'Asked of the HIE: the MIG is what it is compared with.';
      return { outcome: 'not-applicable', why, evidence: [] };
    }
    const { evidence } = facts;
    if (evidence?.comparedAt === undefined || evidence.compared === 0) return uncompared(facts);
    const found = CHECKS.map((check) => check(facts, evidence)).find((one) => one !== undefined);
    const { outcome, why } = found ?? {
      outcome: 'met' as const,
      why: describeClean(facts, evidence),
    };
    return { outcome, why: `${why}${describeNewest(evidence)}`, evidence: citeRuns(evidence) };
  },
};

/** Every run whose comparisons are used, with the day of its newest one. */
function citeRuns(evidence: PracticeEvidence): GateFinding['evidence'] {
  const { run, comparedAt = '', comparedIn = [{ run, newest: comparedAt }] } = evidence;
  return comparedIn.map((one) => ({ kind: 'run', ref: one.run, asAt: dayOf(one.newest) }));
}

/** An outage takes nothing away from what was found before, but has to be told. */
function describeNewest({ run, runs = [run], unfinished }: PracticeEvidence): string {
  if (unfinished === undefined) return '';
  const ended = unfinished.state === 'running' ? 'is running' : unfinished.state;
  const older = runs.some((one) => one !== run) ? '; older comparisons are used' : '';
  return ` The newest run ${run} ${ended} with ${unfinished.compared} of ${unfinished.planned} compared${older}.`;
}

type Verdict = { readonly outcome: GateOutcome; readonly why: string } | undefined;
type Check = (facts: GateFacts, evidence: PracticeEvidence) => Verdict;

const CHECKS: readonly Check[] = [
  checkDay,
  checkFindings,
  checkUndetermined,
  checkUnsettled,
  checkSums,
  checkAge,
  checkInformative,
  checkNotCompared,
];

function uncompared(facts: GateFacts): GateFinding {
  const { evidence, provider } = facts;
  const why =
    evidence === undefined
      ? `No patient of ${provider.code} has been compared yet.`
      : `None of the ${evidence.planned} planned patients has been compared.`;
  return { outcome: 'not-enough-data', why, evidence: [] };
}

/** Figures that do not add up prove nothing, whatever they say. */
function checkSums(_: GateFacts, evidence: PracticeEvidence): Verdict {
  const { parity: same, differences, undetermined } = evidence.verdicts;
  const verdicts = same + differences + undetermined;
  const accounted = evidence.compared + sumNotCompared(evidence);
  if (verdicts === evidence.compared && accounted === evidence.planned) return undefined;
  const why = `The figures of the run do not add up: ${evidence.planned} planned, ${evidence.compared} compared, ${verdicts} verdicts, ${accounted} accounted for.`;
  return { outcome: 'not-enough-data', why };
}

function checkDay(facts: GateFacts, evidence: PracticeEvidence): Verdict {
  const day = dayOf(evidence.comparedAt ?? '');
  if (day <= facts.asAt) return undefined;
  const why = `The newest comparison is of ${day}, after the day asked about (${facts.asAt}).`;
  return { outcome: 'not-enough-data', why };
}

function checkFindings(facts: GateFacts, evidence: PracticeEvidence): Verdict {
  const limit = facts.policy.parity.severityMax;
  const worse = SEVERITIES.filter((severity) => severity !== limit && atLeast(severity, limit));
  const counts = worse.flatMap((severity) => {
    const count = evidence.findings[severity] ?? 0;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  if (counts.length === 0) return undefined;
  const why = `Open findings worse than ${limit}: ${counts.join(', ')}, in ${ofPatients(evidence)}.`;
  return { outcome: 'not-met', why };
}

function checkUndetermined(_: GateFacts, evidence: PracticeEvidence): Verdict {
  const { undetermined } = evidence.verdicts;
  if (undetermined === 0) return undefined;
  const why = `${undetermined} of ${ofPatients(evidence)} could not be decided.`;
  return { outcome: 'not-met', why };
}

/** What has not settled blocks whatever else was found beside it. */
function checkUnsettled(_: GateFacts, evidence: PracticeEvidence): Verdict {
  if (evidence.unsettled === undefined) return undefined;
  const { pending, unstable } = evidence.unsettled;
  const why = `Not settled yet, among ${ofPatients(evidence)}: ${pending} with entries on their way, ${unstable} with an unstable source.`;
  return { outcome: 'not-met', why };
}

/** The oldest comparison counts: one patient compared anew does not make the others any younger. */
function checkAge(facts: GateFacts, evidence: PracticeEvidence): Verdict {
  const oldest = evidence.comparedIn?.map((one) => one.oldest).toSorted()[0];
  const day = dayOf(oldest ?? evidence.comparedAt ?? '');
  const { ageDaysMax } = facts.policy.parity;
  if (daysBetween(day, facts.asAt) <= ageDaysMax) return undefined;
  const why = `The comparison of ${day} is ${ageInWords(day, facts.asAt)}; the limit is ${ageDaysMax} days.`;
  return { outcome: 'not-enough-data', why };
}

function checkInformative(facts: GateFacts, evidence: PracticeEvidence): Verdict {
  const { patientsMin } = facts.policy.parity;
  if (evidence.informative >= patientsMin) return undefined;
  const why = `${evidence.informative} of ${ofPatients(evidence)} told anything; at least ${patientsMin} are needed.`;
  return { outcome: 'not-enough-data', why };
}

/** Not shared may be a patient's own choice: only a person can say that it was to be expected. */
function checkNotCompared(_: GateFacts, evidence: PracticeEvidence): Verdict {
  const missing = sumNotCompared(evidence);
  if (missing === 0) return undefined;
  const { notCompared } = evidence;
  const unshared = (notCompared['mig-not-shared'] ?? 0) + (notCompared['hie-not-shared'] ?? 0);
  const reasons = NOT_COMPARED_REASONS.filter((reason) => (notCompared[reason] ?? 0) > 0)
    .map((reason) => `${notCompared[reason]} ${reason}`)
    .join(', ');
  const why = `${missing} of ${evidence.planned} planned patients were not compared (${reasons})`;
  return missing === unshared
    ? { outcome: 'needs-a-person', why: `${why}: somebody has to accept that as expected.` }
    : { outcome: 'not-enough-data', why: `${why}.` };
}

function describeClean(facts: GateFacts, evidence: PracticeEvidence): string {
  const open = SEVERITIES.reduce((sum, severity) => sum + (evidence.findings[severity] ?? 0), 0);
  const { tolerated = 0 } = evidence;
  const covered = tolerated === 0 ? '' : `, and ${tolerated} covered by tolerances`;
  return `${evidence.compared} of ${evidence.planned} planned patients compared, ${evidence.informative} of them informative; no open finding worse than ${facts.policy.parity.severityMax}, ${open} in all${covered}.`;
}

function ofPatients(evidence: PracticeEvidence): string {
  return `${evidence.compared} compared patients`;
}

function sumNotCompared(evidence: PracticeEvidence): number {
  return Object.values(evidence.notCompared).reduce((sum, count) => sum + count, 0);
}

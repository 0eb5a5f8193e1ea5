import { daysBetween } from '../../base/calendar-date.ts';
import { ageInWords, dayOf } from '../evidence-day.ts';
import type { GateFacts } from '../facts.ts';
import type { Gate, GateFinding } from '../gate.ts';
import type { PracticeEvidence } from '../practice-evidence.ts';

/** An answer of any patient of the practice, on the flow's own channel, no older than the limit. */
export const connected: Gate = {
  id: 'connected',
  title: 'Connected',
  question: 'Does the channel answer for this practice?',
  owner: 'integration team',
  about: 'practice',
  evaluate: (facts) => {
    const { evidence } = facts;
    if (evidence === undefined) {
      const why = `No patient of ${facts.provider.code} has been asked for yet.`;
      return { outcome: 'not-enough-data', why, evidence: [] };
    }
    const answered = evidence.lastAnswer[facts.channel];
    return answered === undefined ? unanswered(facts, evidence) : judge(facts, evidence, answered);
  },
};

function unanswered(facts: GateFacts, evidence: PracticeEvidence): GateFinding {
  const waiting = evidence.notCompared['not-yet-asked'] ?? 0;
  const asked = evidence.planned - waiting;
  const side = facts.channel.toUpperCase();
  // Without an answer there is no instant to date the run by, so it cannot be cited with a day.
  if (asked <= 0) {
    const why = `None of the ${evidence.planned} planned patients has been asked for yet.`;
    return { outcome: 'not-enough-data', why, evidence: [] };
  }
  const why = `The ${side} has answered for none of the ${asked} patients asked for (of ${evidence.planned} planned).`;
  return { outcome: 'not-met', why, evidence: [] };
}

function judge(facts: GateFacts, evidence: PracticeEvidence, answered: string): GateFinding {
  const day = dayOf(answered);
  const holder = evidence.lastAnswerRun?.[facts.channel] ?? evidence.run;
  const reference = [{ kind: 'run', ref: holder, asAt: day }] as const;
  const side = facts.channel.toUpperCase();
  const age = daysBetween(day, facts.asAt);
  if (age < 0) {
    const why = `The newest answer of the ${side} is of ${day}, after the day asked about (${facts.asAt}).`;
    return { outcome: 'not-enough-data', why, evidence: reference };
  }
  const { ageDaysMax } = facts.policy.connection;
  const why = `The ${side} last answered on ${day}, ${ageInWords(day, facts.asAt)}; the limit is ${ageDaysMax} days.${silentSince(evidence, holder)}`;
  return { outcome: age <= ageDaysMax ? 'met' : 'not-met', why, evidence: reference };
}

/** An answer within the limit is met, but nobody should think that it came from the newest run. */
function silentSince({ run }: PracticeEvidence, holder: string): string {
  return holder === run ? '' : ` That was in run ${holder}; the newest run ${run} got no answer.`;
}

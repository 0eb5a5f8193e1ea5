import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { sha256 } from '../../base/hash.ts';
import { groupBy } from '../../base/ordering.ts';
import { nearestWord } from '../../config/nearest-word.ts';
import type { PlannedCase } from '../../store/runs.ts';
import { type SampleMember, currentMembers } from '../../store/samples.ts';
import type { Context } from '../context.ts';

/** Which patients a run compares, in which order, and the hash that fixes both. */
export interface RunPlan {
  readonly cases: readonly PlannedCase[];
  readonly hash: string;
}

/** Plans a run over the imported sample lists, or over the named practices of them. */
export async function planRun(context: Context, practices: readonly string[]): Promise<RunPlan> {
  const members = await currentMembers(context.store);
  if (members.length === 0) {
    throw new ExpectedError({
      code: 'MIG2HIE_NO_SAMPLES',
      exit: EXIT.usage,
      message: 'There is nobody to compare: no sample list was imported.',
      next: ['Import one with "mig2hie samples import FILE".'],
    });
  }
  const wanted = new Set(practices.map((code) => code.trim().toUpperCase()));
  checkPractices(members, [...wanted]);
  const chosen = members.filter((one) => wanted.size === 0 || wanted.has(one.practice));
  return planOf(chosen);
}

/**
 * The plan over these patients: the first patient of every practice, then the second of each, and so
 * on. So no practice's system is asked in one long burst, and one that is down is met among others
 * that answer.
 */
export function planOf(members: readonly SampleMember[]): RunPlan {
  const byPractice = [...groupBy(members, (one) => one.practice).values()];
  const longest = Math.max(0, ...byPractice.map((group) => group.length));
  const ordered: SampleMember[] = [];
  for (let rank = 0; rank < longest; rank += 1) {
    for (const group of byPractice) {
      const member = group[rank];
      if (member !== undefined) ordered.push(member);
    }
  }
  const cases = ordered.map((member, ordinal) => ({ ordinal, ...member }));
  const lines = cases.map((one) => `${one.practice}\t${one.pseudonym}\t${one.stratum ?? ''}\n`);
  return { cases, hash: sha256(lines.join('')) };
}

function checkPractices(members: readonly SampleMember[], wanted: readonly string[]): void {
  const known = [...new Set(members.map((one) => one.practice))];
  const unknown = wanted.filter((code) => !known.includes(code));
  if (unknown.length === 0) return;
  const hints = unknown
    .map((code) => nearestWord(code, known))
    .filter((hint) => hint !== undefined);
  const hint = hints.length === 0 ? '' : ` Did you mean ${[...new Set(hints)].join(', ')}?`;
  throw new ExpectedError({
    code: 'MIG2HIE_UNKNOWN_PRACTICE',
    exit: EXIT.usage,
    message: `No sample patient belongs to ${unknown.join(', ')}.${hint}`,
    next: ['See the practices of the imported lists with "mig2hie samples list --json".'],
  });
}

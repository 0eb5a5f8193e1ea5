import { checkIdentity } from '../../record/identity.ts';
import type { Problem, Reading } from '../../record/reading.ts';

/**
 * Why a second reading of a side proves nothing; undefined when it may be used. Only one that was read
 * whole, in the format of the first and about the same person, can say that something wavered.
 */
export function whyUnusable(
  first: Reading,
  second: Reading,
  asked: string | undefined,
): Problem | undefined {
  const patients = { mig: first.record.patient, hie: second.record.patient };
  if (checkIdentity(patients, asked).verdict === 'different') {
    return { severity: 'error', path: '/', what: 'the second answer is about another patient' };
  }
  const isBroken = second.problems.some(({ severity }) => severity !== 'warning');
  if (isBroken || second.refusal !== undefined || second.format !== first.format) {
    const what = 'the second answer was not read whole, so that nothing is put down to noise';
    return { severity: 'warning', path: '/', what };
  }
  return undefined;
}

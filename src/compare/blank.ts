import type { ItemState } from '../record/item.ts';
import type { Reading } from '../record/reading.ts';
import type { BySide, Side } from '../record/side.ts';

/** The side of two whose answer holds nothing that could be compared, while the other answers something. */
export function blankSide(readings: BySide<Reading>): Side | undefined {
  const [mig, hie] = [isBlank(readings.mig), isBlank(readings.hie)];
  if (mig === hie) return undefined;
  return mig ? 'mig' : 'hie';
}

/** Why an answer is blank: one side refuses for the patient's dissent, it is an error, or it is simply empty. */
export type BlankReason = 'opt-out' | 'error' | 'missing';

/** Why the answer of a side that is blank is. */
export function blankReason({ refusal, problems }: Reading): BlankReason {
  if (refusal?.class === 'consent') return 'opt-out';
  const isBroken = problems.some(({ severity }) => severity === 'fatal');
  return refusal !== undefined || isBroken ? 'error' : 'missing';
}

function isBlank({ record, problems, refusal }: Reading): boolean {
  if (record.entries.length > 0) return false;
  if (refusal !== undefined) return true;
  if (problems.some(({ severity }) => severity === 'fatal')) return true;
  return record.items.every(({ state }) => BLANK.has(state));
}

/** States in which a side said nothing that could be compared, nor that anything was held back. */
const BLANK: ReadonlySet<ItemState> = new Set(['not-returned', 'unavailable', 'text-only']);

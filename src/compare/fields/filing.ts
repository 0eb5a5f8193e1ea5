import { different } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';

/** Whether both sides call the entry the same kind of thing. */
export function compareKinds({ entries }: ComparedPair): Outcome | undefined {
  const { mig, hie } = entries;
  return mig.kind === hie.kind ? undefined : different('retyped', 'kind', [mig.kind, hie.kind]);
}

/** Whether both sides file an entry of one kind under the same item. The summary only repeats others. */
export function compareItems({ entries }: ComparedPair): Outcome | undefined {
  const { mig, hie } = entries;
  if (mig.kind !== hie.kind || mig.item === hie.item) return undefined;
  if (mig.item === 'summary' || hie.item === 'summary') return undefined;
  if (mig.alsoIn.includes(hie.item) || hie.alsoIn.includes(mig.item)) return undefined;
  return different('relocated', 'item', [mig.item, hie.item]);
}

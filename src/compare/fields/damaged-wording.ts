import { different } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';
import { printableTerm } from '../wording.ts';
import { damageBetween } from './encoding.ts';

/**
 * Whether the wordings are one, with its letters damaged on one side. It is asked before anything is read off
 * them: a question mark in place of a letter is no doubt.
 */
export function compareDamage({ entries: { mig, hie } }: ComparedPair): Outcome | undefined {
  if (mig.term === undefined || hie.term === undefined || mig.term === hie.term) return undefined;
  const damage = damageBetween(mig.term, hie.term);
  if (damage === undefined) return undefined;
  return different('encoding-damaged', 'term', [printableTerm(mig), printableTerm(hie)], {
    grade: damage === 'sign' ? 'sign' : undefined,
  });
}

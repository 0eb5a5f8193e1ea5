import { AGENT_KINDS } from '../../match/agent-words.ts';
import { different } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';
import { printableTerm } from '../wording.ts';
import { contraryWords } from './contrary-words.ts';
import { oneConceptNamed } from './vouched-terms.ts';

/** Compares wordings that a shared code, or the same words in another order, would let pass as one. */
export function compareContrary(pair: ComparedPair): Outcome | undefined {
  const { mig, hie } = pair.entries;
  if (mig.term === undefined || hie.term === undefined || mig.term === hie.term) return undefined;
  const contrary = contraryWords(mig.term, hie.term);
  if (contrary === undefined || oneConceptNamed(pair.mig, pair.hie) !== undefined) return undefined;
  const isAgent = AGENT_KINDS.has(mig.kind) || AGENT_KINDS.has(hie.kind);
  const grade = contrary === 'side-lost' ? undefined : isAgent ? 'critical' : 'opposite';
  const why =
    contrary === 'side-lost'
      ? 'the wording of one side says left or right, and the other does not.'
      : undefined;
  return different('term-changed', 'term', [printableTerm(mig), printableTerm(hie)], {
    grade,
    why,
  });
}

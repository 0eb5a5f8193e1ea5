import { AGENT_KINDS, agentWords } from '../../match/agent-words.ts';
import { isWording } from '../../match/entry-facts.ts';
import type { Entry } from '../../record/entry.ts';
import type { ComparedPair } from '../difference.ts';
import { isNamelessSystem } from './codes.ts';
import { namesNoAgent } from './generic-concepts.ts';

/**
 * Whether code and wording plainly say the same, so that no comparison of either finds anything: one wording,
 * and all meaningful codes of one side among those of the other. It may say no of a pair that agrees, never
 * yes of one of which there is something to tell.
 */
export function agreeInMeaning({ mig, hie, entries }: ComparedPair): boolean {
  const { term } = entries.mig;
  if (term !== entries.hie.term || !isWording(term)) return false;
  if (entries.mig.about !== entries.hie.about) return false;
  // A code that lost its system is told beside one that is shared.
  if (hasNameless(entries.mig) || hasNameless(entries.hie)) return false;
  const [some, all] =
    mig.codes.length <= hie.codes.length ? [mig.codes, hie.codes] : [hie.codes, mig.codes];
  // Where one side holds all codes of the other, no system can contradict.
  if (some.length === 0 || !some.every((code) => all.includes(code))) return false;
  const isAgent = AGENT_KINDS.has(entries.mig.kind) || AGENT_KINDS.has(entries.hie.kind);
  // Under a concept without a substance the wording has to name it, or the free text is asked.
  return !isAgent || agentWords(term).length > 0 || !some.every(namesNoAgent);
}

function hasNameless({ codes }: Entry): boolean {
  return codes.some(({ system }) => isNamelessSystem(system));
}

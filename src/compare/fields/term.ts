import { wordOverlap, wordsOf } from '../../match/words.ts';
import { agreeOnSystem } from '../../match/code-agreement.ts';
import { different, oneSided } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';
import { modalityOf, sameWording } from './wording.ts';

/** Words without which the rest means something else: turning the one into the other is never a synonym. */
const OPPOSITES = [
  ['left', 'right'],
  ['acute', 'chronic'],
  ['upper', 'lower'],
  ['positive', 'negative'],
] as const;

/**
 * Whether a negation, a family history or a doubt stands on one side only, while the rest of the
 * wording is much the same. Without that likeness it would be another way of putting it.
 */
export function compareModality({ entries }: ComparedPair): Outcome | undefined {
  const [mig, hie] = [entries.mig.term, entries.hie.term];
  if (mig === undefined || hie === undefined || mig === hie) return undefined;
  const [a, b] = [modalityOf(mig), modalityOf(hie)];
  if (wordOverlap(a.rest, b.rest) < 0.5) return undefined;
  if (a.negated !== b.negated || a.family !== b.family) {
    return different('negation-flipped', 'term', [mig, hie]);
  }
  if (a.doubt === b.doubt) return undefined;
  const kind =
    a.doubt === 'refuted' || b.doubt === 'refuted' ? 'negation-flipped' : 'certainty-changed';
  return different(kind, 'term', [mig, hie]);
}

/** Compares the wording the clinician sees. Another wording of a shared code is counted only. */
export function compareTerms(pair: ComparedPair): Outcome | undefined {
  const { mig, hie, entries } = pair;
  const values = [entries.mig.term, entries.hie.term] as const;
  if (values.includes(undefined)) return compareMissing(pair);
  const isDrug = entries.mig.kind === 'medication' || entries.mig.kind === 'issue';
  if (tellsOpposites(pair) || changesStrength(pair)) {
    return different('term-changed', 'term', values, isDrug ? { grade: 'critical' } : {});
  }
  if (sameWording(mig, hie)) return undefined;
  if (agreeOnSystem(mig.codes, hie.codes) !== 'shared') {
    const isCritical = isDrug || entries.mig.kind === 'allergy';
    return different('term-changed', 'term', values, {
      grade: isCritical ? 'uncoded-critical' : 'uncoded',
    });
  }
  const isOther = mig.words.length > 0 && wordOverlap(mig.words, hie.words) === 0;
  return different('term-changed', 'term', values, isOther ? {} : { grade: 'wording' });
}

/** A wording the MIG never gave cannot have been lost. */
function compareMissing({ entries }: ComparedPair): Outcome | undefined {
  const [mig, hie] = [entries.mig.term, entries.hie.term];
  if (mig === undefined) return hie === undefined ? undefined : oneSided('term', 'wording', mig);
  return different('term-changed', 'term', [mig, hie], { why: 'the HIE gives no wording for it.' });
}

function tellsOpposites({ entries }: ComparedPair): boolean {
  const [a, b] = [wordsOf(entries.mig.term ?? ''), wordsOf(entries.hie.term ?? '')];
  return OPPOSITES.some(([one, other]) => {
    const [x, y] = [isOnly(a, one, other), isOnly(b, one, other)];
    return x !== '' && y !== '' && x !== y;
  });
}

function isOnly(words: readonly string[], one: string, other: string): string {
  const has = [words.includes(one), words.includes(other)];
  if (has[0] === has[1]) return '';
  return has[0] ? one : other;
}

/** Numbers in the name of a drug are its strength: 75 mg is not 300 mg, whatever the code says. */
function changesStrength({ entries }: ComparedPair): boolean {
  const { mig, hie } = entries;
  if (mig.kind !== 'medication' && mig.kind !== 'issue') return false;
  const [a, b] = [numbersOf(mig.term ?? ''), numbersOf(hie.term ?? '')];
  return a !== '' && b !== '' && a !== b;
}

function numbersOf(text: string): string {
  return (text.match(/\d+(?:\.\d+)?/g) ?? [])
    .map(Number)
    .sort((a, b) => a - b)
    .join(' ');
}

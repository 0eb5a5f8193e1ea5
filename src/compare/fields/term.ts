import { remember } from '../../base/remember.ts';
import { foldText } from '../../base/text-fold.ts';
import { wordOverlap, wordsOf } from '../../match/words.ts';
import { AGENT_KINDS, namesOther } from '../../match/agent-words.ts';
import { agreeOnCodes, isWording } from '../../match/entry-facts.ts';
import { drugNameChange } from './drug-name.ts';
import { nameMaps } from '../../match/mapped-codes.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import type { MapRelease } from '../../record/code-map.ts';
import type { Entry } from '../../record/entry.ts';
import { different, oneSided } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';
import { printableTerm } from '../wording.ts';
import { statesSameAbsence } from './none-known.ts';
import { oneConceptNamed } from './vouched-terms.ts';
import { modalityOf, sameWording } from './wording.ts';

/** Words without which the rest means something else: turning the one into the other is never a synonym. */
const OPPOSITES = [
  ['left', 'right'],
  ['acute', 'chronic'],
  ['upper', 'lower'],
  ['positive', 'negative'],
  ['benign', 'malignant'],
  ['primary', 'secondary'],
  ['arterial', 'venous'],
  ['systolic', 'diastolic'],
  ['increased', 'decreased'],
  ['raised', 'low'],
  ['present', 'absent'],
] as const;

/** A type, grade or stage: `type 2 diabetes` and `hepatitis C` are not `type 1` and `hepatitis A`. */
const CLASSIFIED = /\b(type|grade|stage|class|group|hepatitis)\s+([0-9]+|[ivx]+|[a-e])\b/g;

/**
 * Whether a negation, a family history or a doubt stands on one side only, while the rest of the
 * wording is much the same. Without that likeness it would be another way of putting it.
 */
export function compareModality({ entries }: ComparedPair): Outcome | undefined {
  const [mig, hie] = [entries.mig.term, entries.hie.term];
  if (mig === undefined || hie === undefined || mig === hie) return undefined;
  const [a, b] = [modalityOf(mig), modalityOf(hie)];
  if (wordOverlap(a.rest, b.rest) < 0.5) return undefined;
  // A wording that leaves the relative out is told by `compareAbout`, where the entry is marked.
  const isFamilyLost = a.family !== b.family && saysFamily(entries.mig) !== saysFamily(entries.hie);
  if (a.negated !== b.negated || isFamilyLost) {
    return different('negation-flipped', 'term', printedTerms(entries));
  }
  if (a.doubt === b.doubt) return undefined;
  const kind =
    a.doubt === 'refuted' || b.doubt === 'refuted' ? 'negation-flipped' : 'certainty-changed';
  return different(kind, 'term', printedTerms(entries));
}

/** A relative's illness that one side no longer marks as such, in any way, is the patient's own there. */
export function compareAbout({ entries }: ComparedPair): Outcome | undefined {
  const { mig, hie } = entries;
  if (mig.about === hie.about || saysFamily(mig) === saysFamily(hie)) return undefined;
  return different('negation-flipped', 'about', [mig.about ?? 'patient', hie.about ?? 'patient'], {
    why: `it is about a relative on the ${saysFamily(mig) ? 'MIG' : 'HIE'} and about the patient on the other side.`,
  });
}

/** By its mark, its wording or its chapter of Read: the whole of chapter 12 is family history. */
function saysFamily({ about, term, codes }: Entry): boolean {
  if (about === 'family') return true;
  const wordings = [term, ...codes.map((code) => code.term)];
  if (wordings.some((wording) => wording !== undefined && modalityOf(wording).family)) return true;
  return codes.some(({ system, code }) => READ.has(system) && code.startsWith('12'));
}

const READ: ReadonlySet<string> = new Set([CODE_SYSTEMS.readV2, CODE_SYSTEMS.ctv3]);

/** The names of a drug on both sides: its strength, form, release and way in stand in the name only. */
export function compareDrugNames({ entries }: ComparedPair): Outcome | undefined {
  const [mig, hie] = [entries.mig.term, entries.hie.term];
  if (!isDrug(entries) || mig === undefined || hie === undefined) return undefined;
  const change = drugNameChange(mig, hie);
  if (change === undefined) return undefined;
  return different(change.kind, 'term', printedTerms(entries), { why: change.why });
}

function isDrug({ mig }: ComparedPair['entries']): boolean {
  return mig.kind === 'medication' || mig.kind === 'issue';
}

/** Compares the wording the clinician sees. Another wording of a shared code is counted only. */
export function compareTerms(pair: ComparedPair): Outcome | undefined {
  const { mig, hie, entries } = pair;
  const values = [entries.mig.term, entries.hie.term] as const;
  if (values.includes(undefined)) return compareMissing(pair);
  if (values[0] === values[1] && isWording(values[0])) return undefined;
  const vouching = oneConceptNamed(mig, hie);
  if (vouching !== undefined) {
    return sameWording(mig, hie) ? undefined : synonym(entries, byMaps(vouching));
  }
  if (tellsOpposites(pair)) {
    return different('term-changed', 'term', printedTerms(entries), {
      grade: isDrug(entries) ? 'critical' : 'opposite',
    });
  }
  const isAgent = AGENT_KINDS.has(entries.mig.kind) || AGENT_KINDS.has(entries.hie.kind);
  if (agreeOnCodes(mig, hie) === 'shared') return compareUnderOneCode(pair, isAgent);
  if (sameWording(mig, hie)) return undefined;
  return different('term-changed', 'term', printedTerms(entries), {
    grade: isAgent ? 'uncoded-critical' : 'uncoded',
  });
}

/** Another wording of one code is counted only, unless it names another substance or shares no word. */
function compareUnderOneCode(
  { mig, hie, entries }: ComparedPair,
  isAgent: boolean,
): Outcome | undefined {
  const values = [entries.mig.term, entries.hie.term] as const;
  if (isAgent && namesOther(values[0] ?? '', values[1] ?? '')) {
    return different('term-changed', 'term', printedTerms(entries), {
      why: 'the wording names something else under the same code.',
    });
  }
  if (sameWording(mig, hie)) return undefined;
  const isOther = mig.words.length > 0 && wordOverlap(mig.words, hie.words) === 0;
  return isOther ? different('term-changed', 'term', printedTerms(entries)) : synonym(entries);
}

function synonym(entries: ComparedPair['entries'], why?: string): Outcome {
  return different('term-synonym', 'term', printedTerms(entries), { why });
}

function byMaps(rows: readonly MapRelease[]): string {
  return `both wordings are descriptions of one concept under ${nameMaps(rows)}.`;
}

/** A wording the MIG never gave cannot have been lost. */
function compareMissing(pair: ComparedPair): Outcome | undefined {
  const { entries } = pair;
  const [mig, hie] = [entries.mig.term, entries.hie.term];
  if (mig === undefined) return hie === undefined ? undefined : oneSided('term', 'wording', mig);
  // A code that states it takes the place of the words.
  if (statesSameAbsence(pair)) return oneSided('term', 'wording', hie);
  if (isJoined(entries.hie)) {
    return different('entry-split', 'term', printedTerms(entries), {
      why: 'on the HIE it is two readings of one instant that nothing holds together.',
    });
  }
  return different('term-changed', 'term', printedTerms(entries), {
    why: 'the HIE gives no wording for it.',
  });
}

/** Readers make one pressure of two loose readings; only such a one has neither a wording nor a code. */
function isJoined({ kind, term, codes }: Entry): boolean {
  return kind === 'blood-pressure' && term === undefined && codes.length === 0;
}

function tellsOpposites({ entries }: ComparedPair): boolean {
  const [a, b] = [wordsOf(entries.mig.term ?? ''), wordsOf(entries.hie.term ?? '')];
  if (tellsOtherClass(entries)) return true;
  return OPPOSITES.some(([one, other]) => {
    const [x, y] = [isOnly(a, one, other), isOnly(b, one, other)];
    return x !== '' && y !== '' && x !== y;
  });
}

function tellsOtherClass({ mig, hie }: ComparedPair['entries']): boolean {
  const [a, b] = [classesOf(mig.term ?? ''), classesOf(hie.term ?? '')];
  return [...a].some(([noun, which]) => b.has(noun) && b.get(noun) !== which);
}

const classesOf = remember((term): ReadonlyMap<string, string> => {
  const found = foldText(term).matchAll(CLASSIFIED);
  return new Map([...found].map(([, noun = '', which = '']) => [noun, arabic(which)]));
});

const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4', v: '5' };

function arabic(which: string): string {
  return ROMAN[which] ?? which;
}

function isOnly(words: readonly string[], one: string, other: string): string {
  const has = [words.includes(one), words.includes(other)];
  if (has[0] === has[1]) return '';
  return has[0] ? one : other;
}

/** The wordings as findings print them: what somebody typed over a note or a document stays out. */
function printedTerms({
  mig,
  hie,
}: ComparedPair['entries']): [string | undefined, string | undefined] {
  return [printableTerm(mig), printableTerm(hie)];
}

import type { EntryFacts } from '../../match/entry-facts.ts';
import { textKey, textKeys } from '../../match/text-key.ts';
import { different, oneSided } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';
import { printText } from '../print-value.ts';
import { damageBetween } from './encoding.ts';
import { holdsTellingWords } from './telling-words.ts';

/**
 * Compares the free text line by line. A line one side files as text may be the wording, the dose or the
 * value of the other; what stands nowhere on the other side as a whole line is damaged, cut, lost, or changed
 * if there is other text.
 */
export function compareTexts({ mig, hie }: ComparedPair): Outcome | undefined {
  if (isSameText(mig.entry.text, hie.entry.text)) return undefined;
  const [a, b] = [mig.lines, hie.lines];
  const lost = missingFrom(a, b, hie);
  const added = missingFrom(b, a, mig);
  if (lost.length === 0 && added.length === 0) return undefined;
  // The same text, cut into lines elsewhere.
  if (lost.join(' ') === added.join(' ') || a.join(' ') === b.join(' ')) return undefined;
  const values = [print(a), print(b)] as const;
  const change = changeOf(lost, added, [mig, hie]);
  const onlyOn = lost.length === 0 ? 'hie' : added.length === 0 ? 'mig' : undefined;
  // Beside its title a document has file names and remarks of the system that keeps it.
  if (onlyOn !== undefined && mig.entry.kind === 'document') {
    return oneSided('text', 'further words on a document', onlyOn === 'mig' ? a : undefined);
  }
  return {
    ...different(change.kind, 'text', values, change),
    ...(onlyOn === undefined ? {} : { onlyOn }),
  };
}

interface TextChange {
  readonly kind: string;
  readonly grade?: string | undefined;
  readonly why?: string | undefined;
}

function changeOf(
  lost: readonly string[],
  added: readonly string[],
  [mig, hie]: readonly [EntryFacts, EntryFacts],
): TextChange {
  const [a, b] = [lost.join(' '), added.join(' ')];
  if (lost.length > 0 && added.length > 0) {
    const damage = damageBetween(mig.entry.text.join(' '), hie.entry.text.join(' '));
    if (damage !== undefined) {
      return { kind: 'encoding-damaged', grade: damage === 'sign' ? 'sign' : undefined };
    }
    const modality = modalityChange(apart(a, b));
    if (modality !== undefined) return modality;
    const cut = cutOf(a, b, 'HIE') ?? cutOf(b, a, 'MIG');
    if (cut !== undefined) return cut;
  }
  const kind = added.length === 0 ? 'text-lost' : 'text-changed';
  return { kind, grade: gradeOf(lost.length > 0 && added.length > 0 ? apart(a, b) : [a, b]) };
}

/**
 * The kind of finding where all that one text has more is a word or two that deny, doubt or speak of the
 * family: whatever is left reads as said of the patient, and for certain.
 */
function modalityChange(more: readonly string[]): TextChange | undefined {
  const [one, other] = more.map((words) => words.trim());
  if (one === undefined || other === undefined || (one !== '' && other !== '')) return undefined;
  const words = one === '' ? other : one;
  if (DENIALS.test(words)) return { kind: 'negation-flipped', why: MODALITY_WHY };
  return DOUBTS.test(words) ? { kind: 'certainty-changed', why: MODALITY_WHY } : undefined;
}

const MODALITY_WHY =
  'a word that denies, doubts or speaks of the family stands in the text of one side only.';
const DENIALS =
  /^(?:no|not|never|nil|denies(?: any)?|without|no evidence of|negative for|no history of|does not have|family history of|fh|ruled out|excluded)$/;
const DOUBTS =
  /^(?:\?|query|possible|possibly|probable|probably|suspected|suspicion of|likely|may have|might be|thought to be)$/;

/** What is left of a text when one of its ends, or both, are cut off. */
function cutOf(whole: string, written: string, side: string): TextChange | undefined {
  const part = written.replace(/^(?:\.\.\.|…)|(?:\.\.\.|…)$/g, '').trim();
  const at = whole.indexOf(part);
  if (at < 0 || part.length < PART_MIN) return undefined;
  const missing = [whole.slice(0, at), whole.slice(at + part.length)] as const;
  const where = missing[0] === '' ? 'end' : missing[1] === '' ? 'beginning' : 'beginning and end';
  const why = `the ${side} shows the text without its ${where}.`;
  return { kind: 'text-truncated', grade: gradeOf(missing), why };
}

/** Fewer letters are found in nearly any text. */
const PART_MIN = 4;

/** What only one of two texts holds between what both begin and end with. */
function apart(a: string, b: string): readonly string[] {
  const most = Math.min(a.length, b.length);
  let front = 0;
  while (front < most && a[front] === b[front]) front += 1;
  let back = 0;
  while (back < most - front && a.at(-1 - back) === b.at(-1 - back)) back += 1;
  // Whole words, for a part of a word tells nothing.
  const from = a.lastIndexOf(' ', front) + 1;
  const isInWord = [a, b].some((text) => isWithinWord(text, text.length - back));
  return [a, b].map((text) => {
    const to = text.length - back;
    const rest = isInWord ? (/^\S*/.exec(text.slice(to))?.[0] ?? '') : '';
    return `${text.slice(Math.min(from, to), to)}${rest}`.trim();
  });
}

function isWithinWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && text[at] !== ' ' && text[at - 1] !== ' ';
}

function gradeOf(missing: readonly string[]): string | undefined {
  return missing.some(holdsTellingWords) ? 'critical' : undefined;
}

function isSameText(mig: readonly string[], hie: readonly string[]): boolean {
  return mig.length === hie.length && mig.every((text, index) => text === hie[index]);
}

/** Lines that stand neither in the text of the other entry nor anywhere else in it. */
function missingFrom(
  lines: readonly string[],
  text: readonly string[],
  other: EntryFacts,
): readonly string[] {
  const known = new Set(text);
  const missing = lines.filter((line) => !known.has(line));
  if (missing.length === 0) return missing;
  const elsewhere = new Set(otherLines(other));
  return missing.filter((line) => !elsewhere.has(line));
}

/** What an entry says beside its text, as lines. */
function otherLines({ entry, terms }: EntryFacts): readonly string[] {
  const details: readonly unknown[] = Object.values(entry.detail);
  const texts = details.filter((value): value is string => typeof value === 'string');
  return [...terms.map(textKey), ...[...texts, valueText(entry)].flatMap(textKeys)];
}

function valueText({ detail }: EntryFacts['entry']): string {
  if (detail.kind !== 'result' && detail.kind !== 'observation') return '';
  return detail.value?.type === 'text' ? detail.value.text : '';
}

function print(lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : printText(lines.join(' '));
}

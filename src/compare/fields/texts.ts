import { termKey } from '../../match/words.ts';
import type { EntryFacts } from '../../match/entry-facts.ts';
import { different } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';
import { printText } from '../print-value.ts';

/**
 * Compares the free text line by line. A line one side files as text may be the wording, the dose or the
 * value of the other; what stands nowhere on the other side as a whole line is lost, or changed if there is
 * other text.
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
  const kind = added.length === 0 || isCut(a, b) ? 'text-lost' : 'text-changed';
  const onlyOn = lost.length === 0 ? 'hie' : added.length === 0 ? 'mig' : undefined;
  return { ...different(kind, 'text', values), ...(onlyOn === undefined ? {} : { onlyOn }) };
}

function isSameText(mig: readonly string[], hie: readonly string[]): boolean {
  return mig.length === hie.length && mig.every((text, index) => text === hie[index]);
}

/** Lines folded for comparison, without the empty ones. */
function foldLines(texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => text.split(/\r\n|\n|\r/).map(termKey))
    .filter((line) => line !== '');
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

/** Whether the other side kept a part of the text and nothing else. */
function isCut(mig: readonly string[], hie: readonly string[]): boolean {
  const whole = mig.join(' ');
  return hie.every((line) => whole.includes(line.replace(/(?:\.\.\.|…)$/, '').trim()));
}

/** What an entry says beside its text, as lines. */
function otherLines({ entry, terms }: EntryFacts): readonly string[] {
  const details: readonly unknown[] = Object.values(entry.detail);
  const texts = details.filter((value): value is string => typeof value === 'string');
  return [...terms, ...foldLines([...texts, valueText(entry)])];
}

function valueText({ detail }: EntryFacts['entry']): string {
  if (detail.kind !== 'result' && detail.kind !== 'observation') return '';
  return detail.value?.type === 'text' ? detail.value.text : '';
}

function print(lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : printText(lines.join(' '));
}

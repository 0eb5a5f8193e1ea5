import { foldText } from '../../base/text-fold.ts';
import type { EntryFacts } from '../../match/entry-facts.ts';
import { different } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';
import { printText } from '../print-value.ts';

/**
 * Compares the free text. A line one side files as text may stand in the wording, the dose or the
 * value of the other; what stands nowhere on the other side is lost, or changed if there is other text.
 */
export function compareTexts({ mig, hie }: ComparedPair): Outcome | undefined {
  const [a, b] = [linesOf(mig), linesOf(hie)];
  const missing = missingFrom(a, allText(hie, b));
  const added = missingFrom(b, allText(mig, a));
  if (missing === 0 && added === 0) return undefined;
  const values = [print(a), print(b)] as const;
  const kind = added === 0 || isCut(a, b) ? 'text-lost' : 'text-changed';
  return different(kind, 'text', values);
}

function linesOf({ entry }: EntryFacts): readonly string[] {
  return entry.text.map(foldText).filter((line) => line !== '');
}

function missingFrom(lines: readonly string[], text: string): number {
  return lines.filter((line) => !text.includes(line)).length;
}

/** Whether the other side kept a part of the text and nothing else. */
function isCut(mig: readonly string[], hie: readonly string[]): boolean {
  const whole = mig.join(' ');
  return hie.every((line) => whole.includes(line.replace(/(?:\.\.\.|…)$/, '').trim()));
}

function allText({ entry, terms }: EntryFacts, lines: readonly string[]): string {
  const details: readonly unknown[] = Object.values(entry.detail);
  const texts = details.filter((value): value is string => typeof value === 'string');
  return [...lines, ...terms, ...texts.map(foldText), valueText(entry)].join(' ');
}

function valueText({ detail }: EntryFacts['entry']): string {
  if (detail.kind !== 'result' && detail.kind !== 'observation') return '';
  return detail.value?.type === 'text' ? foldText(detail.value.text) : '';
}

function print(lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : printText(lines.join(' '));
}

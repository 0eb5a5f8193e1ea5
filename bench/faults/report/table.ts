import type { Counted } from '../../../src/stats/proportion.ts';
import { exactUpper, wilson } from '../../../src/stats/proportion.ts';

/** A table in Markdown: the first columns of text, the rest numbers. */
export function tableOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  textColumns = 1,
): string[] {
  if (rows.length === 0) return ['None.'];
  const rule = head.map((_, at) => (at < textColumns ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

/** `391 of 400`; a dash where nothing was counted. */
export function counts({ hits, of }: Counted): string {
  return of === 0 ? '–' : `${hits} of ${of}`;
}

/** A share with as many digits as its distance from all or nothing needs. */
export function share({ hits, of }: Counted): string {
  return of === 0 ? '–' : percent(hits / of);
}

/** The 95 % interval of a share. */
export function interval(counted: Counted): string {
  if (counted.of === 0) return '–';
  const { low, high } = wilson(counted);
  return `${percent(low)} to ${percent(high)}`;
}

/** With 95 % confidence no more than this share of all faults is missed. */
export function missedAtMost({ hits, of }: Counted): string {
  return of === 0 ? '–' : percent(exactUpper({ hits: of - hits, of }));
}

function percent(part: number): string {
  const distance = Math.min(part, 1 - part);
  return `${(part * 100).toFixed(distance === 0 ? 0 : distance < 0.01 ? 2 : 1)} %`;
}

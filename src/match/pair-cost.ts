import { agreeOnSystem } from './code-agreement.ts';
import { daysApart } from './day-range.ts';
import type { EntryFacts } from './entry-facts.ts';
import { wordOverlap } from './words.ts';

/**
 * How unlike two entries are, in whole points; 0 is alike in everything a rule looks at. Only used
 * to choose between candidates of one pass. Code and term share one weight, since a wrong code
 * mostly brings a wrong term and must not count twice.
 */
export function costOf(a: EntryFacts, b: EntryFacts): number {
  if (a.content === b.content) return 0;
  return (
    meaningCost(a, b) +
    valueCost(a.value, b.value) +
    dateCost(a, b) +
    (a.entry.kind === b.entry.kind ? 0 : 120) +
    (a.entry.item === b.entry.item ? 0 : 30) +
    (a.entry.status === b.entry.status ? 0 : 30) +
    textCost(a, b)
  );
}

function meaningCost(a: EntryFacts, b: EntryFacts): number {
  const wording = a.terms.some((term) => b.terms.includes(term))
    ? 0
    : 1 - wordOverlap(a.words, b.words);
  switch (agreeOnSystem(a.codes, b.codes)) {
    case 'shared':
      return Math.round(40 * wording);
    case 'no-common-system':
      return Math.round(300 * wording);
    case 'different':
      return 150 + Math.round(300 * wording);
  }
}

function valueCost(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  return a === undefined || b === undefined ? 150 : 400;
}

function dateCost(a: EntryFacts, b: EntryFacts): number {
  if (a.days === undefined && b.days === undefined) return 0;
  if (a.days === undefined || b.days === undefined) return 150;
  const apart = daysApart(a.days, b.days);
  // Squared, so that a run of dates moved together is least unlike in its own order.
  if (apart > 0) return 200 + apart * apart;
  if (a.days.wall === b.days.wall) return 0;
  return a.days.first === b.days.first && a.days.last === b.days.last ? 10 : 60;
}

function textCost(a: EntryFacts, b: EntryFacts): number {
  if (a.entry.text.join('\n') === b.entry.text.join('\n')) return 0;
  return 20;
}

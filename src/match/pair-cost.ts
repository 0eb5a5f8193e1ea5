import { remember } from '../base/remember.ts';
import { undatedContentOf } from './content.ts';
import { daysApart } from './day-range.ts';
import { agreeOnCodes, isSameContent } from './entry-facts.ts';
import type { EntryFacts } from './entry-facts.ts';
import { wordOverlap } from './words.ts';

/**
 * How unlike two entries are, in whole points; 0 is alike in everything a rule looks at. Only used
 * to choose between candidates of one pass. Code and term share one weight, since a wrong code
 * mostly brings a wrong term and must not count twice.
 */
export function costOf(a: EntryFacts, b: EntryFacts): number {
  return isSameContent(a, b) ? 0 : undatedCost(a, b) + dateCost(a, b);
}

/**
 * The same for each row with each column of a large component. Entries alike in all but their date, as the
 * issues of a drug are, cost the same but for the date, and that part is worked out once for all of them.
 */
export function costsAmong(
  rows: readonly EntryFacts[],
  columns: readonly EntryFacts[],
): (row: number, column: number) => number {
  const [own, others] = [classesOf(rows), classesOf(columns)];
  const known: number[][] = [];
  return (row, column) => {
    const [a, b] = [rows[row] as EntryFacts, columns[column] as EntryFacts];
    if (isSameContent(a, b)) return 0;
    const costs = (known[own[row] ?? 0] ??= []);
    return (costs[others[column] ?? 0] ??= undatedCost(a, b)) + dateCost(a, b);
  };
}

/** A number for each entry, the same for those alike in all but their date. */
function classesOf(entries: readonly EntryFacts[]): readonly number[] {
  const classes = new Map<string, number>();
  return entries.map(({ entry, links }) => {
    const key = `${undatedContentOf(entry)} ${links.join('\n')}`;
    const own = classes.get(key) ?? classes.size;
    classes.set(key, own);
    return own;
  });
}

function undatedCost(a: EntryFacts, b: EntryFacts): number {
  return (
    meaningCost(a, b) +
    valueCost(a.value, b.value) +
    (a.entry.kind === b.entry.kind ? 0 : 120) +
    (a.entry.item === b.entry.item ? 0 : 30) +
    (a.entry.status === b.entry.status ? 0 : 30) +
    textCost(a, b) +
    detailCost(a, b) +
    linkCost(a, b)
  );
}

function meaningCost(a: EntryFacts, b: EntryFacts): number {
  const wording = a.terms.some((term) => b.terms.includes(term))
    ? 0
    : 1 - wordOverlap(a.words, b.words);
  switch (agreeOnCodes(a, b)) {
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
  if (a === undefined || b === undefined) return 150;
  return shareNumber(a, b) ? 250 : 400;
}

/** The same number under another comparator or unit, or one of two numbers, is nearer than nothing in common. */
function shareNumber(a: string, b: string): boolean {
  const theirs = numbersOf(b);
  return numbersOf(a).some((number) => theirs.includes(number));
}

const numbersOf = remember((value): readonly string[] => value.match(/\d+(?:\.\d+)?/g) ?? []);

function dateCost(a: EntryFacts, b: EntryFacts): number {
  if (a.days === undefined && b.days === undefined) return 0;
  if (a.days === undefined || b.days === undefined) return 150;
  const apart = daysApart(a.days, b.days);
  if (apart > 0) return costOfDays(apart);
  // Where one of them gives no time, or gives midnight in its place, the day is all there is to agree on.
  if (isSameWall(a.days.wall, b.days.wall)) return 0;
  return a.days.first === b.days.first && a.days.last === b.days.last ? 10 : 60;
}

/** What so many days apart cost. Squared, so that a run of dates moved together is least unlike in its own order. */
export function costOfDays(apart: number): number {
  return apart === 0 ? 0 : 200 + apart * apart;
}

function isSameWall(a: string, b: string): boolean {
  return a === b || withoutMidnight(a) === withoutMidnight(b);
}

function withoutMidnight(wall: string): string {
  return wall.endsWith(MIDNIGHT) ? wall.slice(0, -MIDNIGHT.length) : wall;
}

const MIDNIGHT = 'T00:00';

/** Text counts by lines shared, folded, so that the same comment draws its entry. */
function textCost(a: EntryFacts, b: EntryFacts): number {
  if (a.lines.length === 0 && b.lines.length === 0) return 0;
  return Math.round(20 * (1 - overlap(a.lines, b.lines)));
}

/** Lesser details that differ weigh more than those one side leaves out. */
function detailCost(a: EntryFacts, b: EntryFacts): number {
  let cost = 0;
  for (const [name, own] of a.details) {
    const other = b.details.get(name);
    if (own !== other) cost += other === undefined ? 6 : 15;
  }
  for (const name of b.details.keys()) if (!a.details.has(name)) cost += 6;
  return cost;
}

function linkCost(a: EntryFacts, b: EntryFacts): number {
  if (a.links.length === 0 || b.links.length === 0) return 0;
  return Math.round(12 * (1 - overlap(a.links, b.links)));
}

function overlap(a: readonly string[], b: readonly string[]): number {
  // Mostly one comment or one link on each side.
  if (a.length === 1 && b.length === 1) return a[0] === b[0] ? 1 : 0;
  return wordOverlap([...new Set(a)], [...new Set(b)]);
}

/**
 * What of a pair a rule would tell, as a text: two ways of pairing with the same texts give the same
 * findings. Empty where the two agree in everything.
 */
export function differencesOf(a: EntryFacts, b: EntryFacts): string {
  if (isSameContent(a, b)) return '';
  const names = [...new Set([...a.details.keys(), ...b.details.keys()])].sort();
  const parts: (readonly [string | undefined, string | undefined])[] = [
    [a.entry.kind, b.entry.kind],
    [a.entry.item, b.entry.item],
    [a.entry.status, b.entry.status],
    [a.entry.about, b.entry.about],
    [a.value, b.value],
    [a.lines.join('\n'), b.lines.join('\n')],
    ...names.map((name) => [a.details.get(name), b.details.get(name)] as const),
    ...(agreeInDate(a, b) ? [] : [[a.days?.wall, b.days?.wall] as const]),
    ...(meaningCost(a, b) === 0 ? [] : [[meaningOf(a), meaningOf(b)] as const]),
    // Links are told only where both sides have them.
    ...(linkCost(a, b) === 0 ? [] : [[a.links.join('\n'), b.links.join('\n')] as const]),
  ];
  const different = parts.flatMap(([x, y], index) => (x === y ? [] : [[index, x ?? 0, y ?? 0]]));
  return different.length === 0 ? '' : JSON.stringify(different);
}

function meaningOf({ codes, terms }: EntryFacts): string {
  return [...codes, ...terms].join('\n');
}

function agreeInDate(a: EntryFacts, b: EntryFacts): boolean {
  return dateCost(a, b) === 0;
}

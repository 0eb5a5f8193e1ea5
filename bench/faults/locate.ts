import type { DocumentEntry } from '../../src/compare/document.ts';
import { foldedWords } from '../../src/simulator/canonical.ts';
import type { Concept } from '../../src/simulator/model.ts';
import type { Facet } from './facets.ts';

/**
 * Which facets of the simulated record each entry of a document tells, by what both say: code or
 * wording, date, sort, and value or dose. The best fit counts; of several equal ones all do, since
 * nobody could tell them apart.
 */
export function locate(
  entries: readonly DocumentEntry[],
  facets: readonly Facet[],
): readonly (readonly Facet[])[] {
  const index = indexOf(facets);
  return entries.map((entry) => bestFits(entry, candidatesFor(entry, index)));
}

interface FacetIndex {
  readonly byName: ReadonlyMap<string, readonly Facet[]>;
  readonly byDay: ReadonlyMap<string, readonly Facet[]>;
}

function indexOf(facets: readonly Facet[]): FacetIndex {
  const byName = new Map<string, Facet[]>();
  const byDay = new Map<string, Facet[]>();
  for (const facet of facets) {
    for (const name of namesOf(facet.concept)) add(byName, name, facet);
    add(byDay, (facet.date ?? '').slice(0, 10), facet);
  }
  return { byName, byDay };
}

function add(map: Map<string, Facet[]>, key: string, facet: Facet): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [facet]);
  else if (known.at(-1) !== facet) known.push(facet);
}

function namesOf({ snomed, description, read, emisDrug, term, wording }: Concept): string[] {
  const names = [snomed, description, foldedWords(term)];
  if (read !== undefined) names.push(read.code);
  if (emisDrug !== undefined) names.push(emisDrug);
  if (wording !== undefined) names.push(foldedWords(wording));
  return names;
}

/** A facet with what speaks for it besides its sort and date. */
type Candidates = ReadonlyMap<Facet, number>;

const NAMED = 8;

function candidatesFor(entry: DocumentEntry, { byName, byDay }: FacetIndex): Candidates {
  const found = new Map<Facet, number>();
  for (const facet of byDay.get((entry.date ?? '').slice(0, 10)) ?? []) found.set(facet, 0);
  const names = entry.codes.map(({ code }) => code);
  if (entry.term !== undefined) names.push(foldedWords(entry.term));
  for (const name of names) {
    for (const facet of byName.get(name) ?? []) found.set(facet, NAMED);
  }
  return found;
}

function bestFits(entry: DocumentEntry, candidates: Candidates): readonly Facet[] {
  let best = LEAST;
  let fits: Facet[] = [];
  for (const [facet, named] of candidates) {
    const score =
      named + kindScore(entry, facet) + dateScore(entry, facet) + saidScore(entry, facet);
    if (score < best) continue;
    if (score > best) fits = [];
    best = score;
    fits.push(facet);
  }
  return fits;
}

/** A name alone, or a sort and a day. */
const LEAST = 6;

function kindScore({ kind }: DocumentEntry, facet: Facet): number {
  return kind === facet.kind ? 3 : 0;
}

function dateScore({ date = '' }: DocumentEntry, facet: Facet): number {
  const own = facet.date ?? '';
  if (own === date) return 4;
  if (own === '' || date === '') return 0;
  if (own.slice(0, 10) === date.slice(0, 10)) return 3;
  return own.startsWith(date) || date.startsWith(own) ? 2 : 0;
}

function saidScore({ value, dose }: DocumentEntry, { said }: Facet): number {
  const told = dose ?? value;
  if (told === undefined || said === undefined) return 0;
  return plain(told) === plain(said) ? 2 : 0;
}

function plain(text: string): string {
  return foldedWords(text).replaceAll(/^[<>]=?|(?<=\.\d*?)0+(?=$|\/)|\.(?=0*(?:$|\/))/gu, '');
}

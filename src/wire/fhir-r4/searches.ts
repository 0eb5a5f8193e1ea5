import type { DataItem } from '../../record/item.ts';
import type { BundlePart } from '../fhir/bundle.ts';
import type { ProblemLog } from '../fhir/problem-log.ts';
import { textOf } from '../json/json-value.ts';
import { safeName } from '../safe-name.ts';
import { ITEMS_OF_CATEGORY } from './entries/condition.ts';
import { isLaboratory } from './entries/observation.ts';
import { addressOf } from './envelope.ts';

/** What a search asked for, as the address of its answer tells. */
export interface Search {
  readonly type: string;
  /** The items that the search would have shown, had it found something. */
  readonly items: readonly DataItem[];
  /** It was narrowed by more than the patient and a category, so that finding nothing says little. */
  readonly narrowed: boolean;
}

/** The searches that the answer, or its parts, answer. */
export function searchesOf(parts: readonly BundlePart[], log: ProblemLog): readonly Search[] {
  return parts.flatMap(({ body, at }) => {
    if (textOf(body['type']) !== 'searchset') return [];
    const address = addressOf(body, 'self');
    const search = address === undefined ? undefined : readSearch(address);
    if (search === undefined) return [];
    if (search.narrowing.length > 0) {
      const names = [...new Set(search.narrowing.map(safeName))].sort().join(', ');
      const what = `the search was narrowed by ${names}; what it left out is not told`;
      log.warning(`${at}link`, what);
    }
    const { type, items } = search;
    return [{ type, items, narrowed: search.narrowing.length > 0 }];
  });
}

/** The items in which entries of each type of resource stand. */
export const ITEMS_OF_TYPE: ReadonlyMap<string, readonly DataItem[]> = new Map<
  string,
  readonly DataItem[]
>([
  ['AllergyIntolerance', ['risks-and-warnings']],
  ['Flag', ['risks-and-warnings']],
  ['Condition', ['problems', 'diagnoses']],
  ['MedicationStatement', ['medication']],
  ['MedicationRequest', ['medication']],
  ['Immunization', ['procedures']],
  ['Procedure', ['procedures']],
  ['Observation', ['investigations', 'examinations']],
  ['DiagnosticReport', ['investigations']],
  ['Encounter', ['events']],
  ['ServiceRequest', ['events']],
  ['DocumentReference', ['events']],
]);

interface ReadSearch {
  readonly type: string;
  readonly items: readonly DataItem[];
  readonly narrowing: readonly string[];
}

function readSearch(address: string): ReadSearch | undefined {
  const [path = '', query = ''] = address.split('?');
  const type = path
    .replace(/\/_search$/, '')
    .split('/')
    .findLast((part) => ITEMS_OF_TYPE.has(part));
  if (type === undefined) return undefined;
  const parameters = query.split('&').map((each) => each.split('='));
  const names = parameters.flatMap(([name]) => (name === undefined || name === '' ? [] : [name]));
  const categories = parameters
    .filter(([name]) => name === 'category')
    .flatMap(([, value]) => (value ?? '').split(/,|%2C/i).map(lastPart));
  return {
    type,
    items: itemsOf(type, categories),
    narrowing: names.filter((name) => !isHarmless(name)),
  };
}

/** A token is `system|code`, with the bar as it is or encoded. */
function lastPart(token: string): string {
  return token.split(/\||%7C/i).at(-1) ?? '';
}

function itemsOf(type: string, categories: readonly string[]): readonly DataItem[] {
  const all = ITEMS_OF_TYPE.get(type) ?? [];
  if (categories.length === 0) return all;
  if (type === 'Condition') {
    const named = categories.flatMap((each) => ITEMS_OF_CATEGORY.get(each) ?? []);
    return named.length === 0 ? all : named;
  }
  if (type !== 'Observation') return all;
  const laboratory = categories.filter((each) => isLaboratory([each])).length;
  return all.filter((item) =>
    item === 'investigations' ? laboratory > 0 : laboratory < categories.length,
  );
}

/** Parameters that say whose record, in which order, in what portions. */
function isHarmless(name: string): boolean {
  if (name.startsWith('-page')) return true;
  // "not" and "missing" turn a parameter round.
  if (/:(?:not|missing|not-in|above|below)$/.test(name)) return false;
  return HARMLESS.has(name.split(/[:.]/)[0] ?? '');
}

const HARMLESS: ReadonlySet<string> = new Set(
  `patient subject category _count _include _revinclude _sort _format _pretty _total _offset
  _getpages _getpagesoffset _bundletype _page page`.split(/\s+/),
);

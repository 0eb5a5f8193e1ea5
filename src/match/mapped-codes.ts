import { joinParts } from '../base/hash.ts';
import { compareText } from '../base/ordering.ts';
import { CODE_SYSTEMS } from '../record/code.ts';
import type { Code } from '../record/code.ts';
import { equivalentsOf } from '../record/code-map.ts';
import type { CodeMapAnswers, MapCitation, MapRelease } from '../record/code-map.ts';
import { factsOfCode, hasMeaning } from './code-facts.ts';

/** Code keys (`system|code`), each with the rows of the maps that lead to it; none for a code of the entry itself. */
type Reached = ReadonlyMap<string, readonly MapCitation[]>;

/** What code maps make of the codes of an entry. */
export interface MappedCodes {
  /** The codes themselves and what certainly means the same. */
  readonly equal: Reached;
  /** What certainly is an ancestor. */
  readonly broader: Reached;
  /** What the maps name among several meanings, or contradict each other in. */
  readonly doubtful: Reached;
  /** What it certainly means, ancestors among it: what two entries that may be one have in common. */
  readonly keys: readonly string[];
}

/** What code maps say of two entries: `broader` when the second means more than the first, `narrower` when less. */
export interface MapAgreement {
  readonly relation: 'equal' | 'broader' | 'narrower' | 'doubtful';
  /** The rows that lead from the first to what both mean, then those from the second. */
  readonly citations: readonly MapCitation[];
}

/**
 * Follows codes through the maps; an entry with a value is led by the maps for values. The same few lists of
 * codes come back in every record, so answers are kept for as long as the maps they come from.
 */
export function mapCodes(
  answers: CodeMapAnswers,
  codes: readonly Code[],
  hasValue: boolean,
): MappedCodes {
  let known = followed.get(answers);
  if (known === undefined || known.size >= LISTS_MAX) {
    known = new Map();
    followed.set(answers, known);
  }
  const key = keyOf(codes, hasValue);
  let mapped = known.get(key);
  if (mapped === undefined) {
    mapped = followCodes(answers, codes, hasValue);
    known.set(key, mapped);
  }
  return mapped;
}

const followed = new WeakMap<CodeMapAnswers, Map<string, MappedCodes>>();
const LISTS_MAX = 5000;

/** All of the codes that maps are asked by. */
function keyOf(codes: readonly Code[], hasValue: boolean): string {
  const parts = codes.flatMap(({ system, code, term, termCode }) => [system, code, termCode, term]);
  return joinParts([String(hasValue), ...parts]);
}

function followCodes(
  answers: CodeMapAnswers,
  codes: readonly Code[],
  hasValue: boolean,
): MappedCodes {
  const own = codes.filter(hasMeaning);
  const equal = new Map<string, readonly MapCitation[]>();
  for (const code of own) equal.set(factsOfCode(code).key, []);
  const broader = new Map<string, readonly MapCitation[]>();
  const doubtful = new Map<string, readonly MapCitation[]>();
  for (const found of equivalentsOf(answers, own, { hasValue })) {
    const key = `${CODE_SYSTEMS.snomed}|${found.code}`;
    if (equal.has(key)) continue;
    if (found.ambiguous) doubtful.set(key, found.citations);
    else (found.relation === 'equal' ? equal : broader).set(key, found.citations);
  }
  return { equal, broader, doubtful, keys: [...equal.keys(), ...broader.keys()] };
}

/** What the maps say of two sets of codes; undefined when they say nothing of the two together. */
export function relateMapped(a: MappedCodes, b: MappedCodes): MapAgreement | undefined {
  const equal = shortest(a.equal, b.equal);
  if (equal !== undefined) return { relation: 'equal', citations: equal };
  const broader = shortest(a.broader, b.equal);
  const narrower = shortest(a.equal, b.broader);
  if (broader !== undefined && (narrower === undefined || broader.length <= narrower.length)) {
    return { relation: 'broader', citations: broader };
  }
  if (narrower !== undefined) return { relation: 'narrower', citations: narrower };
  const doubtful =
    shortest(a.doubtful, b.equal) ??
    shortest(a.equal, b.doubtful) ??
    shortest(a.doubtful, b.doubtful) ??
    shortest(a.doubtful, b.broader) ??
    shortest(a.broader, b.doubtful);
  return doubtful === undefined ? undefined : { relation: 'doubtful', citations: doubtful };
}

/** Whether a SNOMED concept is known that the codes certainly mean. */
export function hasCertainConcept({ equal }: MappedCodes): boolean {
  for (const key of equal.keys()) if (key.startsWith(`${CODE_SYSTEMS.snomed}|`)) return true;
  return false;
}

/** The rows behind the common meaning that needs fewest of them; of several alike the first by code. */
function shortest(a: Reached, b: Reached): readonly MapCitation[] | undefined {
  let best: { readonly key: string; readonly rows: readonly MapCitation[] } | undefined;
  for (const [key, rows] of a) {
    const others = b.get(key);
    if (others === undefined) continue;
    const both = [...rows, ...others];
    const order = best === undefined ? -1 : both.length - best.rows.length;
    if (order < 0 || (order === 0 && compareText(key, best?.key ?? '') < 0)) {
      best = { key, rows: both };
    }
  }
  return best?.rows;
}

/** The maps of some rows, each with its release, as a sentence names them. */
export function nameMaps(citations: readonly MapRelease[]): string {
  const names = citations.map(({ map, release }) => `${map} of ${release}`);
  return [...new Set(names)].sort(compareText).join(' and ');
}

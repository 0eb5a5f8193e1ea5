import { ENTRY_KINDS } from '../record/entry-kind.ts';
import type { EntryKind } from '../record/entry-kind.ts';
import type { FormatLimit } from '../record/reading.ts';
import type { EntryFacts } from './entry-facts.ts';

/** How far apart in kind two entries may be in a pass, from the same kind to any related one. */
export const SCOPES = ['kind', 'family', 'late'] as const;
export type Scope = (typeof SCOPES)[number];

/** The group within which an entry may find its partner, for each scope. */
export type Families = (facts: EntryFacts, scope: Scope) => string;

const STATEMENTS: ReadonlySet<EntryKind> = new Set([
  'problem',
  'diagnosis',
  'procedure',
  'immunisation',
  'result',
  'observation',
  'blood-pressure',
  'alert',
]);

/** Kinds that arrive as plain observations when a format files them elsewhere. */
const LATE_STATEMENTS: ReadonlySet<EntryKind> = new Set(['allergy', 'referral', 'diary']);

/** The families of kinds; a format that files a kind under another makes the two one family. */
export function familiesOf(limits: readonly FormatLimit[]): Families {
  const joined = joinFamilies(limits);
  const names = new Map(ENTRY_KINDS.map((kind) => [kind, namesOf(kind, joined)]));
  return ({ entry, noneKnown }, scope) => {
    // "No known allergies" must never meet an allergy, whatever kind it came as.
    if (noneKnown) return 'none-known';
    return names.get(entry.kind)?.[scope] ?? entry.kind;
  };
}

/** What a kind is grouped under in each scope. */
function namesOf(
  kind: EntryKind,
  joined: ReadonlyMap<string, string>,
): Readonly<Record<Scope, string>> {
  const own = familyOf(kind);
  const family = joined.get(own) ?? own;
  const late = LATE_STATEMENTS.has(kind) || family === 'statement' ? 'statement' : family;
  return { kind, family, late };
}

function familyOf(kind: EntryKind): string {
  return STATEMENTS.has(kind) ? 'statement' : kind;
}

function joinFamilies(limits: readonly FormatLimit[]): ReadonlyMap<string, string> {
  const joined = new Map<string, string>();
  const rootOf = (name: string): string => {
    const next = joined.get(name);
    return next === undefined ? name : rootOf(next);
  };
  for (const limit of limits) {
    if (limit.field !== 'kind' || limit.as === undefined) continue;
    const [a, b] = [rootOf(familyOf(limit.kind)), rootOf(familyOf(limit.as))].sort();
    // The name `statement` wins, so that late kinds still find it; else the first by text.
    if (a === undefined || b === undefined || a === b) continue;
    if (b === 'statement') joined.set(a, b);
    else joined.set(b, a);
  }
  return new Map([...joined.keys()].map((name) => [name, rootOf(name)]));
}

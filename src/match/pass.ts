import type { EntryFacts } from './entry-facts.ts';
import type { Scope } from './kind-family.ts';
import type { PassId } from './matching.ts';

/** One pass of the matcher: what two entries must have in common, and how sure that makes us. */
export interface Pass {
  readonly id: PassId;
  readonly scope: Scope;
  readonly confidence: number;
  readonly why: string;
  /** The same with what is known of the pair alone; whichever side is which. */
  readonly tell?: (mig: EntryFacts, hie: EntryFacts) => string;
  /** Entries that share a key may be partners. */
  readonly keys: (entry: EntryFacts) => readonly string[];
  /** Whether two entries share a key, told without writing the keys out. */
  readonly shareKey?: (a: EntryFacts, b: EntryFacts) => boolean;
  /** What must hold besides. */
  readonly allowed?: (mig: EntryFacts, hie: EntryFacts) => boolean;
  /** Keys carried by more entries than this, both sides together, tell nothing and are left out. */
  readonly keyMax?: number;
}

/** A pass before it is said how far apart in kind entries may be. */
export type Recipe = Omit<Pass, 'scope'>;

/** The pass of a recipe in one scope. */
export function at(scope: Scope, recipe: Recipe): Pass {
  return { ...recipe, scope };
}

/** The passes of a recipe among the same kind, then among related ones. */
export function inKindThenFamily(recipe: Recipe): Pass[] {
  return [at('kind', recipe), at('family', recipe)];
}

/** The passes of a recipe in all scopes, the closest first. */
export function inEveryScope(recipe: Recipe): Pass[] {
  return [...inKindThenFamily(recipe), at('late', recipe)];
}

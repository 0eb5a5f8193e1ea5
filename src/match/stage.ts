import type { EntryFacts } from './entry-facts.ts';
import type { Families } from './kind-family.ts';
import type { Pass } from './pass.ts';
import { withinReach } from './reach.ts';
import type { Reach } from './reach.ts';
import { runPass } from './run-pass.ts';
import type { Solution } from './solve-component.ts';
import type { BySide } from '../record/side.ts';

/** Passes that follow each other and look for the same kind of thing in common. */
export interface Stage {
  /** What two entries must share to be partners in any pass of the stage; all come into question without it. */
  readonly reach?: Reach;
  readonly passes: readonly Pass[];
}

/** What a pass found. */
export interface Found {
  readonly pass: Pass;
  readonly solution: Solution;
}

/** Runs stages one after the other; what finds a partner is taken out of `open`. */
export function runStages(
  stages: readonly Stage[],
  open: BySide<Set<EntryFacts>>,
  families: Families,
): Found[] {
  const found: Found[] = [];
  for (const stage of stages) {
    // Nobody is left to be paired with, and nothing need be worked out of what is left.
    if (open.mig.size === 0 || open.hie.size === 0) break;
    found.push(...runStage(stage, open, families));
  }
  return found;
}

function runStage(
  { reach, passes }: Stage,
  open: BySide<Set<EntryFacts>>,
  families: Families,
): Found[] {
  const found: Found[] = [];
  const near = reach === undefined ? open : withinReach(open, reach);
  const isOneKind = areOneKind(near, families);
  let isExact = true;
  for (const pass of passes) {
    if (near.mig.size === 0 || near.hie.size === 0) break;
    if (isOneKind && isExact && pass.scope !== 'kind') continue;
    for (const solution of runPass(pass, near, families)) {
      close(solution, near, open);
      found.push({ pass, solution });
      isExact &&= solution.exact;
    }
  }
  return found;
}

/**
 * Whether all entries are of one kind. Every recipe runs among one kind first and leaves nobody it could pair,
 * so that for such entries the passes among related kinds would only find nothing once more.
 */
export function areOneKind(
  { mig, hie }: BySide<Iterable<EntryFacts>>,
  families: Families,
): boolean {
  let kind: string | undefined;
  for (const entries of [mig, hie]) {
    for (const entry of entries) {
      const own = families(entry, 'kind');
      kind ??= own;
      if (own !== kind) return false;
    }
  }
  return true;
}

/** Takes entries that found each other out of what is still open. */
export function close({ pairs }: Solution, ...lists: readonly BySide<Set<EntryFacts>>[]): void {
  for (const [a, b] of pairs) {
    for (const { mig, hie } of lists) {
      mig.delete(a);
      hie.delete(b);
    }
  }
}

import { compareText, orderBy, sorted } from '../../base/ordering.ts';
import {
  type DatedMembership,
  type GroupChange,
  diffGroups,
} from '../../programme/organisations/diff-groups.ts';
import { everyImport } from '../../store/import-history.ts';
import { membershipsOf } from '../../store/memberships.ts';
import type { StoreHandle } from '../../store/open-store.ts';
import type { OpenedSide } from './diff-sides.ts';

/** A move to another PCN, supplier, place or wave. */
export interface RegroupedChange extends GroupChange {
  readonly code: string;
}

/** Moves between two days, and how often a group is said on one side only; of files nothing, for they say none. */
export async function findRegrouped(
  store: StoreHandle,
  sides: { readonly before: OpenedSide; readonly after: OpenedSide },
  kind: string | undefined,
): Promise<{
  readonly regrouped: readonly RegroupedChange[];
  readonly notComparable: Readonly<Record<string, number>>;
}> {
  const { before, after } = sides;
  const notComparable: Record<string, number> = {};
  const regrouped: RegroupedChange[] = [];
  if (before.named !== undefined || after.named !== undefined) return { regrouped, notComparable };
  const recorded = await everyImport(store);
  const imports = recorded.filter((one) => one.reverted === undefined && one.asAt <= after.asAt);
  const days = new Map(imports.map(({ id, asAt }) => [id, asAt]));
  const saidOf = (code: string): DatedMembership[] => {
    const said = membershipsOf(store, imports, code).flatMap((one) => {
      const asAt = days.get(one.import);
      return asAt === undefined ? [] : [{ ...one, asAt }];
    });
    return sorted(said, OLDEST_FIRST);
  };
  for (const [code, to] of sorted(after.organisations, ([a], [b]) => compareText(a, b))) {
    const from = before.organisations.get(code);
    if (from === undefined) continue;
    if (kind !== undefined && from.kind !== kind && to.kind !== kind) continue;
    const found = diffGroups(from, to, {
      days: { from: before.asAt, to: after.asAt },
      said: () => saidOf(code),
    });
    for (const field of found.notComparable) notComparable[field] = (notComparable[field] ?? 0) + 1;
    regrouped.push(...found.changes.map((change) => ({ code, ...change })));
  }
  return { regrouped, notComparable };
}

const OLDEST_FIRST = orderBy<DatedMembership>(
  ({ asAt }) => asAt,
  ({ since }) => since ?? '',
);

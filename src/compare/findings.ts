import { fingerprint } from '../base/hash.ts';
import { compareText } from '../base/ordering.ts';
import { DATA_ITEMS } from '../record/item.ts';
import type { BySide } from '../record/side.ts';
import type { Comparing } from './comparing.ts';
import type { Finding } from './document.ts';
import type { FindingDraft } from './rule.ts';
import { RULES } from './rules.ts';
import { compareSeverity } from './severity.ts';

/** Runs all rules and gives their findings with stable ids, the worst first. */
export function findingsOf(
  comparing: Comparing,
  placeOf: BySide<readonly number[]>,
  caseName: string,
): Finding[] {
  const drafts = RULES.flatMap((rule) =>
    rule
      .check(comparing)
      .map((draft) => ({ kind: rule.id, draft, key: keyOf(comparing, rule.id, draft) })),
  );
  const placed = drafts
    .map((each) => ({
      ...each,
      mig: place(placeOf.mig, each.draft.mig),
      hie: place(placeOf.hie, each.draft.hie),
    }))
    .sort(
      (a, b) =>
        compareSeverity(a.draft.severity, b.draft.severity) ||
        itemRank(a.draft) - itemRank(b.draft) ||
        compareText(a.kind, b.kind) ||
        (a.mig ?? -1) - (b.mig ?? -1) ||
        (a.hie ?? -1) - (b.hie ?? -1) ||
        compareText(a.key, b.key) ||
        // Two findings on one item may differ in their sentence alone.
        compareText(a.draft.why, b.draft.why),
    );
  const seen = new Map<string, number>();
  return placed.map(({ kind, draft, key, mig, hie }) => {
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    const id = fingerprint([caseName, key, String(ordinal)]).slice(0, 16);
    return { id, kind, ...draft, mig, hie, tolerance: null };
  });
}

/** What the finding is about, free of where it was found: paths and indexes change from run to run. */
function keyOf({ facts }: Comparing, kind: string, draft: FindingDraft): string {
  const content = (side: 'mig' | 'hie'): string | undefined => {
    const index = draft[side];
    return index === null ? undefined : facts[side][index]?.fingerprint;
  };
  return fingerprint([
    kind,
    draft.field ?? undefined,
    draft.item ?? undefined,
    content('mig'),
    content('hie'),
  ]);
}

function place(placeOf: readonly number[], index: number | null): number | null {
  return index === null ? null : (placeOf[index] ?? null);
}

function itemRank({ item }: FindingDraft): number {
  return item === null ? -1 : DATA_ITEMS.indexOf(item);
}

import { fingerprint } from '../base/hash.ts';
import { compareText } from '../base/ordering.ts';
import { DATA_ITEMS } from '../record/item.ts';
import type { BySide, Side } from '../record/side.ts';
import { causeOf } from './cause.ts';
import type { Comparing } from './comparing.ts';
import type { Finding } from './document.ts';
import { nearestFinder } from './nearest-entry.ts';
import { oneFindingEachCause } from './patterns/one-cause.ts';
import type { FindingDraft } from './rule.ts';
import { RULES } from './rules.ts';
import { judgeBy } from './severity-overrides.ts';
import type { SeverityTable } from './severity-table.ts';
import { compareSeverity } from './severity.ts';

/** Runs all rules and gives their findings with stable ids, the worst first. */
export function findingsOf(
  comparing: Comparing,
  placeOf: BySide<readonly number[]>,
  caseName: string,
  severities?: SeverityTable,
): Finding[] {
  const drafted = RULES.flatMap((rule) =>
    rule
      .check(comparing)
      .map((draft) => ({ kind: rule.id, draft: judgeBy(severities, rule.id, draft) })),
  );
  const placed = oneFindingEachCause(comparing, drafted)
    .map((each) => ({
      ...each,
      key: keyOf(comparing, each.kind, each.draft),
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
  const findNearest = nearestFinder(comparing, placeOf);
  return placed.map(({ kind, draft, key, mig, hie }) => {
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    const id = fingerprint([caseName, key, String(ordinal)]).slice(0, 16);
    const { members, context: _context, said: _said, delivered, ...own } = draft;
    const rest = delivered === undefined ? own : { ...own, delivered };
    const cause = causeOf(comparing, kind, draft);
    const nearest = findNearest(kind, draft);
    const found = { id, kind, ...rest, mig, hie, tolerance: null, cause };
    const finding = nearest === undefined ? found : { ...found, nearest };
    return members === undefined ? finding : { ...finding, members: placeAll(placeOf, members) };
  });
}

/** Members in the order of the printed entries, whatever order the rule met them in. */
function placeAll(
  placeOf: BySide<readonly number[]>,
  members: readonly BySide<number | null>[],
): BySide<number | null>[] {
  return members
    .map(({ mig, hie }) => ({ mig: place(placeOf.mig, mig), hie: place(placeOf.hie, hie) }))
    .sort((a, b) => (a.mig ?? -1) - (b.mig ?? -1) || (a.hie ?? -1) - (b.hie ?? -1));
}

/** What the finding is about, free of where it was found: paths and indexes change from run to run. */
function keyOf({ facts }: Comparing, kind: string, draft: FindingDraft): string {
  const { members = [draft] } = draft;
  const content = (side: Side, index: number | null): string | undefined =>
    index === null ? undefined : facts[side][index]?.fingerprint;
  const contents = members.map(({ mig, hie }) => [content('mig', mig), content('hie', hie)]);
  return fingerprint([
    kind,
    draft.field ?? undefined,
    draft.item ?? undefined,
    // One pair stands as it is, several sorted: their order is that in which the rule met them.
    ...(contents.length === 1
      ? contents.flat()
      : contents.map((pair) => fingerprint(pair)).sort(compareText)),
  ]);
}

function place(placeOf: readonly number[], index: number | null): number | null {
  return index === null ? null : (placeOf[index] ?? null);
}

function itemRank({ item }: FindingDraft): number {
  return item === null ? -1 : DATA_ITEMS.indexOf(item);
}

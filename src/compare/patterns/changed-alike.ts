import { groupBy } from '../../base/ordering.ts';
import type { Entry } from '../../record/entry.ts';
import { SIDES } from '../../record/side.ts';
import type { Side } from '../../record/side.ts';
import type { Comparing } from '../comparing.ts';
import { ITEM_NAMES } from '../wording.ts';
import { factsOfDraft, groupDrafts } from './group-drafts.ts';
import type { Drafted, GroupTold } from './group-drafts.ts';
import { wayOf } from './way-of-change.ts';
import type { Way } from './way-of-change.ts';
import { tellSupplierRule } from './supplier-rules.ts';

/** Fewer may have come about one by one. */
const ALIKE_MIN = 3;
/** The share of the entries that could have changed so, on the side that has fewer of them. */
const MOST = 0.6;

/**
 * Groups what changed alike over a list: one field, in one way, on three entries or more of one kind and
 * item, which are most of those that could have changed so. One code that became another wherever it
 * stood, and links to one entry that are all lost, are one cause however few they are.
 */
export function groupChangedAlike(
  comparing: Comparing,
  drafted: readonly Drafted[],
): readonly Drafted[] {
  if (drafted.length < 2) return drafted;
  const alike = groupBy(drafted, (one) => keyOf(comparing, one));
  return [...alike].flatMap(([key, group]) => {
    const [first] = group;
    const way = first && wayOfDraft(comparing, first);
    if (key === undefined || first === undefined || way === undefined) return group;
    if (!isOneCause(comparing, group, way)) return group;
    return groupDrafts(comparing, group, tellOf(comparing, group, way));
  });
}

function keyOf(comparing: Comparing, one: Drafted): string | undefined {
  const way = wayOfDraft(comparing, one);
  if (way === undefined) return undefined;
  const { kind, draft } = one;
  const { mig, hie } = factsOfDraft(comparing, draft);
  const kinds = `${mig?.entry.kind} ${hie?.entry.kind}`;
  return [kind, draft.field, draft.item, hie?.entry.item, kinds, way.id].join('|');
}

function wayOfDraft(comparing: Comparing, { kind, draft }: Drafted): Way | undefined {
  const { mig, hie } = factsOfDraft(comparing, draft);
  if (mig === undefined || hie === undefined) return undefined;
  return wayOf(kind, draft, { mig: mig.entry, hie: hie.entry });
}

function isOneCause(comparing: Comparing, group: readonly Drafted[], way: Way): boolean {
  if (way.isCauseByItself === true) return group.length > 1;
  if (group.length < ALIKE_MIN) return false;
  const could = SIDES.map((side) => countThatCould(comparing, group, { side, way }));
  return group.length >= Math.min(...could) * MOST;
}

/** Pairs whose entry of a side is of the same sort as that of the group, and says what could have changed so. */
function countThatCould(
  comparing: Comparing,
  [first]: readonly Drafted[],
  { side, way }: { readonly side: Side; readonly way: Way },
): number {
  const own = first && factsOfDraft(comparing, first.draft)[side]?.entry;
  if (own === undefined) return Infinity;
  const isAlike = ({ kind, item }: Entry): boolean => kind === own.kind && item === own.item;
  return comparing.pairs.filter(
    ({ entries }) => isAlike(entries[side]) && way.couldHave(entries[side], side),
  ).length;
}

function tellOf(
  comparing: Comparing,
  group: readonly Drafted[],
  way: Way,
): (told: GroupTold) => string {
  const item = group[0]?.draft.item;
  const where = item === null || item === undefined ? '' : ` under ${ITEM_NAMES[item]}`;
  const how = way.words === undefined ? '' : ` (${way.words})`;
  const supplier = tellSupplierRule(comparing, group);
  return ({ said, names }) =>
    `${group.length} entries${where} alike: ${said}${how}: ${names}.${supplier}`;
}

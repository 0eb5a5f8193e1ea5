import { groupBy } from '../../base/ordering.ts';
import type { Comparing } from '../comparing.ts';
import { ITEM_NAMES, countEntries } from '../wording.ts';
import { groupDrafts } from './group-drafts.ts';
import type { Drafted } from './group-drafts.ts';

/** What has the same meaning is told once for each kind, item and field, with all the entries it concerns. */
export function groupSameMeaning(
  comparing: Comparing,
  drafted: readonly Drafted[],
): readonly Drafted[] {
  const groups = groupBy(drafted, ({ kind, draft }) => `${kind} ${draft.item} ${draft.field}`);
  return [...groups.values()].flatMap((group) =>
    group.length < 2 ? group : groupDrafts(comparing, group, tellOf(group)),
  );
}

function tellOf(group: readonly Drafted[]): Parameters<typeof groupDrafts>[2] {
  const item = group[0]?.draft.item;
  const where = item === null || item === undefined ? '' : ` under ${ITEM_NAMES[item]}`;
  return ({ said, names }) =>
    `${countEntries(group.length)}${where}, of the same meaning on both sides: ${said}: ${names}.`;
}

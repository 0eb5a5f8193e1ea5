import type { Comparing } from '../comparing.ts';
import { groupChangedAlike } from './changed-alike.ts';
import type { Drafted } from './group-drafts.ts';
import { groupMoved } from './moved-together.ts';
import { groupSameMeaning } from './same-meaning.ts';

/**
 * Tells what has one cause as one finding with all its members: dates that moved together, a field that
 * changed alike over a list, and what has the same meaning and is only counted. Findings about whole lists
 * and about entries without a partner were grouped before.
 */
export function oneFindingEachCause(
  comparing: Comparing,
  drafted: readonly Drafted[],
): readonly Drafted[] {
  // A cause needs two differences, and most comparisons have none.
  if (drafted.length < 2) return drafted;
  const onPairs = drafted.filter(isOnOnePair);
  if (onPairs.length < 2) return drafted;
  const others = drafted.filter((one) => !isOnOnePair(one));
  const harmless = onPairs.filter(({ draft }) => draft.severity === 'none');
  const serious = onPairs.filter(({ draft }) => draft.severity !== 'none');
  const moved = groupMoved(comparing, serious);
  return [
    ...others,
    ...moved.groups,
    ...groupChangedAlike(comparing, moved.rest),
    ...groupSameMeaning(comparing, harmless),
  ];
}

function isOnOnePair({ draft }: Drafted): boolean {
  const { mig, hie, field, members } = draft;
  return mig !== null && hie !== null && field !== null && members === undefined;
}

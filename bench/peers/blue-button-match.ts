import { createRequire } from 'node:module';
import type { Adapter, PeerItem } from './adapter.ts';
import type { Match, MatchLists, MatchSingles } from './blue-button-sections.ts';
import { NO_SECTION, SECTION_NAMES, sectionOf, shapeOf } from './blue-button-sections.ts';

/**
 * blue-button-match in its own favour: entries in the shape of its sections; its matchers called directly (its
 * front door prints all results to text first); of its all-against-all answers the best are taken one to one,
 * equal ones first. If you know a better way, please correct this file: it is written to let it win.
 */
export function loadBlueButtonMatch(): Adapter {
  const load = createRequire(import.meta.url);
  const lists = load('blue-button-match/lib/match-sections.js') as { matchSections: MatchLists };
  const single = load('blue-button-match/lib/match-single.js') as { compare: MatchSingles };
  const compare: Adapter['compare'] = (mig, hie) =>
    SECTION_NAMES.flatMap((section) => {
      const places = [mig, hie].map((list) =>
        [...list.keys()].filter((at) => sectionOf(list[at]) === section),
      );
      const [source = [], target = []] = places;
      const [left, right] = [
        source.map((at) => shapeOf(mig[at])),
        target.map((at) => shapeOf(hie[at])),
      ];
      if (section !== 'demographics')
        return pairUp(lists.matchSections(left, right, section), source, target);
      return pairUp(
        [{ ...single.compare(left[0], right[0]), src_id: '0', dest_id: '0' }],
        source,
        target,
      );
    });
  return { id: 'blue-button-match', takes: 'entries', without: NO_SECTION, compare };
}

function pairUp(
  found: readonly Match[],
  source: readonly number[],
  target: readonly number[],
): PeerItem[] {
  const [left, right] = [new Set(source.keys()), new Set(target.keys())];
  const items: PeerItem[] = [];
  const across = found.filter(({ match, dest }) => match !== 'new' && dest !== 'src');
  for (const { match, src_id, dest_id } of across.toSorted((a, b) => rank(b) - rank(a))) {
    const [mig, hie] = [Number(src_id), Number(dest_id)];
    if (!left.has(mig) || !right.has(hie)) continue;
    left.delete(mig);
    right.delete(hie);
    if (match === 'partial') items.push({ mig: source[mig] ?? null, hie: target[hie] ?? null });
  }
  for (const at of left) items.push({ mig: source[at] ?? null, hie: null });
  for (const at of right) items.push({ mig: null, hie: target[at] ?? null });
  return items;
}

function rank({ match, percent, diff = {} }: Match): number {
  if (match === 'duplicate') return Number.MAX_VALUE;
  return Number(percent) * 100 + Object.values(diff).filter((each) => each === 'duplicate').length;
}

import { create } from 'jsondiffpatch';
import type { Delta } from 'jsondiffpatch';
import type { Adapter, Natural, PeerItem } from './adapter.ts';
import { NOTHING_LEFT_OUT } from './adapter.ts';
import { innerName } from './natural-key.ts';

/**
 * jsondiffpatch in its own favour: objects of a list matched by natural key, those in lists below by code,
 * address or content, moves found and not counted, properties that say nothing filtered out. If you know
 * better options, please correct this file: it is written to let it win.
 */
export const jsondiffpatch: Adapter = {
  id: 'jsondiffpatch',
  takes: 'json',
  without: NOTHING_LEFT_OUT,
  compare: (mig, hie, natural) => {
    const differ = natural === undefined ? create() : keyed(mig, hie, natural);
    return itemsOf(differ.diff(mig, hie));
  },
};

function keyed(
  mig: readonly object[],
  hie: readonly object[],
  { keys, ignored, ignoredAtTop }: Natural,
): ReturnType<typeof create> {
  const names = new Map<object, string>();
  for (const list of [mig, hie]) {
    for (const [at, key] of keys(list).entries()) names.set(list[at] ?? {}, key);
  }
  return create({
    objectHash: (one) => names.get(one) ?? innerName(one, ignored),
    arrays: { detectMove: true, includeValueOnMove: false },
    propertyFilter: (name, { left, right }) =>
      !ignored.includes(name) &&
      !(ignoredAtTop.includes(name) && (names.has(left as object) || names.has(right as object))),
  });
}

/** In the delta of a list `3` is a place on the right, and `_3` one on the left. */
function itemsOf(delta: Delta): PeerItem[] {
  if (delta === undefined || !('_t' in delta)) return [];
  return Object.entries(delta).flatMap(([place, change]: [string, Delta]): PeerItem[] => {
    if (place === '_t' || !saysMore(change)) return [];
    const at = Number(place.replace('_', ''));
    return place.startsWith('_') ? [{ mig: at, hie: null }] : [{ mig: null, hie: at }];
  });
}

/** Whether there is more to a delta than moves, which are `[, , 3]`. */
function saysMore(delta: Delta): boolean {
  if (Array.isArray(delta)) return delta[2] !== 3;
  return Object.entries(delta ?? {}).some(([name, part]) => name !== '_t' && saysMore(part));
}

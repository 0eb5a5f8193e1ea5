import { diff } from 'json-diff-ts';
import type { IChange } from 'json-diff-ts';
import type { Adapter, PeerItem } from './adapter.ts';
import { NOTHING_LEFT_OUT } from './adapter.ts';
import { pathsTo, placesOf } from './natural-key.ts';

/**
 * json-diff-ts in its own favour: the list under natural keys (numbered, for of two objects with one key it
 * would drop the first), lists below by code or address, and the properties that say nothing skipped
 * wherever they stand. If you know better options, please correct this file: it is written to let it win.
 */
export const jsonDiffTs: Adapter = {
  id: 'json-diff-ts',
  takes: 'json',
  without: NOTHING_LEFT_OUT,
  compare: (mig, hie, natural) => {
    const [left, right] = [{ entry: mig }, { entry: hie }];
    if (natural === undefined) {
      return itemsOf(diff(left, right), (key) => [inside(key, mig), inside(key, hie)]);
    }
    const names = new Map<object, string>();
    const places = [mig, hie].map((list) => {
      const keys = natural.keys(list);
      for (const [at, key] of keys.entries()) names.set(list[at] ?? {}, key);
      return placesOf(keys);
    });
    const embeddedObjKeys = new Map<string | RegExp, string | ((one: object) => string)>([
      ['entry', (one) => names.get(one) ?? ''],
      [/(?:^|\.)coding$/, 'code'],
      [/(?:^|\.)extension$/, 'url'],
    ]);
    const options = { embeddedObjKeys, keysToSkip: pathsTo(natural, 'entry', [left, right]) };
    return itemsOf(diff(left, right, options), (key) =>
      places.map((each) => each.get(key) ?? null),
    );
  },
};

function itemsOf(
  [list]: readonly IChange[],
  placesAt: (key: string) => readonly (number | null)[],
): PeerItem[] {
  return (list?.changes ?? []).map(({ key }) => {
    const [mig = null, hie = null] = placesAt(key);
    return { mig, hie };
  });
}

function inside(key: string, { length }: readonly object[]): number | null {
  return Number(key) < length ? Number(key) : null;
}

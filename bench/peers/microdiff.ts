import microdiffOf from 'microdiff';
import type { Adapter, Natural, PeerItem } from './adapter.ts';
import { NOTHING_LEFT_OUT } from './adapter.ts';
import { placesOf } from './natural-key.ts';

/**
 * microdiff in its own favour: it compares lists by position and has no option for that, so each list is
 * handed over as an object under natural keys, without the properties that say nothing, and with lists
 * below in one order. If you know a better way, please correct this file: it is written to let it win.
 */
export const microdiff: Adapter = {
  id: 'microdiff',
  takes: 'json',
  without: NOTHING_LEFT_OUT,
  compare: (mig, hie, natural) => {
    if (natural === undefined) return byPlace(mig, hie);
    const [left, right] = [under(mig, natural), under(hie, natural)];
    const changes = microdiffOf(left.object, right.object, { cyclesFix: false });
    return changes.map(({ path: [key = ''] }) => ({
      mig: left.places.get(String(key)) ?? null,
      hie: right.places.get(String(key)) ?? null,
    }));
  },
};

function byPlace(mig: readonly object[], hie: readonly object[]): PeerItem[] {
  return microdiffOf([...mig], [...hie]).map(({ path: [place] }) => {
    const at = Number(place);
    return { mig: at < mig.length ? at : null, hie: at < hie.length ? at : null };
  });
}

function under(
  list: readonly object[],
  { keys, ignored, ignoredAtTop }: Natural,
): { readonly object: Record<string, unknown>; readonly places: ReadonlyMap<string, number> } {
  const names = keys(list);
  const left = new Set(ignored);
  const leftAtTop = new Set([...ignored, ...ignoredAtTop]);
  const object: Record<string, unknown> = {};
  for (const [at, key] of names.entries()) object[key] = ordered(list[at], left, leftAtTop);
  return { object, places: placesOf(names) };
}

function ordered(value: unknown, left: ReadonlySet<string>, here = left): unknown {
  if (Array.isArray(value)) {
    const parts = value.map((part) => ordered(part, left));
    return parts
      .map((part) => [JSON.stringify(part), part] as const)
      .sort(byText)
      .map(([, part]) => part);
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !here.has(name));
  return Object.fromEntries(kept.map(([name, part]) => [name, ordered(part, left)]));
}

function byText([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

import type { Adapter, PeerItem } from './adapter.ts';
import { NOTHING_LEFT_OUT } from './adapter.ts';

/** What stands on one side only, each as often as it does: the baseline every matcher has to beat. */
export function compareMultisets(mig: readonly object[], hie: readonly object[]): PeerItem[] {
  const places = new Map<string, number[]>();
  for (const [at, one] of hie.entries()) {
    const text = JSON.stringify(one);
    places.set(text, [...(places.get(text) ?? []), at]);
  }
  const lost: PeerItem[] = [];
  for (const [at, one] of mig.entries()) {
    const partner = places.get(JSON.stringify(one))?.pop();
    if (partner === undefined) lost.push({ mig: at, hie: null });
  }
  const extra = [...places.values()].flat().map((at) => ({ mig: null, hie: at }));
  return [...lost, ...extra];
}

/** The baseline, asked like a peer. */
export const multiset: Adapter = {
  id: 'multiset',
  takes: 'entries',
  without: NOTHING_LEFT_OUT,
  compare: compareMultisets,
};

import type { EntryFacts } from '../../match/entry-facts.ts';
import type { BySide, Side } from '../../record/side.ts';
import type { Severity } from '../severity.ts';

/** The two kinds of finding that noise makes. */
export type NoiseKind = 'in-flight' | 'unstable-source';

/**
 * What happened. `changed`, `added` and `gone` while the two sides were asked, the other side showing what
 * the changed one said last; `ahead` came in meanwhile and the other side lacks it; `newer` is newer
 * than the lag; `wavered` between two values of which the other side shows one; `behind` changed or
 * left, and the other side still shows what was said first; `beside` wavered, and its difference is told too.
 */
export type NoiseCause =
  | 'changed'
  | 'added'
  | 'gone'
  | 'ahead'
  | 'newer'
  | 'wavered'
  | 'behind'
  | 'beside';

/** One entry, or one pair, that cannot be judged before it has settled. */
export interface Unsettled {
  readonly cause: NoiseCause;
  /** The side that changed, or that is ahead. */
  readonly side: Side;
  /** The entry by which it is named; of a second reading where the first has none. */
  readonly facts: EntryFacts;
  /** Indexes into the entries compared. */
  readonly at: BySide<number | null>;
  readonly field: string | null;
  readonly values: BySide<string | null>;
  readonly severity: Severity;
  readonly confidence: number;
}

/** The kind of finding each cause makes. */
export const KIND_OF_CAUSE: Readonly<Record<NoiseCause, NoiseKind>> = {
  changed: 'in-flight',
  added: 'in-flight',
  gone: 'in-flight',
  ahead: 'in-flight',
  newer: 'in-flight',
  wavered: 'unstable-source',
  behind: 'unstable-source',
  beside: 'unstable-source',
};

/** How many entries or pairs findings of a kind speak for; several fields of one are one. */
export function countUnsettled(unsettled: readonly Unsettled[], kind: NoiseKind): number {
  const own = unsettled.filter(({ cause }) => KIND_OF_CAUSE[cause] === kind);
  const named = own.filter(({ at }) => at.mig !== null || at.hie !== null);
  const places = new Set(named.map(({ at }) => `${at.mig} ${at.hie}`));
  return places.size + own.length - named.length;
}

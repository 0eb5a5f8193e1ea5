/** The two answers under comparison: the old gateway and the new exchange. */
export const SIDES = ['mig', 'hie'] as const;
export type Side = (typeof SIDES)[number];

/** The other one. */
export function otherSide(side: Side): Side {
  return side === 'mig' ? 'hie' : 'mig';
}

/** One value for each side. */
export type BySide<T> = Readonly<Record<Side, T>>;

/** An order: negative when `a` comes first. */
export type Order<T> = (a: T, b: T) => number;

/** Order of text by UTF-16 code unit: the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Order by the first key that differs. */
export function orderBy<T>(...keys: readonly ((value: T) => string | number)[]): Order<T> {
  return (a, b) => {
    for (const key of keys) {
      const x = key(a);
      const y = key(b);
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  };
}

/** A sorted copy. */
export function sorted<T>(values: Iterable<T>, order: Order<T>): T[] {
  return [...values].sort(order);
}

/** Groups in order of first appearance. */
export function groupBy<T, K>(values: Iterable<T>, key: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const name = key(value);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [value]);
    else group.push(value);
  }
  return groups;
}

/** How often each key occurs, in order of first appearance. */
export function tally<T, K>(values: Iterable<T>, key: (value: T) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const value of values) {
    const name = key(value);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

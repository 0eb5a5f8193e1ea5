/** Numbers given to whole numbers in order of first appearance: 0, 1, 2 … */
export interface Numbering {
  numberOf(key: number): number;
  /** The whole number that was given this number. */
  keyOf(number: number): number;
  count(): number;
}

/** A list of numbers that grows; a number that was never set is 0. */
export interface NumberList {
  get(at: number): number;
  set(at: number, value: number): void;
}

const SMALLEST = 1 << 10;

/** How full a table may be: fuller ones are searched for long, emptier ones waste memory. */
const FULL = 0.75;

/**
 * Makes an empty numbering of whole numbers from 0 to 2^53 - 2. It takes about 25 bytes for each, a third of
 * what a `Map` does, and none of them on the heap, which would be made larger for it.
 */
export function createNumbering(): Numbering {
  const keys = createNumberList();
  let table = new Float64Array(SMALLEST);
  let places = new Int32Array(SMALLEST);
  let count = 0;
  const put = (key: number, place: number): void => {
    const at = find(table, key);
    table[at] = key + 1;
    places[at] = place;
  };
  return {
    count: () => count,
    keyOf: (number) => keys.get(number),
    numberOf(key) {
      const at = find(table, key);
      if (table[at] !== 0) return places[at] ?? 0;
      if (count + 1 > table.length * FULL) {
        table = new Float64Array(table.length * 2);
        places = new Int32Array(table.length);
        for (let number = 0; number < count; number += 1) put(keys.get(number), number);
      }
      put(key, count);
      keys.set(count, key);
      count += 1;
      return count - 1;
    },
  };
}

/** Makes an empty list. */
export function createNumberList(): NumberList {
  let values = new Float64Array(SMALLEST);
  return {
    get: (at) => values[at] ?? 0,
    set(at, value) {
      if (at >= values.length) {
        const larger = new Float64Array(Math.max(at + 1, values.length * 2));
        larger.set(values);
        values = larger;
      }
      values[at] = value;
    },
  };
}

/** Where a key stands in an open table of keys plus one, or the empty place it would take. */
function find(table: Float64Array, key: number): number {
  const mask = table.length - 1;
  let hash = Math.imul((key | 0) ^ Math.floor(key / 2 ** 32), 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  for (let at = (hash ^ (hash >>> 13)) & mask; ; at = (at + 1) & mask) {
    const held = table[at];
    if (held === 0 || held === key + 1) return at;
  }
}

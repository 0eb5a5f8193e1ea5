/** Counts different users of each cell without keeping who they are. */
export interface DistinctUsers {
  /** Whether this user was not seen in this cell before; undefined once there are too many to count. */
  add(cell: number, user: string): boolean | undefined;
  /** Whether every user could be told apart. */
  isWhole(): boolean;
}

/** Pairs of user and cell that are told apart; a year of a region has about a million and a half. */
export const PAIRS_MAX = 8_000_000;

/**
 * Makes a counter that holds eight bytes for each pair of user and cell, in tables of two to four times
 * as many places: 34 MB for two million pairs, 134 MB for the most it takes, and half as much again while
 * a table grows. A pair is held as a fingerprint of 63 bits: among two million pairs, two are taken for one
 * with a chance of about one in four million. Identifiers are compared as written.
 */
export function createDistinctUsers(pairsMax: number = PAIRS_MAX): DistinctUsers {
  let table = createTable(SMALLEST);
  let count = 0;
  let isWhole = true;
  return {
    isWhole: () => isWhole,
    add(cell, user) {
      if (!isWhole) return undefined;
      const high = mix(hashText(user, 0x01000193) ^ Math.imul(cell, 0x9e3779b1));
      // A place is empty when both of its halves are zero.
      const low = mix(hashText(user, 0x5bd1e995) + Math.imul(cell, 0x85ebca6b)) | 1;
      if (!insert(table, high, low)) return false;
      count += 1;
      if (count > pairsMax) {
        isWhole = false;
        table = createTable(1);
        return undefined;
      }
      if (count > table.high.length * FULL) table = grow(table);
      return true;
    },
  };
}

const SMALLEST = 1 << 12;

/** How full a table may be: fuller ones are searched for long, emptier ones waste memory. */
const FULL = 0.8;

interface Table {
  readonly high: Int32Array;
  readonly low: Int32Array;
}

function createTable(size: number): Table {
  return { high: new Int32Array(size), low: new Int32Array(size) };
}

/** Open addressing with linear probing; the size is a power of two. */
function insert({ high, low }: Table, first: number, second: number): boolean {
  const mask = high.length - 1;
  for (let at = first & mask; ; at = (at + 1) & mask) {
    if (low[at] === 0) {
      high[at] = first;
      low[at] = second;
      return true;
    }
    if (high[at] === first && low[at] === second) return false;
  }
}

function grow(table: Table): Table {
  const larger = createTable(table.high.length * 2);
  for (let at = 0; at < table.high.length; at += 1) {
    const low = table.low[at] ?? 0;
    if (low !== 0) insert(larger, table.high[at] ?? 0, low);
  }
  return larger;
}

/** FNV-1a over UTF-16 units, with a multiplier that may be another odd number. */
function hashText(text: string, multiplier: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), multiplier);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** The finaliser of MurmurHash3: every bit of the input changes half of the output. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

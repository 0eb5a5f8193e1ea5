import { createTapeNames } from './tape.ts';
import type { TapeNames } from './tape.ts';

/**
 * Names met in documents, kept from one document to the next: nearly all of them bear the names of the one
 * before. It holds names of elements and attributes and nothing else of a document, in copies of its own.
 */
export interface Vocabulary {
  readonly names: TapeNames;
  /** Names as written, in UTF-8, one behind the other. */
  pool: Uint8Array;
  /** The same bytes, to be compared four at a time. */
  words: DataView;
  poolSize: number;
  /** Numbers of names as written plus one, by hash; 0 where there is none. */
  readonly slots: Int32Array;
  /** Names that found no slot: these cost more, so nothing a document holds can make looking up slow. */
  readonly further: Map<string, number>;
  readonly all: RawName[];
  /** How many numbers were given to declarations in force; a number never means two of them. */
  scopeCount: number;
}

/** One name as written, prefix included; checked and taken apart once, when it is first met. */
export interface RawName {
  readonly id: number;
  readonly text: string;
  /** Where it stands in the pool, and the offset behind it. */
  readonly start: number;
  readonly end: number;
  readonly prefix: string;
  /** Number of its local part. */
  readonly local: number;
  /** The name that followed it last in a document, which is likely to follow it again. */
  next: RawName | undefined;
  /** Whether it is `xmlns` or `xmlns:…`. */
  readonly declares: boolean;
  /** The name it stands for as long as the declarations in force are those of this number. */
  scope: number;
  meaning: number;
}

/** Slots of a vocabulary; a power of two. */
export const SLOTS = 4096;
/** Beyond these a vocabulary is not used again: no schema has so many names, nor such long ones. */
const NAMES_MAX = 2048;
const BYTES_MAX = 64 * 1024;
const SPACES_MAX = 64;

let current: Vocabulary | undefined;

/** The vocabulary a document is to be scanned with. */
export function openVocabulary(): Vocabulary {
  if (current === undefined || isFull(current)) current = createVocabulary();
  return current;
}

/** Lets go of one that a strange document filled; what was scanned with it stays as it is. */
export function closeVocabulary(vocabulary: Vocabulary): void {
  if (vocabulary === current && isFull(vocabulary)) current = undefined;
}

/** The place of a name in the pool, which is made longer where it must be. */
export function keepBytes(vocabulary: Vocabulary, name: Uint8Array): number {
  const start = vocabulary.poolSize;
  if (start + name.length > vocabulary.pool.length) {
    const pool = new Uint8Array(Math.max(vocabulary.pool.length * 2, start + name.length));
    pool.set(vocabulary.pool);
    vocabulary.pool = pool;
    vocabulary.words = new DataView(pool.buffer);
  }
  vocabulary.pool.set(name, start);
  vocabulary.poolSize = start + name.length;
  return start;
}

function isFull({ names, all, poolSize }: Vocabulary): boolean {
  const most = Math.max(all.length, names.locals.length, names.localIds.length);
  if (most > NAMES_MAX || poolSize > BYTES_MAX || names.spaces.size > SPACES_MAX) return true;
  let letters = 0;
  for (const uri of names.spaces.keys()) letters += uri.length;
  return letters > BYTES_MAX;
}

function createVocabulary(): Vocabulary {
  const pool = new Uint8Array(16 * 1024);
  return {
    names: createTapeNames(),
    pool,
    words: new DataView(pool.buffer),
    poolSize: 0,
    slots: new Int32Array(SLOTS),
    further: new Map(),
    all: [],
    scopeCount: 0,
  };
}

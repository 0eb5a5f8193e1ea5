import { safeQualifiedName } from '../safe-name.ts';
import { isQualifiedName } from './names.ts';
import { internLocal } from './tape.ts';
import { SLOTS, keepBytes } from './vocabulary.ts';
import type { RawName, Vocabulary } from './vocabulary.ts';
import { refuse } from './xml-fault.ts';

/** Where a name stands in a document: its bytes from `start` to `end`. */
export interface NamePlace {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** Slots that are tried for one hash. */
const TRIES = 8;

/** What {@link findRawName} answers where all slots are taken by other names. */
const NO_SLOT = -1 - SLOTS;

const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** The number of the name that stands at a place, known by its hash; below 0 when it is new. */
export function findRawName(vocabulary: Vocabulary, place: NamePlace, hash: number): number {
  const { slots, all } = vocabulary;
  let slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const held = slots[slot] as number;
    if (held === 0) return -1 - slot;
    if (isSame(vocabulary, all[held - 1] as RawName, place)) return held - 1;
    slot = (slot + 1) & (SLOTS - 1);
  }
  return NO_SLOT;
}

/** Keeps a name that is new, at the slot {@link findRawName} answered; refuses it when it is none. */
export function keepRawName(vocabulary: Vocabulary, place: NamePlace, found: number): RawName {
  const { bytes, start, end } = place;
  const written = bytes.subarray(start, end);
  // Decoded anew, for a text cut out of the document would keep the whole of it in memory.
  const text = DECODER.decode(written);
  const known = found === NO_SLOT ? vocabulary.further.get(text) : undefined;
  if (known !== undefined) return vocabulary.all[known] as RawName;
  if (!isQualifiedName(text)) refuse(`${safeQualifiedName(text)} is no qualified name`, start);
  const name = takeApart(vocabulary, text, written);
  if (found === NO_SLOT) vocabulary.further.set(text, name.id);
  else vocabulary.slots[-1 - found] = name.id + 1;
  vocabulary.all.push(name);
  return name;
}

function takeApart(vocabulary: Vocabulary, text: string, written: Uint8Array): RawName {
  const colon = text.indexOf(':');
  const start = keepBytes(vocabulary, written);
  return {
    id: vocabulary.all.length,
    text,
    start,
    end: start + written.length,
    prefix: colon < 0 ? '' : text.slice(0, colon),
    local: internLocal(vocabulary.names, text.slice(colon + 1)),
    next: undefined,
    declares: text === 'xmlns' || text.startsWith('xmlns:'),
    scope: -1,
    meaning: -1,
  };
}

function isSame({ pool }: Vocabulary, name: RawName, { bytes, start, end }: NamePlace): boolean {
  if (name.end - name.start !== end - start) return false;
  let known = name.start;
  for (let at = start; at < end; at += 1) {
    if (bytes[at] !== pool[known]) return false;
    known += 1;
  }
  return true;
}

import type { Random } from '../engine/random.ts';

/** Changes bytes without regard to what they mean. `other` is a second document to take a piece from. */
export function mutateBytes(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  return random.pick(WAYS)(random, bytes, other);
}

type Way = (random: Random, bytes: Uint8Array, other: Uint8Array) => Uint8Array;

const flipBits: Way = (random, bytes) => {
  const copy = bytes.slice();
  for (let left = 1 + random.below(4); left > 0 && copy.length > 0; left -= 1) {
    const at = random.below(copy.length);
    copy[at] = (copy[at] as number) ^ (1 << random.below(8));
  }
  return copy;
};

const setByte: Way = (random, bytes) => {
  const copy = bytes.slice();
  if (copy.length > 0) copy[random.below(copy.length)] = random.pick(AWKWARD);
  return copy;
};

const insert: Way = (random, bytes) => {
  const at = random.below(bytes.length + 1);
  return join(bytes.subarray(0, at), random.pick(PIECES), bytes.subarray(at));
};

const insertRun: Way = (random, bytes) => {
  const at = random.below(bytes.length + 1);
  const run = new Uint8Array(random.pick([10, 1000, 100_000])).fill(random.pick(AWKWARD));
  return join(bytes.subarray(0, at), run, bytes.subarray(at));
};

const cutOut: Way = (random, bytes) => {
  const at = random.below(bytes.length + 1);
  return join(bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(64)));
};

const repeatPiece: Way = (random, bytes) => {
  const at = random.below(bytes.length + 1);
  const end = at + 1 + random.below(256);
  return join(bytes.subarray(0, end), bytes.subarray(at));
};

const takePiece: Way = (random, bytes, other) => {
  const at = random.below(bytes.length + 1);
  const from = random.below(other.length + 1);
  const piece = other.subarray(from, from + 1 + random.below(512));
  return join(bytes.subarray(0, at), piece, bytes.subarray(at));
};

const cutShort: Way = (random, bytes) => bytes.slice(0, random.below(bytes.length + 1));

const mark: Way = (random, bytes) => join(random.pick(MARKS), bytes);

const widen: Way = (random, bytes) => {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 200_000));
  const little = Buffer.from(text, 'utf16le');
  const wide = random.chance(0.5) ? little : little.swap16();
  return random.chance(0.5) ? join(random.pick(MARKS), wide) : Uint8Array.from(wide);
};

const WAYS: readonly Way[] = [
  flipBits,
  flipBits,
  setByte,
  setByte,
  insert,
  insert,
  insertRun,
  cutOut,
  cutOut,
  repeatPiece,
  takePiece,
  cutShort,
  mark,
  widen,
];

const AWKWARD: readonly number[] = [
  0x00, 0x0a, 0x0d, 0x20, 0x22, 0x26, 0x2f, 0x3c, 0x3e, 0x5b, 0x5d, 0x7b, 0x7d, 0x7f, 0x80, 0xc0,
  0xed, 0xff,
];

const encoder = new TextEncoder();

const PIECES: readonly Uint8Array[] = [
  Uint8Array.of(0xc0, 0x80),
  Uint8Array.of(0xed, 0xa0, 0x80),
  Uint8Array.of(0xf4, 0x90, 0x80, 0x80),
  Uint8Array.of(0xe2, 0x82),
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?x?>',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '<!ENTITY % p SYSTEM "file:///etc/hostname">',
    '&b;',
    '&#0;',
    '&#xD800;',
    '&amp;',
    '/>',
    '</',
    '"',
    '\\u0000',
    '\\ud800',
    '{}',
    '[[[[',
    ',',
    '"__proto__":{"a":1},',
    'null',
    '1e999',
  ].map((text) => encoder.encode(text)),
];

const MARKS: readonly Uint8Array[] = [
  Uint8Array.of(0xef, 0xbb, 0xbf),
  Uint8Array.of(0xff, 0xfe),
  Uint8Array.of(0xfe, 0xff),
  Uint8Array.of(0x1f, 0x8b, 0x08),
  Uint8Array.of(0x50, 0x4b, 0x03, 0x04),
];

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

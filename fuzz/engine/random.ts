/** A source of numbers that depend on its seed alone. */
export interface Random {
  /** A whole number from 0 up to but not including `limit`. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** A source seeded with text: Chris Doty-Humphrey's "small fast chaotic" generator, 32 bits. */
export function createRandom(seed: string): Random {
  const next = generator(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('nothing to pick from an empty list');
      return list[below(list.length)] as (typeof list)[number];
    },
  };
}

function generator(seed: string): () => number {
  let [a, b, c] = [hashText(seed, 1), hashText(seed, 2), hashText(seed, 3)];
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  // The first numbers of neighbouring seeds are alike; they are drawn and thrown away.
  for (let i = 0; i < 12; i += 1) next();
  return next;
}

/** FNV-1a, with a salt so that one text gives several independent numbers. */
function hashText(text: string, salt: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(salt, 0x9e3779b1);
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash | 0;
}

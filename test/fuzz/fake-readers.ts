import type { Seed } from '../../fuzz/engine/corpus.ts';
import type { Reading } from '../../src/record/reading.ts';
import { emptyReading } from '../../src/wire/empty-reading.ts';
import type { Format } from '../../src/wire/formats.ts';

/**
 * Readers that are wrong on purpose, each about one thing a mutation of a seed brings about sooner or
 * later: the proof that the fuzzer finds what it is there to find.
 */
export const READERS: readonly Format[] = [
  reader('well', () => undefined),
  reader('throws', (text) => {
    if (text.includes('<!DOCTYPE')) throw new TypeError('never shown');
    return undefined;
  }),
  reader('hangs', (text) => {
    while (text.includes('<!DOCTYPE'));
    return undefined;
  }),
  reader('hoards', (text) => {
    const kept: Uint8Array[] = [];
    while (text.includes('<!DOCTYPE')) kept.push(new Uint8Array(50_000_000).fill(1));
    return undefined;
  }),
  reader('leaves', (text) => {
    if (text.includes('<!DOCTYPE')) process.exit(9);
    return undefined;
  }),
  reader('tells', (text) => /<surname>[^<]*/.exec(text)?.[0]),
  reader('forgets', () => String((calls += 1))),
  { ...reader('passes', () => undefined), read: (content) => populated(content) },
  { ...reader('swells', () => undefined), read: (content) => swollen(content) },
];

/** Small, so that thousands of inputs take no time. */
export const SEEDS: readonly Seed[] = [
  seed('one', '<openHealthRecord><surname>Zq·Name</surname><a b="c">1</a></openHealthRecord>'),
  seed(
    'other',
    `<openHealthRecord><surname>Mock</surname>${'<e/>'.repeat(400)}</openHealthRecord>`,
  ),
];

function seed(name: string, text: string): Seed {
  return { name, bytes: new TextEncoder().encode(text), whole: true };
}

let calls = 0;

function reader(id: string, what: (text: string) => string | undefined): Format {
  return {
    id,
    title: `a reader that ${id}`,
    detect: (head) => head.includes('openHealthRecord'),
    limits: [],
    read: (content) => {
      const told = what(new TextDecoder().decode(content)) ?? 'nothing is ever read';
      return emptyReading(id, { severity: 'fatal', path: '', what: told });
    },
  };
}

/** Takes whatever it gets for a whole record. */
function populated(content: Uint8Array): Reading {
  const { record, ...rest } = emptyReading('passes', { severity: 'warning', path: '', what: '' });
  const items = record.items.map(({ item }) => ({
    item,
    state: content.length > 0 ? ('populated' as const) : ('not-returned' as const),
    warnings: [],
  }));
  return { ...rest, record: { ...record, items } };
}

/** Tells a thousand times as much as it was given. */
function swollen(content: Uint8Array): Reading {
  const many = content.length > 1000 ? 2_000_000 : 0;
  return emptyReading('swells', { severity: 'fatal', path: 'a'.repeat(many * 3), what: '' });
}

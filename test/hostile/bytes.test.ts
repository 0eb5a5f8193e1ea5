import { describe, expect, test } from 'vitest';
import { cutDocument } from '../../fuzz/engine/corpus.ts';
import { createRandom } from '../../fuzz/engine/random.ts';
import { readResponse } from '../../src/wire/read-response.ts';
import { SAMPLES, XML_SAMPLES, bothReadings, bytesOf, fatalTexts, wideBytesOf } from './samples.ts';

const rows = SAMPLES.map((sample) => [sample.format.id, sample] as const);

describe.each(rows)('%s', (id, sample) => {
  const plain = sample.format.read(bytesOf(sample.text));

  test('is read as it is, so that what follows means something', () => {
    expect(fatalTexts(plain)).toEqual([]);
    expect(plain.record.entries.length).toBeGreaterThan(10);
    expect(readResponse(bytesOf(sample.text))).toEqual(plain);
  });

  test.runIf(/^[<{]/.test(sample.text))('reads the same behind a byte order mark of UTF-8', () => {
    for (const reading of bothReadings(sample, bytesOf(`\uFEFF${sample.text}`))) {
      expect(reading.record).toEqual(plain.record);
    }
  });

  test('refuses bytes that are no UTF-8, wherever they stand', () => {
    const bytes = bytesOf(sample.text);
    for (const part of [0.3, 0.6, 0.9]) {
      const broken = bytes.slice();
      broken.set([0xc3, 0x28], Math.floor(bytes.length * part));
      const told = sample.format
        .read(broken)
        .problems.filter(({ severity }) => severity !== 'warning');
      expect(told).not.toEqual([]);
    }
  });

  test('never takes the beginning of an answer for the whole of it', () => {
    const bytes = bytesOf(sample.text);
    const random = createRandom(id);
    for (let left = 60; left > 0; left -= 1) {
      const cut = cutDocument(random, bytes) ?? new Uint8Array();
      for (const { problems, record } of bothReadings(sample, cut)) {
        const told = problems.some(({ severity }) => severity !== 'warning');
        expect(told || record.items.every(({ state }) => state !== 'populated')).toBe(true);
        expect(told, `cut at ${cut.length} of ${bytes.length}`).toBe(true);
      }
    }
  });
});

describe.each(
  XML_SAMPLES.filter(({ text }) => text.startsWith('<')).map((s) => [s.format.id, s] as const),
)('%s in UTF-16', (_, sample) => {
  const text = sample.text.replace(/encoding="[^"]*"/i, 'encoding="UTF-16"');

  test.each(['little', 'big'] as const)('is read, the %s end first', (order) => {
    const plain = sample.format.read(bytesOf(sample.text));
    for (const reading of bothReadings(sample, wideBytesOf(text, order))) {
      expect(reading.record).toEqual(plain.record);
    }
  });

  test('is refused without its byte order mark', () => {
    const bare = wideBytesOf(text, 'little').slice(2);
    const [reading, whole] = bothReadings(sample, bare);
    expect(fatalTexts(reading as never).join()).toMatch(/byte order mark/);
    expect(fatalTexts(whole as never).join()).toMatch(/UTF-16 text without a byte order mark/);
  });
});

test('an HTML page with scripts is refused by name, and nothing of it is told', () => {
  const page = '<!DOCTYPE html><html><head><script>alert("CANARY")</script></head></html>';
  const reading = readResponse(bytesOf(page));
  expect(fatalTexts(reading).join()).toContain('found an HTML page');
  expect(JSON.stringify(reading)).not.toContain('CANARY');
});

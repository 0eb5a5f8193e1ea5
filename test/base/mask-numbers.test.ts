import { describe, expect, test } from 'vitest';
import { maskNumbers } from '../../src/base/mask-numbers.ts';

describe('an NHS number in a text', () => {
  test.each([
    '9434765919',
    '943 476 5919',
    '943-476-5919',
    'x_943_476_5919_y',
    '943__476__5919',
    '9434 765 919',
    '943  476 5919',
    '94-34-76-59-19',
    '９４３４７６５９１９',
    'p9434765919q',
    '00943476591900',
  ])('%s is never printed', (text) => {
    expect(maskNumbers(`before ${text} after`)).toContain('[number]');
    expect(maskNumbers(text).replaceAll(/\D/g, '').length).toBeLessThan(5);
  });

  test.each([
    '2026-11-22T11:32:31',
    'r20261122-113231-5aa537',
    '9434765918',
    '125 micrograms, 28 tablets',
  ])('%s is none and stays', (text) => {
    expect(maskNumbers(text)).toBe(text);
  });
});

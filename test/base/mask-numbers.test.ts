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
    ['943 476 5919-2020-01-31.csv', '[number]-2020-01-31.csv'],
    ['SURG 943 476 5919 1', 'SURG [number] 1'],
    ['1. 943 476 5919', '1. [number]'],
    ['12 943-476-5919/3', '12 [number]/3'],
    ['1,943\u00A0476\u00A05919', '1,[number]'],
    ['2020-01-31 943.476.5919', '2020-01-31 [number]'],
  ])('with other digits near, %j is written %j', (text, masked) => {
    expect(maskNumbers(text)).toBe(masked);
  });

  test.each([
    '2026-11-22T11:32:31',
    '2026-11-22 11:32:31.943 +00:00',
    '1943 476 59190',
    '943 476 5918 1',
    'r20261122-113231-5aa537',
    '9434765918',
    '125 micrograms, 28 tablets',
  ])('%s is none and stays', (text) => {
    expect(maskNumbers(text)).toBe(text);
  });
});

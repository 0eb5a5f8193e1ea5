import { describe, expect, test } from 'vitest';
import { remember } from '../../src/base/remember.ts';

/** A function that counts how often it works. */
function counted(answersMax?: number): { ask: (text: string) => string; worked: () => number } {
  let times = 0;
  const work = (text: string): string => {
    times += 1;
    return text.toUpperCase();
  };
  return { ask: remember(work, answersMax), worked: () => times };
}

describe('a function that remembers', () => {
  test('gives the same answers and works once for each text', () => {
    const { ask, worked } = counted();
    expect([ask('asthma'), ask('gout'), ask('asthma')]).toEqual(['ASTHMA', 'GOUT', 'ASTHMA']);
    expect(worked()).toBe(2);
  });

  test('forgets all when full, and still gives the same answers', () => {
    const { ask, worked } = counted(2);
    for (const text of ['a', 'b', 'c', 'a']) expect(ask(text)).toBe(text.toUpperCase());
    expect(worked()).toBe(4);
  });

  test('does not keep long texts, which are free text', () => {
    const { ask, worked } = counted();
    const long = 'a'.repeat(121);
    expect(ask(long)).toBe(ask(long));
    expect(worked()).toBe(2);
  });
});

import { expect, test } from 'vitest';
import { recent } from '../../src/wire/recent.ts';

test('a text met before is answered without asking again', () => {
  let asked = 0;
  const lengthOf = recent((text) => {
    asked += 1;
    return text.length;
  });
  expect([lengthOf('2019-05'), lengthOf('2019-05'), lengthOf('')]).toEqual([7, 7, 0]);
  expect(asked).toBe(2);
});

test('texts that share a place give way to one another and never answer for one another', () => {
  const same = recent((text) => text);
  const texts = Array.from({ length: 5000 }, (_, index) => `http://address.invalid/${index}`);
  for (const text of [...texts, ...texts]) expect(same(text)).toBe(text);
});

test('texts that differ only far from their end are told apart', () => {
  const same = recent((text) => text);
  const end = 'x'.repeat(60);
  expect([same(`a${end}`), same(`b${end}`), same(`a${end}`)]).toEqual([
    `a${end}`,
    `b${end}`,
    `a${end}`,
  ]);
});

test('an answer that is undefined is kept too', () => {
  let asked = 0;
  const nothing = recent(() => {
    asked += 1;
    return undefined;
  });
  expect([nothing('x'), nothing('x')]).toEqual([undefined, undefined]);
  expect(asked).toBe(1);
});

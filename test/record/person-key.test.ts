import { expect, test } from 'vitest';
import { mayBeSamePerson, personKey } from '../../src/record/person-key.ts';

test.each([
  ['Dr Alma TESTDOC', 'alma testdoc'],
  ['Testdoc, Alma (Dr)', 'alma testdoc'],
  ['  alma   testdoc ', 'alma testdoc'],
  ["Prof. Aoife O'Test-Doc", "aoife o'test-doc"],
  ['Dr', undefined],
  ['', undefined],
])('%j is %j', (name, key) => {
  expect(personKey(name)).toBe(key);
});

test.each([
  ['alma testdoc', 'alma testdoc', true],
  ['a testdoc', 'alma testdoc', true],
  ['testdoc', 'alma testdoc', true],
  ['alma testdoc', 'bo testdoc', false],
  ['b testdoc', 'alma testdoc', false],
  // Initials alone name nobody.
  ['a', 'alma testdoc', false],
])('%s and %s may be one person: %s', (a, b, expected) => {
  expect(mayBeSamePerson(a, b)).toBe(expected);
  expect(mayBeSamePerson(b, a)).toBe(expected);
});

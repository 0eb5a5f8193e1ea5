import { expect, test } from 'vitest';
import { UNPRINTED, safeName, safeQualifiedName } from '../../src/wire/safe-name.ts';

test.each(['effectiveTime', 'has-member', 'ehr_extract', 'v2-0', 'a'.repeat(40), 'x12345'])(
  'a name that looks like one is printed: %s',
  (name) => {
    expect(safeName(name)).toBe(name);
  },
);

test.each([
  ['a space', 'Ada EXAMPLE'],
  ['a run of six digits', 'patient900000'],
  ['an NHS number', '9000000009'],
  ['more than forty characters', 'a'.repeat(41)],
  ['a letter beyond ASCII', 'Zoë'],
  ['a colon', 'a:b'],
  ['nothing', ''],
])('a name with %s is not printed', (_what, name) => {
  expect(safeName(name)).toBe(UNPRINTED);
});

test('prefix and local name are judged each by itself', () => {
  expect(safeQualifiedName('ehr:event')).toBe('ehr:event');
  expect(safeQualifiedName('ehr:n9000000009')).toBe(`ehr:${UNPRINTED}`);
  expect(safeQualifiedName('n9000000009:event')).toBe(`${UNPRINTED}:event`);
});

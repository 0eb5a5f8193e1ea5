import { expect, test } from 'vitest';
import { CODE_SYSTEMS } from '../../src/record/code.ts';
import { describeEntry, describeState } from '../../src/report/practice/describe-entry.ts';
import { entry } from './sample-practice.ts';

test.each([
  ['its wording and date', { term: 'Asthma', date: '2019' }, 'Asthma, 2019'],
  ['no date where it has none', { term: 'Asthma' }, 'Asthma, no date'],
  [
    'the term of its code where it has no wording',
    { codes: [{ system: CODE_SYSTEMS.snomed, code: '195967001', term: 'Asthma' }] },
    'Asthma, no date',
  ],
  [
    'its code and the name of the system, never its address',
    { codes: [{ system: CODE_SYSTEMS.readV2, code: 'H33..' }] },
    'Read v2 H33.., no date',
  ],
  [
    'its code alone when the system is none we know',
    { codes: [{ system: 'http://local.test/codes', code: 'A1' }] },
    'Code A1, no date',
  ],
  ['its kind when it has nothing else', { kind: 'blood-pressure' }, 'Blood pressure, no date'],
] as const)('an entry is described by %s', (_, parts, words) => {
  expect(describeEntry(entry(parts))).toBe(words);
});

test.each([
  [{ status: 'active', dose: 'one a day' }, 'active; one a day'],
  [{ value: '7.2', unit: 'mmol/L' }, '7.2 mmol/L'],
  [{ value: 'negative' }, 'negative'],
  [{}, null],
] as const)('the state of %j is told as %j', (parts, words) => {
  expect(describeState(entry(parts))).toBe(words);
});

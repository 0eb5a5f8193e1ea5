import { describe, expect, test } from 'vitest';
import { isDegraded } from '../../src/record/code.ts';
import { otherSide } from '../../src/record/side.ts';
import { identifySnomed, verhoeffHolds } from '../../src/record/snomed-id.ts';

describe('SNOMED CT identifiers', () => {
  test.each([
    ['195967001', 'concept'],
    ['999791000000106', 'concept'],
    ['301485011', 'description'],
    ['1004721000000117', 'description'],
    ['195967002', 'check-digit'],
    ['12345', 'not-an-identifier'],
    ['0195967001', 'not-an-identifier'],
    ['G30..', 'not-an-identifier'],
    ['100022', 'relationship'],
  ])('%s names a %s', (id, identity) => {
    expect(identifySnomed(id)).toBe(identity);
  });

  test('the worked example of the Verhoeff scheme: 236 takes check digit 3', () => {
    expect(verhoeffHolds('2363')).toBe(true);
    expect(verhoeffHolds('2362')).toBe(false);
    expect(verhoeffHolds('2633')).toBe(false);
  });
});

test('a degrade code is known by SNOMED concept only', () => {
  expect(isDegraded([{ system: 'http://snomed.info/sct', code: '196461000000101' }])).toBe(true);
  expect(isDegraded([{ system: 'elsewhere', code: '196461000000101' }])).toBe(false);
});

test('each side has another', () => {
  expect([otherSide('mig'), otherSide('hie')]).toEqual(['hie', 'mig']);
});

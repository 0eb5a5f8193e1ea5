import { expect, test } from 'vitest';
import type { Entry } from '../../src/record/entry.ts';
import { findingsOf } from '../support/compare.ts';
import { entry, quantity, result, snomed } from '../support/records.ts';

const PANEL = snomed('1000621000000104', 'Urea and electrolytes');

function panel(id: string): Entry {
  return entry({
    kind: 'result',
    term: 'Urea and electrolytes',
    codes: [PANEL],
    date: '2020-01-02',
    localId: id,
    detail: { panel: true },
  });
}

function member(id: string, to: string | undefined, value = '140'): Entry {
  return result({
    term: 'Sodium',
    codes: [snomed('1000661000000107')],
    date: '2020-01-02',
    value: quantity(value, 'mmol/L'),
    localId: id,
    links: to === undefined ? [] : [{ relation: 'panel', target: to }],
  });
}

test('a link kept under other identifiers is no finding', () => {
  expect(findingsOf([panel('a'), member('b', 'a')], [panel('x'), member('y', 'x')])).toEqual([]);
});

test('a result torn from its panel is told', () => {
  const hie = [panel('x'), member('y', undefined), member('z', 'x', '5')];
  expect(findingsOf([panel('a'), member('b', 'a'), member('c', 'a', '5')], hie)).toEqual([
    'considerable link-lost',
  ]);
});

test('a relation the HIE uses nowhere is one its format does not carry', () => {
  expect(findingsOf([panel('a'), member('b', 'a')], [panel('x'), member('y', undefined)])).toEqual(
    [],
  );
});

test('a link to something that is itself lost is no second finding', () => {
  const hie = [member('y', undefined), panel('x'), member('z', 'x', '5')];
  const other = entry({
    kind: 'problem',
    term: 'Asthma',
    codes: [snomed('195967001')],
    date: '2007',
    localId: 'p',
  });
  const linked = {
    ...member('b', undefined),
    links: [{ relation: 'problem', target: 'p' } as const],
  };
  expect(findingsOf([other, linked, panel('a'), member('c', 'a', '5')], hie)).toEqual([
    'considerable entry-lost',
  ]);
});

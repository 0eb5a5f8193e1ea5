import { expect, test } from 'vitest';
import type { Entry } from '../../src/record/entry.ts';
import { compare, findingsOf } from '../support/compare.ts';
import { entry, medication, quantity, reading, result, snomed } from '../support/records.ts';

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

/** Another panel with one result, whose link is kept. */
function lipids(id: string): Entry {
  return { ...panel(id), term: 'Lipids', codes: [snomed('252150008')] };
}

function lipid(id: string, to: string): Entry {
  return { ...member(id, to, '4.5'), term: 'Cholesterol', codes: [snomed('1005671000000105')] };
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

test('all links of a relation its format carries are one finding when the HIE has none', () => {
  const mig = [panel('a'), member('b', 'a'), member('c', 'a', '5')];
  const hie = [panel('x'), member('y', undefined), member('z', undefined, '5')];
  const { findings } = compare(
    reading(mig),
    reading(hie, { reading: { format: 'gpconnect-structured' } }),
  );
  expect(findings).toMatchObject([{ kind: 'link-lost', severity: 'considerable', field: 'panel' }]);
  expect(findings[0]?.members).toHaveLength(2);
  expect(findings[0]?.why).toMatch(
    /^On the MIG 2 entries are linked to their panel, and the HIE has no such link at all: /,
  );
});

test('links to one entry that are all lost are one finding', () => {
  const mig = [panel('a'), member('b', 'a'), member('c', 'a', '5'), lipid('d', 'e'), lipids('e')];
  const hie = [
    panel('x'),
    member('y', undefined),
    member('z', undefined, '5'),
    lipid('u', 'v'),
    lipids('v'),
  ];
  const { findings } = compare(reading(mig), reading(hie));
  expect(findings.map(({ kind, members }) => [kind, members?.length])).toEqual([['link-lost', 2]]);
});

test('a link to what arrives as another kind goes with that', () => {
  const problem = { term: 'Asthma', codes: [snomed('195967001')], date: '2007', localId: 'p' };
  const linked = { links: [{ relation: 'problem', target: 'p' } as const] };
  const cough = entry({
    kind: 'problem',
    term: 'Cough',
    codes: [snomed('49727002')],
    date: '2009',
    localId: 'q',
  });
  const diary = entry({
    kind: 'diary',
    term: 'Review',
    codes: [snomed('1')],
    date: '2008',
    ...linked,
  });
  const note = entry({
    kind: 'encounter',
    term: 'Seen',
    codes: [snomed('2')],
    date: '2008',
    links: [{ relation: 'problem', target: 'q' }],
  });
  expect(
    findingsOf(
      [entry({ kind: 'problem', ...problem }), cough, diary, note],
      [entry({ kind: 'observation', ...problem }), cough, { ...diary, links: [] }, note],
    ),
  ).toEqual(['considerable retyped']);
});

test('of two entries alike but for the link it may be on either', () => {
  const asthma = entry({
    kind: 'problem',
    term: 'Asthma',
    codes: [snomed('195967001')],
    date: '2007',
    localId: 'p',
  });
  const drug = (localId: string, links: Entry['links'], text: string[]): Entry => ({
    ...medication({
      term: 'Inhaler',
      codes: [snomed('3')],
      date: '2008-01-01',
      dose: '2 puffs bd',
      localId,
    }),
    links,
    text,
  });
  const link = [{ relation: 'problem', target: 'p' }] as const;
  const mig = [asthma, drug('a', link, []), drug('b', [], [])];
  expect(findingsOf(mig, [asthma, drug('x', [], []), drug('y', link, [])])).toEqual([]);
  const cough = {
    ...entry({ kind: 'encounter', term: 'Seen', codes: [snomed('2')], date: '2008' }),
    links: link,
  };
  expect(
    findingsOf([...mig, cough], [asthma, drug('x', [], []), drug('y', [], []), cough]),
  ).toEqual(['significant link-lost']);
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

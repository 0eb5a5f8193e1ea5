import { describe, expect, test } from 'vitest';
import { matchRecords } from '../../src/match/match-records.ts';
import type { Matching } from '../../src/match/matching.ts';
import type { Entry } from '../../src/record/entry.ts';
import {
  entry,
  medication,
  pressure,
  quantity,
  record,
  result,
  snomed,
} from '../support/records.ts';
import { smallMaps } from '../support/small-maps.ts';

function match(mig: readonly Entry[], hie: readonly Entry[]): Matching {
  return matchRecords(record(mig), record(hie), []);
}

/** Who is whose partner, as `mig-hie`. */
function partners({ pairs }: Matching): string[] {
  return pairs.map(({ mig, hie }) => `${mig}-${hie}`);
}

function sodium(
  value: string,
  date: string,
  parts: Partial<Parameters<typeof result>[0]> = {},
): Entry {
  const codes = [snomed('1000661000000107')];
  return result({ term: 'Sodium', codes, date, value: quantity(value, 'mmol/L'), ...parts });
}

function digoxin(dose: string, code = '39695211000001102'): Entry {
  return medication({ term: 'Digoxin', codes: [snomed(code)], date: '2019-05-01', dose });
}

const AT = '2020-01-02';

describe('repeats', () => {
  test('twins of one content pair one-to-one and are no doubt', () => {
    const matching = match(
      [sodium('140', AT), sodium('140', AT)],
      [sodium('140', AT), sodium('140', AT)],
    );
    expect(partners(matching)).toHaveLength(2);
    expect(matching).toMatchObject({ lost: [], extra: [], ambiguities: [] });
  });

  test('three identical readings against two leave one, not three', () => {
    const three = [sodium('140', AT), sodium('140', AT), sodium('140', AT)];
    expect(match(three, three.slice(1))).toMatchObject({ lost: [expect.any(Number)], extra: [] });
    expect(match(three.slice(1), three)).toMatchObject({ lost: [], extra: [expect.any(Number)] });
  });

  test('two readings of one day with swapped values pair by value, so that the times differ', () => {
    const [early, late] = ['2020-01-02T09:00:00', '2020-01-02T17:00:00'];
    const mig = [pressure('120', '80', early), pressure('150', '95', late)];
    const hie = [pressure('150', '95', early), pressure('120', '80', late)];
    expect(partners(match(mig, hie))).toEqual(['0-1', '1-0']);
  });

  test('the same drug twice at two doses, one of them changed, pairs the changed with the changed', () => {
    const matching = match(
      [digoxin('62.5 microgram od'), digoxin('125 microgram od')],
      [digoxin('125 microgram od'), digoxin('62.5 mg od')],
    );
    expect(partners(matching)).toEqual(['0-1', '1-0']);
    expect(matching.ambiguities).toEqual([]);
  });
});

describe('names of drugs', () => {
  const maps = smallMaps(
    { kind: 'amp-to-vmp', code: '500001000', target: '500002000' },
    { kind: 'vmp-to-vtm', code: '500002000', target: '500003000' },
  );
  const [brand, generic, moiety] = [
    { ...digoxin('one', '500001000'), term: 'Brandoxin 5mg tablets' },
    { ...digoxin('one', '500002000'), term: 'Genoxin 5mg tablets' },
    { ...digoxin('one', '500003000'), term: 'Genoxin' },
  ];

  test.each([
    ['brand and generic', brand, generic],
    ['generic and brand', generic, brand],
    ['product and moiety', generic, moiety],
    ['brand and moiety', brand, moiety],
  ])('%s are neighbours under a map, never equals', (_what, mig, hie) => {
    const { pairs } = matchRecords(record([mig]), record([hie]), [], maps);
    expect(pairs).toMatchObject([{ pass: 'mapped-code', confidence: 0.75 }]);
    expect(pairs[0]?.why).toContain('A meaning and a wider one');
  });

  test('a generic of its own is preferred to the brand', () => {
    const { pairs } = matchRecords(record([generic]), record([brand, generic]), [], maps);
    expect(pairs).toMatchObject([{ mig: 0, hie: 1, pass: 'fingerprint' }]);
  });
});

describe('degraded codes', () => {
  const degraded = snomed('196461000000101', 'Transfer-degraded drug allergy');
  const allergy = (term: string, codes: Entry['codes'], text: readonly string[] = []): Entry =>
    entry({ kind: 'allergy', term, codes, date: '2001-02-03', text });
  const penicillin = allergy('Allergy to penicillin', [snomed('91936005')]);
  const egg = allergy('Allergy to egg', [snomed('91930004')]);

  test.each([
    ['in the wording', allergy('Allergy to penicillin', [degraded])],
    ['in the wording of the code', allergy('Drug allergy', [{ ...degraded, term: 'Penicillin' }])],
    ['in the text', allergy('Transfer-degraded drug allergy', [degraded], ['Penicillin'])],
  ])('with the substance %s find the right one of two', (_where, hie) => {
    expect(partners(match([egg, penicillin], [hie, egg]))).toEqual(['0-1', '1-0']);
  });

  test('with the substance nowhere pair with the only one left of the day', () => {
    const hie = allergy('Transfer-degraded drug allergy', [degraded]);
    expect(match([egg, penicillin], [egg, hie]).pairs[1]).toMatchObject({
      mig: 1,
      hie: 1,
      pass: 'assignment',
    });
  });
});

describe('other kinds', () => {
  test('an immunisation that arrives as an observation is still that immunisation', () => {
    const given = { term: 'MMR vaccination', codes: [snomed('38598009')], date: '2005-06-07' };
    const matching = match(
      [entry({ kind: 'immunisation', ...given })],
      [entry({ kind: 'observation', ...given })],
    );
    expect(matching.pairs).toMatchObject([{ confidence: 0.92, pass: 'code+date' }]);
  });

  test('parts of a panel that stand alone keep their partners, and the heading is divided', () => {
    const part = (value: string, links: Entry['links'] = []): Entry => sodium(value, AT, { links });
    const link = [{ relation: 'panel', target: 'p' }] as const;
    const heading = result({
      term: 'Electrolytes',
      date: AT,
      localId: 'p',
      detail: { panel: true },
    });
    const matching = match(
      [heading, part('140', link), part('141', link)],
      [part('140'), part('141')],
    );
    expect(partners(matching)).toEqual(['1-0', '2-1']);
    expect(matching.divisions).toMatchObject([{ mig: [0], hie: [0, 1], confidence: 0.6 }]);
  });
});

describe('identifiers', () => {
  test('one that is reused for other content pairs nothing', () => {
    const gout = entry({
      kind: 'problem',
      term: 'Gout',
      codes: [snomed('90560007')],
      date: '2001',
      localId: 'a',
    });
    const matching = match([gout], [sodium('140', AT, { localId: 'a' })]);
    expect(matching).toMatchObject({ pairs: [], lost: [0], extra: [0] });
  });

  test.each(['__proto__', 'constructor', '(.*)+$', '[a-', String.raw`\d`, ''])(
    '%j is an identifier like any other',
    (id) => {
      const link = [{ relation: 'problem', target: id }] as const;
      const entries = [
        sodium('140', AT, { localId: id }),
        sodium('141', AT, { localId: 'x', links: link }),
      ];
      expect(partners(match(entries, entries.toReversed()))).toEqual(['0-1', '1-0']);
      expect(match(entries, [entries[1] as Entry])).toMatchObject({ lost: [0], extra: [] });
    },
  );

  test.each(['__proto__', 'toString', '(.*)+$'])(
    '%j is a code and a wording like any other',
    (word) => {
      const odd = (date: string): Entry =>
        entry({ kind: 'problem', term: word, codes: [{ system: word, code: word }], date });
      expect(match([odd('2001-01-01')], [odd('2001-01-02')]).pairs).toMatchObject([
        { pass: 'shared-code' },
      ]);
    },
  );

  test('references in a circle end', () => {
    const ring = (dose: readonly string[]): Entry[] =>
      dose.map((each, i) => ({
        ...digoxin(each),
        localId: `d${i}`,
        links: [{ relation: 'problem' as const, target: `d${(i + 1) % dose.length}` }],
      }));
    expect(match(ring(['1', '2', '3']), ring(['4', '5', '6'])).pairs).toHaveLength(3);
  });
});

describe('symmetry and size', () => {
  const mig = [sodium('140', AT), sodium('141', AT), digoxin('one'), sodium('139', '2020-02-03')];
  const hie = [digoxin('two'), sodium('141', AT), sodium('142', AT), sodium('139', '2020-02-04')];

  test('comparing with itself pairs everything as the same', () => {
    const matching = match(mig, mig);
    expect(partners(matching)).toEqual(['0-0', '1-1', '2-2', '3-3']);
    expect(
      matching.pairs.every(({ pass, confidence }) => pass === 'fingerprint' && confidence === 1),
    ).toBe(true);
  });

  test('the order of entries changes nothing', () => {
    const turned = match(mig.toReversed(), hie.toReversed());
    expect(
      partners(turned)
        .map((pair) =>
          pair
            .split('-')
            .map((i) => 3 - Number(i))
            .join('-'),
        )
        .sort(),
    ).toEqual(partners(match(mig, hie)).sort());
  });

  test('swapping the sides mirrors the pairs', () => {
    const back = match(hie, mig).pairs.map(({ mig: a, hie: b }) => `${b}-${a}`);
    expect(back.sort()).toEqual(partners(match(mig, hie)).sort());
  });

  test('twenty thousand entries pair without a deep stack, alike or not', () => {
    const many = (shift: number): Entry[] =>
      Array.from({ length: 20_000 }, (_, i) => {
        const day = new Date(Date.UTC(1970, 0, 1 + (i % 10_000))).toISOString().slice(0, 10);
        return sodium(String((i % 97) + shift), day, {
          codes: [snomed(String(1_000_000 + (i % 50)))],
          localId: `e${i}`,
          links: i === 0 ? [] : [{ relation: 'problem', target: `e${i - 1}` }],
        });
      });
    const record = many(0);
    expect(match(record, record).pairs).toHaveLength(20_000);
    expect(match(record, many(1)).pairs).toHaveLength(20_000);
  }, 60_000);

  test('a thousand repeats of one content are paired in order, not solved', () => {
    const many = Array.from({ length: 1000 }, (_, i) => sodium('140', AT, { source: `/e${i}` }));
    expect(match(many, many.toReversed().slice(10))).toMatchObject({
      extra: [],
      lost: { length: 10 },
    });
  });
});

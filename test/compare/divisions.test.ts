import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/record/entry.ts';
import { compare, told } from '../support/compare.ts';
import {
  entry,
  medication,
  pressure,
  quantity,
  reading,
  result,
  snomed,
} from '../support/records.ts';

const AT = '2020-01-02';
const OTHER = entry({ kind: 'problem', term: 'Gout', codes: [snomed('90560007')], date: '2001' });

/** The findings both ways round: what is split for one reader is merged for the other. */
function bothWays(whole: readonly Entry[], parts: readonly Entry[]): readonly string[][] {
  const [one, several] = [reading([OTHER, ...whole]), reading([OTHER, ...parts])];
  return [told(compare(one, several)), told(compare(several, one))];
}

function part(code: string, value: string, panel?: string): Entry {
  return result({
    term: `Part ${code}`,
    codes: [snomed(code)],
    date: AT,
    value: quantity(value, 'mmol/L'),
    links: panel === undefined ? [] : [{ relation: 'panel', target: panel }],
  });
}

const HEADING = result({
  term: 'Electrolytes',
  codes: [snomed('1000101')],
  date: AT,
  localId: 'p',
  detail: { panel: true },
});

describe('a panel and its parts', () => {
  test('parts that stand alone with their values are one split entry', () => {
    expect(
      bothWays(
        [HEADING, part('1000201', '140', 'p'), part('1000301', '4', 'p')],
        [part('1000201', '140'), part('1000301', '4')],
      ),
    ).toEqual([['significant entry-split'], ['significant entry-merged']]);
  });

  test('a panel that stands on both sides is none', () => {
    const panel = reading([HEADING, part('1000201', '140', 'p'), part('1000301', '4', 'p')]);
    expect(told(compare(panel, panel))).toEqual([]);
  });

  test('names all parts as members', () => {
    const { findings, entries } = compare(
      reading([HEADING, part('1000201', '140', 'p'), part('1000301', '4', 'p')]),
      reading([part('1000201', '140'), part('1000301', '4')]),
    );
    expect(findings[0]?.members).toHaveLength(2);
    expect(findings[0]?.members?.map(({ hie }) => entries.hie[hie ?? -1]?.term)).toEqual([
      'Part 1000201',
      'Part 1000301',
    ]);
    expect(entries.mig[findings[0]?.mig ?? -1]?.term).toBe('Electrolytes');
  });

  test('a lost part keeps it from being a mere split', () => {
    const [found] = bothWays(
      [HEADING, part('1000201', '140', 'p'), part('1000301', '4', 'p')],
      [part('1000201', '140')],
    );
    expect(found).not.toContain('significant entry-split');
    expect(found).toContain('considerable entry-lost');
  });

  test('so does another value', () => {
    const [found] = bothWays(
      [HEADING, part('1000201', '140', 'p'), part('1000301', '4', 'p')],
      [part('1000201', '140'), part('1000301', '5')],
    );
    expect(found).toEqual(['considerable entry-lost', 'considerable value-changed']);
  });
});

describe('a blood pressure', () => {
  const half = (term: string, value: string): Entry =>
    result({
      kind: 'observation',
      item: 'examinations',
      term,
      codes: [snomed(term.startsWith('Sys') ? '271649006' : '271650006')],
      date: AT,
      value: quantity(value, 'mmHg'),
    });
  const halves = [half('Systolic pressure', '120'), half('Diastolic pressure', '80')];

  test('as two readings is split', () => {
    expect(bothWays([pressure('120', '80', AT)], halves)).toEqual([
      ['significant entry-split'],
      ['significant entry-merged'],
    ]);
  });

  test('of which one half shares its code is split all the same', () => {
    const coded = pressure('120', '80', AT, { codes: [snomed('271649006')] });
    expect(bothWays([coded], halves)[0]).toEqual(['significant entry-split']);
  });

  test('with another number is not', () => {
    const other = [halves[0] as Entry, half('Diastolic pressure', '85')];
    expect(bothWays([pressure('120', '80', AT)], other)[0]).not.toContain(
      'significant entry-split',
    );
  });
});

describe('shares', () => {
  const note = (text: readonly string[]): Entry =>
    entry({ kind: 'problem', term: 'Asthma', codes: [snomed('195967001')], date: AT, text });
  const supply = (quantityOf: string): Entry =>
    medication({
      term: 'Aspirin 75mg tablets',
      codes: [snomed('319773006')],
      date: AT,
      dose: 'one daily',
      detail: { quantity: quantity(quantityOf, 'tablet') },
    });

  test('a text told in two entries is one split entry', () => {
    expect(
      bothWays(
        [note(['Worse at night', 'Uses spacer'])],
        [note(['Uses spacer']), note(['Worse at night'])],
      ),
    ).toEqual([['significant entry-split'], ['significant entry-merged']]);
  });

  test('a text of which a line is gone is not', () => {
    const [found] = bothWays(
      [note(['Worse at night', 'Uses spacer', 'Review'])],
      [note(['Uses spacer']), note(['Worse at night'])],
    );
    expect(found).not.toContain('significant entry-split');
    expect(found).toContain('considerable text-lost');
  });

  test('a supply told in two is split where the quantities add up', () => {
    expect(bothWays([supply('56')], [supply('28'), supply('28.0')])[0]).toEqual([
      'considerable entry-split',
    ]);
    expect(bothWays([supply('56')], [supply('28'), supply('30')])[0]).not.toContain(
      'considerable entry-split',
    );
  });
});

describe('an entry that stands in the text of another', () => {
  const given = (term: string, text: readonly string[] = []): Entry =>
    entry({
      kind: 'immunisation',
      term,
      codes: [snomed(String(1_000_000 + term.length))],
      date: AT,
      text,
    });

  test('is merged into it', () => {
    expect(
      bothWays(
        [given('Influenza vaccination'), given('Tetanus vaccination')],
        [given('Influenza vaccination', ['Also given: tetanus vaccination.'])],
      )[0],
    ).toEqual(['considerable entry-merged']);
  });

  test('is lost where both sides had the text before', () => {
    const text = ['Also given: tetanus vaccination'];
    expect(
      bothWays(
        [given('Influenza vaccination', text), given('Tetanus vaccination')],
        [given('Influenza vaccination', text)],
      )[0],
    ).toEqual(['considerable entry-lost']);
  });

  test('an allergy is never merged into words', () => {
    const allergy = (term: string, text: readonly string[] = []): Entry =>
      entry({
        kind: 'allergy',
        term,
        codes: [snomed(String(2_000_000 + term.length))],
        date: AT,
        text,
      });
    const [found] = bothWays(
      [allergy('Allergy to penicillin'), allergy('Allergy to egg')],
      [allergy('Allergy to egg', ['Allergy to penicillin'])],
    );
    expect(found).toContain('major entry-lost');
  });
});

test.each<[string, Partial<Entry>, string[]]>([
  ['was sent as two loose readings', { term: undefined, codes: [] }, ['significant entry-split']],
  ['only lost its wording', { term: undefined }, ['significant term-changed']],
])('a blood pressure that %s on the HIE', (_what, changes, expected) => {
  const codes = [snomed('163020007')];
  const sent = pressure('142', '81', AT, { term: 'O/E - blood pressure reading', codes });
  const why = 'a blood pressure sent as two readings has no code of its own';
  const limit = { item: sent.item, kind: sent.kind, field: 'codes', why };
  const hie = { ...reading([{ ...sent, ...changes }]), limits: [limit] };
  expect(told(compare(reading([sent]), hie))).toEqual(expected);
});

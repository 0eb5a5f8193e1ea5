import { describe, expect, test } from 'vitest';
import { compare, dayByDay } from '../support/compare.ts';
import { entry, medication, reading, snomed } from '../support/records.ts';

const penicillin = entry({
  kind: 'allergy',
  term: 'H/O: penicillin allergy',
  codes: [snomed('91936005')],
  date: '1998-05',
});
const asthma = entry({ kind: 'problem', term: 'Asthma', codes: [snomed('195967001')] });
const aspirin = medication({ term: 'Aspirin', codes: [snomed('387458008')], date: '2018-01-01' });

describe('a finding on several entries names what is at stake', () => {
  test('a lost allergy, with its date', () => {
    const { findings } = compare(
      reading([penicillin, asthma]),
      reading([asthma], { states: { 'risks-and-warnings': 'nothing-recorded' } }),
    );
    expect(findings[0]?.why).toContain('the HIE lacks: “H/O: penicillin allergy” (1998-05).');
  });

  test('the newest five, then how many more', () => {
    const { findings } = compare(
      reading([penicillin, ...dayByDay(7, { kind: 'problem' })]),
      reading([penicillin], { states: { problems: 'not-returned' } }),
    );
    expect(findings[0]?.why).toMatch(
      /has 7 entries: “Statement 6” \(2001-01-07\), .*“Statement 2” \(2001-01-03\) and 2 more\.$/,
    );
  });

  test('notes without a word of theirs', () => {
    const note = entry({ kind: 'note', term: 'Daughter Mabel rang', date: '2020-02-03' });
    const { findings } = compare(
      reading([note, penicillin]),
      reading([penicillin], { states: { events: 'not-returned' } }),
    );
    const all = findings.map(({ why }) => why).join(' ');
    expect(all).toContain('1 entry: a note (2020-02-03).');
    expect(all).not.toContain('Mabel');
  });

  test.each([
    ['duplicate-collapsed', 3, 1, '“Aspirin” stands 3 times on the MIG and once on the HIE'],
    ['duplicate-added', 1, 2, '“Aspirin” stands once on the MIG and twice on the HIE'],
  ])('%s says how often on each side', (kind, onMig, onHie, why) => {
    const times = (count: number): (typeof aspirin)[] =>
      Array.from({ length: count }, () => aspirin);
    const { findings } = compare(reading(times(onMig)), reading(times(onHie)));
    const own = findings.filter((one) => one.kind === kind);
    expect(own).not.toEqual([]);
    for (const one of own) expect(one.why).toContain(why);
  });
});

import { describe, expect, test } from 'vitest';
import { DATA_ITEMS, LIST_WARNINGS } from '../../src/record/item.ts';
import type { DataItem, ItemState } from '../../src/record/item.ts';
import type { Reading, Refusal } from '../../src/record/reading.ts';
import { compare, dayByDay, findingsOf, told } from '../support/compare.ts';
import { entry, reading, snomed } from '../support/records.ts';
import type { RecordParts } from '../support/records.ts';
import { asthma, drug, penicillin } from '../support/statements.ts';

function stateOf(item: DataItem, state: ItemState): RecordParts {
  return { states: { [item]: state } };
}

function everywhere(state: ItemState): RecordParts {
  return { states: Object.fromEntries(DATA_ITEMS.map((item) => [item, state])) };
}

const drugs = Array.from({ length: 12 }, (_, index) => drug(index));

describe('empty list v missing list v error body with status 200', () => {
  test.each<[string, string, RecordParts, string]>([
    ['an empty list', 'false-empty', stateOf('medication', 'nothing-recorded'), 'major'],
    ['a missing list', 'section-missing', stateOf('medication', 'not-returned'), 'major'],
    [
      'a list the side could not give',
      'undetermined',
      stateOf('medication', 'unavailable'),
      'major',
    ],
  ])('%s is told as %s', (_, kind, hie, severity) => {
    const { findings, summary } = compare(reading([asthma, ...drugs]), reading([asthma], hie));
    expect(findings).toMatchObject([{ kind, severity, item: 'medication' }]);
    expect(summary.verdict).not.toBe('parity');
  });

  test('an error body with status 200 is response-error, and no parity', () => {
    const fatal = { severity: 'fatal', path: '', what: 'an error in place of a record' } as const;
    const hie = reading([], { ...everywhere('not-returned'), reading: { problems: [fatal] } });
    const document = compare(reading([asthma]), hie);
    expect(told(document)).toEqual(['major response-error']);
    expect(document.summary).toMatchObject({ undetermined: 1, verdict: 'undetermined' });
  });

  test('an answer without any list is response-missing, and no parity', () => {
    const document = compare(reading([asthma]), reading([], everywhere('not-returned')));
    expect(told(document)).toEqual(['major response-missing']);
    expect(document.summary).toMatchObject({ undetermined: 1, verdict: 'undetermined' });
    expect(
      compare(reading([], everywhere('not-returned')), reading([asthma])).findings,
    ).toMatchObject([{ kind: 'response-missing', field: 'response', item: null }]);
  });

  test('a refusal for another reason than consent is response-error with its reason', () => {
    const refusal: Refusal = {
      class: 'not-shared',
      why: 'the practice does not share this patient',
    };
    const document = compare(reading([asthma]), refused(refusal));
    expect(document.findings).toMatchObject([
      {
        kind: 'response-error',
        why: 'The HIE answer holds nothing that could be compared with the MIG: the practice does not share this patient.',
      },
    ]);
  });

  test('a whole record that came empty is one finding with all that is missing', () => {
    const empty = reading([], everywhere('nothing-recorded'));
    const other = dayByDay(2);
    const { findings, summary } = compare(reading([penicillin, ...drugs, ...other]), empty);
    expect(findings).toMatchObject([
      { kind: 'false-empty', severity: 'major', item: null, field: 'entry' },
    ]);
    expect(findings[0]?.members).toHaveLength(15);
    expect(findings[0]?.why).toMatch(
      /^Every list of the HIE is empty, where the MIG shows 15 entries: /,
    );
    expect(summary.verdict).toBe('differences');
  });

  test('two empty answers are no evidence, and nothing is invented', () => {
    const document = compare(reading([]), reading([]));
    expect(document.findings).toEqual([]);
    expect(document.summary.verdict).toBe('undetermined');
  });

  test('a list that is there and empty on both sides is silent', () => {
    expect(findingsOf([asthma], [asthma])).toEqual([]);
  });

  test('all entries of one kind missing from an item that holds others is one finding', () => {
    const jabs = dayByDay(4, { kind: 'immunisation' });
    const operation = entry({ kind: 'procedure', term: 'Appendicectomy', date: '1999-05-06' });
    const { findings } = compare(reading([operation, ...jabs]), reading([operation]));
    expect(findings).toMatchObject([
      { kind: 'section-missing', severity: 'considerable', item: 'procedures' },
    ]);
    expect(findings[0]?.members).toHaveLength(4);
    expect(findings[0]?.why).toMatch(
      /^The HIE shows no immunisation at all under procedures, where the MIG has 4 entries of kind immunisation: /,
    );
  });

  test('one entry that was the only one of its kind is just that entry', () => {
    const jab = dayByDay(1, { kind: 'immunisation' });
    const operation = entry({ kind: 'procedure', term: 'Appendicectomy', date: '1999-05-06' });
    expect(findingsOf([operation, ...jab], [operation])).toEqual(['considerable entry-lost']);
  });
});

describe('in-transit, awaiting filing, confidential markers', () => {
  test.each(LIST_WARNINGS)('%s stands beside the state of its item', (mark) => {
    const { items, findings } = compare(
      reading([asthma]),
      reading([asthma], { warnings: { problems: [mark] } }),
    );
    const problems = items.find(({ item }) => item === 'problems');
    expect(problems).toMatchObject({ hie: { state: 'populated', entries: 1, marks: [mark] } });
    expect(problems?.mig).not.toHaveProperty('marks');
    expect(findings).toEqual([]);
  });

  test.each([
    ['data-in-transit', 'entry-lost'],
    ['data-awaiting-filing', 'entry-lost'],
    ['confidential-items', 'withheld-declared'],
  ] as const)('%s makes of a missing entry %s', (mark, kind) => {
    const kept = dayByDay(2, { kind: 'problem' });
    const { findings } = compare(
      reading([asthma, ...kept]),
      reading(kept, { warnings: { problems: [mark] } }),
    );
    expect(findings).toMatchObject([{ kind }]);
    expect(findings[0]?.why).toContain(mark);
  });

  test('a mark of the MIG that the HIE drops is told, though both show the same', () => {
    const marked = { warnings: { problems: ['confidential-items'] } } as const;
    const { findings } = compare(reading([asthma], marked), reading([asthma]));
    expect(findings).toMatchObject([
      { kind: 'withheld-undeclared', severity: 'significant', item: 'problems', field: 'mark' },
    ]);
    expect(findingsOf([asthma], [asthma], { mig: marked, hie: marked })).toEqual([]);
  });
});

describe('item withheld old, shown new', () => {
  test('a whole item is a disclosure with every entry as a member', () => {
    const { findings } = compare(
      reading([penicillin], stateOf('problems', 'withheld')),
      reading([penicillin, asthma, ...dayByDay(2, { kind: 'problem' })]),
    );
    expect(findings).toMatchObject([{ kind: 'disclosure', severity: 'major', item: 'problems' }]);
    expect(findings[0]?.members).toHaveLength(3);
  });

  test('an entry of a marked list is a disclosure', () => {
    const kept = dayByDay(2, { kind: 'problem' });
    const marked = { warnings: { problems: ['confidential-items'] } } as const;
    expect(findingsOf(kept, [asthma, ...kept], { mig: marked })).toEqual(['major disclosure']);
  });

  test.each([
    ['Chlamydial infection', 'sexually transmitted disease'],
    ['HIV positive', 'HIV'],
    ['Termination of pregnancy', 'termination of pregnancy'],
    ['In vitro fertilisation', 'assisted conception'],
    ['Gender dysphoria', 'gender reassignment'],
  ])('%s on the HIE alone is a disclosure: %s', (term, subject) => {
    const held = entry({ kind: 'problem', term, codes: [snomed('1234')], date: '2012-03-04' });
    const kept = dayByDay(3, { kind: 'problem' });
    const { findings } = compare(reading(kept), reading([held, ...kept]));
    expect(findings).toMatchObject([{ kind: 'disclosure', severity: 'major', confidence: 0.5 }]);
    expect(findings[0]?.why).toContain(subject);
    const lost = compare(reading([held, ...kept]), reading(kept));
    expect(lost.findings).toMatchObject([
      { kind: 'withheld-undeclared', severity: 'considerable', confidence: 0.5 },
    ]);
  });

  test.each([
    'Hearing aids',
    'Chlamydia pneumoniae infection',
    'Threatened abortion',
    'Top dentures',
  ])('%s is no such subject', (term) => {
    const other = entry({ kind: 'problem', term, codes: [snomed('1234')], date: '2012-03-04' });
    const kept = dayByDay(3, { kind: 'problem' });
    expect(findingsOf(kept, [other, ...kept])).toEqual(['considerable entry-extra']);
    expect(findingsOf([other, ...kept], kept)).toEqual(['considerable entry-lost']);
  });

  test('a disclosure never disappears among other entries the HIE has more', () => {
    const kept = dayByDay(30, { kind: 'problem' });
    const held = entry({
      kind: 'problem',
      term: 'Syphilis',
      codes: [snomed('76272004')],
      date: '1990-01-01',
    });
    const older = Array.from({ length: 6 }, (_, index) =>
      entry({
        kind: 'problem',
        term: `Old ${index}`,
        codes: [snomed(String(4_000_000 + index))],
        date: `1980-0${index + 1}-01`,
      }),
    );
    expect(findingsOf(kept, [held, ...older, ...kept])).toEqual([
      'major disclosure',
      'considerable list-truncated',
    ]);
  });
});

describe('opt-out difference', () => {
  const dissent: Refusal = { class: 'consent', why: 'the patient has dissented from sharing' };

  test('the HIE shows what the MIG refuses: major', () => {
    const document = compare(refused(dissent), reading([asthma, penicillin]));
    expect(document.findings).toMatchObject([
      {
        kind: 'opt-out-difference',
        severity: 'major',
        field: 'response',
        values: { mig: 'refused', hie: 'answered' },
        why: 'The MIG refuses the record because the patient has dissented from sharing; the HIE answers with a record.',
      },
    ]);
    expect(document.summary.verdict).toBe('differences');
  });

  test('the HIE refuses what the MIG shows: considerable', () => {
    expect(told(compare(reading([asthma]), refused(dissent)))).toEqual([
      'considerable opt-out-difference',
    ]);
  });

  test('both refusing is no difference, and no evidence', () => {
    const document = compare(refused(dissent), refused(dissent));
    expect(document.findings).toEqual([]);
    expect(document.summary.verdict).toBe('undetermined');
  });
});

describe('crash half-way (partial results never read as green)', () => {
  test('an answer read up to a broken part is undetermined though all that was read agrees', () => {
    const error = { severity: 'error', path: '/entry[7]', what: 'the answer breaks off' } as const;
    const hie = reading([asthma, ...drugs], { reading: { problems: [error] } });
    expect(compare(reading([asthma, ...drugs]), hie).summary.verdict).toBe('undetermined');
  });

  test('what the broken part would have held is told as lost besides', () => {
    const fatal = { severity: 'fatal', path: '', what: 'the answer breaks off' } as const;
    const hie = reading([asthma], { reading: { problems: [fatal] } });
    const document = compare(reading([asthma, penicillin]), hie);
    expect(document.findings).toMatchObject([{ kind: 'false-empty', item: 'risks-and-warnings' }]);
    expect(document.summary.verdict).toBe('undetermined');
  });
});

describe('a part no reader knows', () => {
  const about = 'unknown-section' as const;
  const unknown = { severity: 'warning', path: '/section[9]', what: 'not read', about } as const;

  test('is one finding of its side and no parity', () => {
    const hie = reading([asthma], { reading: { problems: [unknown, { ...unknown, path: '/x' }] } });
    const document = compare(reading([asthma]), hie);
    expect(document.findings).toMatchObject([
      {
        kind: 'section-unknown',
        severity: 'considerable',
        why: 'The HIE answer holds 2 parts no reader knows, at /section[9] and elsewhere; what stands there was not compared.',
      },
    ]);
    expect(document.summary.verdict).toBe('undetermined');
  });

  test('any other warning is none', () => {
    const { about: _, ...odd } = unknown;
    const hie = reading([asthma], { reading: { problems: [odd] } });
    expect(compare(reading([asthma]), hie).summary.verdict).toBe('parity');
  });
});

/** An answer that refuses the record as readers tell it. */
function refused(refusal: Refusal): Reading {
  const state = refusal.class === 'consent' ? 'withheld' : 'unavailable';
  return reading([], { ...everywhere(state), patient: undefined, reading: { refusal } });
}

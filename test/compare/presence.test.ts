import { describe, expect, test } from 'vitest';
import { DATA_ITEMS } from '../../src/record/item.ts';
import type { DataItem, ItemState } from '../../src/record/item.ts';
import type { FormatLimit } from '../../src/record/reading.ts';
import { compare, dayByDay, findingsOf, told } from '../support/compare.ts';
import { entry, medication, reading, snomed } from '../support/records.ts';

const allergy = entry({
  kind: 'allergy',
  term: 'Egg allergy',
  codes: [snomed('91930004')],
  date: '2001-02-03',
});
const problem = entry({
  kind: 'problem',
  term: 'Asthma',
  codes: [snomed('195967001')],
  date: '2007-08-09',
});
const problems = dayByDay(2, { kind: 'problem' });
const drug = medication({ term: 'Aspirin', codes: [snomed('387458008')], date: '2018-01-01' });

function states(
  item: DataItem,
  state: ItemState,
): { states: Partial<Record<DataItem, ItemState>> } {
  return { states: { [item]: state } };
}

describe('an item one side has and the other', () => {
  test.each<[ItemState, string[]]>([
    ['nothing-recorded', ['major false-empty']],
    ['asserted-none', ['major false-empty']],
    ['not-returned', ['major section-missing']],
    ['unavailable', ['major undetermined']],
    ['withheld', ['considerable withheld-declared']],
  ])('calls %s: allergies', (state, expected) => {
    expect(
      findingsOf([allergy, problem], [problem], { hie: states('risks-and-warnings', state) }),
    ).toEqual(expected);
  });

  test.each<[ItemState, string[]]>([
    ['nothing-recorded', ['considerable false-empty']],
    ['not-returned', ['considerable section-missing']],
    ['unavailable', ['considerable undetermined']],
    ['withheld', ['minor withheld-declared']],
  ])('calls %s: problems', (state, expected) => {
    expect(
      findingsOf([allergy, ...problems], [allergy], { hie: states('problems', state) }),
    ).toEqual(expected);
  });

  test.each<[ItemState, string[]]>([
    ['nothing-recorded', ['major false-empty']],
    ['asserted-none', ['major false-empty']],
    ['withheld', ['major disclosure']],
    ['unavailable', ['major undetermined']],
    ['not-returned', []],
  ])('the MIG calls %s: drugs the HIE shows', (state, expected) => {
    expect(findingsOf([problem], [problem, drug], { mig: states('medication', state) })).toEqual(
      expected,
    );
  });

  test('lost entries stay in the document, and are named in the sentence', () => {
    const { findings, entries } = compare(
      reading([allergy, ...problems]),
      reading([allergy], states('problems', 'not-returned')),
    );
    expect(entries.mig).toHaveLength(3);
    expect(findings[0]?.why).toBe(
      'The HIE did not return problems, where the MIG has 2 entries: “Statement 1” (2001-01-02), “Statement 0” (2001-01-01).',
    );
  });

  test('a single lost entry that was the only one of its item is just that', () => {
    expect(findingsOf([allergy, problem], [allergy])).toEqual(['considerable entry-lost']);
  });

  test('an unavailable item alone leaves the verdict undetermined', () => {
    const hie = reading([allergy], states('problems', 'unavailable'));
    expect(compare(reading([allergy, problem]), hie).summary.verdict).toBe('undetermined');
  });

  test('what the MIG was not asked for is counted, not found', () => {
    const { findings, notComparable } = compare(
      reading([problem], states('medication', 'not-returned')),
      reading([problem, drug]),
    );
    expect(findings).toEqual([]);
    expect(notComparable).toEqual([
      {
        item: 'medication',
        kind: 'medication',
        field: 'entry',
        why: 'The MIG answer does not hold this view.',
        entries: 1,
      },
    ]);
  });

  test('a statement that there is none, against nothing recorded, is told', () => {
    expect(
      findingsOf([problem], [problem], { mig: states('risks-and-warnings', 'asserted-none') }),
    ).toEqual(['considerable false-empty']);
  });
});

function allStates(state: ItemState): { states: Partial<Record<DataItem, ItemState>> } {
  return { states: Object.fromEntries(DATA_ITEMS.map((item) => [item, state])) };
}

describe('an answer as a whole', () => {
  test('that holds nothing is one finding', () => {
    const document = compare(reading([allergy, problem]), reading([], allStates('not-returned')));
    expect(told(document)).toEqual(['major response-missing']);
    expect(document.summary.verdict).toBe('undetermined');
  });

  test('that could not be read leaves the verdict undetermined whatever differs', () => {
    const fatal = { severity: 'fatal', path: '', what: 'no JSON' } as const;
    const document = compare(
      reading([allergy]),
      reading([], { patient: undefined, reading: { problems: [fatal] } }),
    );
    expect(told(document)).toEqual(['major response-error']);
    expect(document.problems).toEqual([{ side: 'hie', ...fatal }]);
    expect(document.summary.verdict).toBe('undetermined');
  });

  test('with a part that could not be read is no parity', () => {
    const error = { severity: 'error', path: '/a', what: 'unreadable' } as const;
    const document = compare(
      reading([allergy]),
      reading([allergy], { reading: { problems: [error] } }),
    );
    expect(document.summary.verdict).toBe('undetermined');
  });

  test('that is empty on both sides is no evidence', () => {
    expect(compare(reading([]), reading([])).summary).toMatchObject({
      informativeItems: 0,
      verdict: 'undetermined',
    });
  });

  test('that names only the patient is no evidence either', () => {
    const named = reading([], states('patient-details', 'populated'));
    expect(compare(named, named).summary.verdict).toBe('undetermined');
  });
});

describe('marks on a list', () => {
  const confidential = { warnings: { problems: ['confidential-items'] } } as const;

  test('confidential items on the HIE declare a missing entry', () => {
    expect(findingsOf([problem, ...problems], problems, { hie: confidential })).toEqual([
      'minor withheld-declared',
    ]);
  });

  test('for a drug nobody can know whether it was meant', () => {
    const other = medication({ term: 'Digoxin', codes: [snomed('387461009')], date: '2019-01-01' });
    expect(
      findingsOf([drug, other], [other], {
        hie: { warnings: { medication: ['confidential-items'] } },
      }),
    ).toEqual(['considerable withheld-declared']);
  });

  test('confidential items on the MIG make an extra entry a disclosure', () => {
    expect(findingsOf(problems, [problem, ...problems], { mig: confidential })).toEqual([
      'major disclosure',
    ]);
  });

  test('data in transit excuse nothing, but are told', () => {
    const { findings } = compare(
      reading([problem, ...problems]),
      reading(problems, { warnings: { problems: ['data-in-transit'] } }),
    );
    expect(findings).toMatchObject([
      {
        kind: 'entry-lost',
        why: 'The MIG shows the problem “Asthma” and the HIE does not; its list is marked data-in-transit.',
      },
    ]);
  });

  test('an item the MIG holds back because data are in transit is no disclosure', () => {
    expect(
      findingsOf([allergy], [allergy, ...problems], {
        mig: { ...states('problems', 'withheld'), warnings: { problems: ['data-in-transit'] } },
      }),
    ).toEqual(['minor withheld-declared']);
  });
});

function limit(parts: Partial<FormatLimit>): { reading: { limits: FormatLimit[] } } {
  const status = { item: 'risks-and-warnings', kind: 'allergy', field: 'status' } as const;
  return { reading: { limits: [{ ...status, why: 'It cannot.', ...parts }] } };
}

describe('what a format cannot say', () => {
  test('a field is counted once with its reason, and no finding', () => {
    const ended = { ...allergy, status: 'resolved' } as const;
    const document = compare(reading([allergy], limit({})), reading([ended]));
    expect(document.findings).toEqual([]);
    expect(document.notComparable).toEqual([
      {
        item: 'risks-and-warnings',
        kind: 'allergy',
        field: 'status',
        why: 'It cannot.',
        entries: 1,
      },
    ]);
    expect(document.summary.verdict).toBe('parity');
  });

  test('an entry the other format cannot hold is counted, and no loss', () => {
    const document = entry({ kind: 'document', date: '2020-01-01' });
    const noDocuments = limit({ item: 'events', kind: 'document', field: 'entry' });
    expect(findingsOf([allergy, document], [allergy], { hie: noDocuments })).toEqual([]);
    expect(findingsOf([allergy, document], [allergy])).toEqual(['significant entry-lost']);
  });

  test('a kind filed under another is neither retyped nor relocated', () => {
    const given = { term: 'Appendicectomy', codes: [snomed('80146002')], date: '1999-05-06' };
    const operation = entry({ kind: 'procedure', ...given });
    const observed = entry({ kind: 'observation', ...given });
    const filed = limit({
      item: 'procedures',
      kind: 'procedure',
      field: 'kind',
      as: 'observation',
    });
    expect(findingsOf([operation], [observed], { hie: filed })).toEqual([]);
    expect(findingsOf([operation], [observed])).toEqual(['considerable retyped']);
  });

  test('a lost entry of a refiled kind is looked for where the format files it', () => {
    const operation = entry({
      kind: 'procedure',
      term: 'Appendicectomy',
      codes: [snomed('80146002')],
      date: '1999-05-06',
    });
    const observed = dayByDay(2);
    const hie = {
      ...limit({ item: 'procedures', kind: 'procedure', field: 'kind', as: 'observation' }),
      ...states('procedures', 'not-returned'),
    };
    expect(findingsOf([operation, ...observed], observed, { hie })).toEqual([
      'considerable entry-lost',
    ]);
  });

  test('a side that speaks though its format cannot is compared', () => {
    const active = { ...allergy, status: 'active' } as const;
    const ended = { ...allergy, status: 'resolved' } as const;
    expect(findingsOf([active], [ended], { mig: limit({}) })).toEqual(['major status-flipped']);
  });

  test('a status only one side gives is counted where nothing hangs on it, never guessed', () => {
    const seen = entry({ kind: 'encounter', term: 'Surgery', codes: [snomed('185317003')] });
    const { findings, notComparable } = compare(
      reading([{ ...seen, status: 'final' }]),
      reading([seen]),
    );
    expect(findings).toEqual([]);
    expect(notComparable).toMatchObject([{ field: 'status', why: 'The HIE gives no status.' }]);
  });
});

describe('one fact told twice on one side', () => {
  const twin = { ...problem, localId: 'p1' };
  const statement = entry({
    kind: 'diagnosis',
    term: 'Asthma',
    codes: [snomed('195967001')],
    date: '2007-08-09',
    links: [{ relation: 'twin', target: 'p1' }],
    localId: 'd1',
  });

  test('needs only one partner', () => {
    expect(findingsOf([twin, statement], [problem])).toEqual([]);
    expect(findingsOf([problem], [statement, twin])).toEqual([]);
  });

  test('is lost when neither has one', () => {
    expect(findingsOf([allergy, twin, statement], [allergy])).toEqual([
      'considerable entry-lost',
      'considerable entry-lost',
    ]);
  });
});

test('a stale copy over several items is one finding, raised by the drugs in it', () => {
  const kept = dayByDay(10);
  const fresh = [
    problem,
    drug,
    entry({ kind: 'encounter', term: 'Consultation', date: '2020-05-06' }),
  ];
  const states: Partial<Record<DataItem, ItemState>> = {
    problems: 'populated',
    medication: 'populated',
    events: 'populated',
  };
  expect(findingsOf([...kept, ...fresh], kept, { hie: { states } })).toEqual([
    'major stale-snapshot',
  ]);
});

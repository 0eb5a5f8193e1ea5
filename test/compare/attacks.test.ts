import { describe, expect, test } from 'vitest';
import { CODE_SYSTEMS } from '../../src/record/code.ts';
import type { Code } from '../../src/record/code.ts';
import type { Entry } from '../../src/record/entry.ts';
import type { FormatLimit } from '../../src/record/reading.ts';
import { compare, findingsOf, told } from '../support/compare.ts';
import {
  description,
  entry,
  medication,
  quantity,
  read,
  reading,
  result,
  snomed,
} from '../support/records.ts';
import type { EntryParts } from '../support/records.ts';

const other = entry({
  kind: 'allergy',
  term: 'Allergy to latex',
  codes: [snomed('300916003')],
  date: '2001-02-03',
  status: 'active',
});

function allergy(term: string, codes: readonly Code[], parts: Partial<EntryParts> = {}): Entry {
  return entry({ kind: 'allergy', term, codes, date: '1998-05-01', status: 'active', ...parts });
}

function drug(term: string, code: Code = snomed('39720311000001101')): Entry {
  return medication({ term, codes: [code], date: '2024-03-04', dose: 'one daily' });
}

function emisDrug(code: string): Code {
  return { system: CODE_SYSTEMS.emisDrug, code };
}

const penicillin = allergy('Allergy to penicillin', [snomed('91936005', 'Allergy to penicillin')]);

describe('a fact told twice on one side', () => {
  const problem = entry({
    kind: 'problem',
    term: 'Allergy to penicillin',
    codes: [snomed('91936005')],
    date: '1998-05-01',
    status: 'active',
    localId: 'p',
    links: [{ relation: 'twin', target: 'x' }],
  });
  const potassium = result({
    term: 'Serum potassium',
    codes: [snomed('1000651000000109')],
    date: '1998-05-01',
    value: quantity('6.9', 'mmol/L'),
    localId: 'x',
  });
  const sodium = result({ codes: [snomed('1000661000000107')], date: '2020-01-01' });

  test.each<[string, Entry, Entry, string]>([
    ['an allergy', { ...penicillin, localId: 'x' }, other, 'major entry-lost'],
    [
      'a drug',
      { ...drug('Aspirin'), localId: 'x' },
      drug('Ramipril', snomed('386872004')),
      'major entry-lost',
    ],
    ['a value', potassium, sodium, 'considerable entry-lost'],
  ])('does not excuse %s that is lost', (_, twin, kept, finding) => {
    expect(findingsOf([twin, problem, kept], [problem, kept])).toEqual([finding]);
  });

  test('excuses a plain statement', () => {
    const statement = entry({
      kind: 'diagnosis',
      term: 'Asthma',
      codes: [snomed('195967001')],
      date: '1998-05-01',
      localId: 'x',
    });
    expect(findingsOf([statement, problem], [problem])).toEqual([]);
  });
});

describe('the wording under one code', () => {
  test('names the substance where the code names none', () => {
    const generic = (term: string): Entry => allergy(term, [snomed('416098002')]);
    expect(
      findingsOf([generic('Drug allergy: penicillin')], [generic('Drug allergy: codeine')]),
    ).toEqual(['major code-changed']);
    expect(findingsOf([generic('Drug allergy: penicillin')], [generic('Drug allergy')])).toEqual([
      'major code-changed',
    ]);
    expect(
      findingsOf([generic('Drug allergy: penicillin')], [generic('Penicillin allergy')]),
    ).toEqual(['none term-synonym']);
  });

  test('tells when it names something else than the code', () => {
    const renamed = allergy('Allergy to amoxicillin', [
      snomed('91936005', 'Allergy to penicillin'),
    ]);
    expect(findingsOf([penicillin], [renamed])).toEqual(['significant term-changed']);
  });

  test.each([
    ['Digoxin 125microgram tablets', 'Digoxin 125mg tablets', 'dose-changed'],
    ['Digoxin 125microgram tablets', 'Digoxin 250microgram tablets', 'dose-changed'],
    ['Prednisolone 5mg tablets', 'Prednisolone 5mg suppositories', 'form-changed'],
    [
      'Morphine 10mg modified-release tablets',
      'Morphine 10mg immediate-release tablets',
      'form-changed',
    ],
    ['Morphine 10mg tablets', 'Morphine 10mg MR tablets', 'form-changed'],
    ['Candesartan 8mg tablets', 'Candesartan 8mg oral powder', 'form-changed'],
    ['Aspirin 75mg tablets', 'Aspirin 75mg dispersible tablets', 'form-changed'],
    ['Gentamicin 0.3% eye drops', 'Gentamicin 0.3% ear drops', 'route-changed'],
    ['Morphine 10mg/5ml oral solution', 'Morphine 10mg/5ml solution for injection', 'form-changed'],
  ])('%s is not %s: %s', (mig, hie, kind) => {
    expect(findingsOf([drug(mig)], [drug(hie)])).toEqual([`major ${kind}`]);
  });

  test.each([
    ['Digoxin 125microgram tablets', 'Digoxin 0.125 mg tabs'],
    ['Co-codamol 8mg/500mg tablets', 'Co-codamol 8/500 tablets'],
    ['Adizem-XL 120mg capsules', 'Adizem 120mg prolonged-release capsules'],
  ])('%s may be %s', (mig, hie) => {
    expect(findingsOf([drug(mig)], [drug(hie)])).toEqual(['none term-synonym']);
  });
});

describe('codes of several systems', () => {
  const both = (concept: string, term: string): Entry =>
    allergy(term, [snomed(concept, term), read('14L1.')]);

  test('contradict each other though one agrees', () => {
    expect(
      findingsOf(
        [both('91936005', 'Allergy to penicillin')],
        [both('91935009', 'Allergy to peanut')],
      ),
    ).toEqual(['major code-changed']);
  });

  test('with one wording may be synonyms, which is told of allergies and drugs', () => {
    expect(
      findingsOf(
        [both('91936005', 'Allergy to penicillin')],
        [both('294505008', 'Allergy to penicillin')],
      ),
    ).toEqual(['significant code-changed']);
  });

  test('may choose another description', () => {
    const described = (id: string): Entry =>
      allergy('Allergy to penicillin', [snomed('91936005'), description(id)]);
    expect(findingsOf([described('151867014')], [described('301485011')])).toEqual([]);
  });

  test('nothing in common, another drug: two findings, and never one doubt', () => {
    expect(
      findingsOf(
        [drug('Atenolol tablets', emisDrug('A1'))],
        [drug('Warfarin tablets', snomed('48603004'))],
      ),
    ).toEqual(['major entry-extra', 'major entry-lost']);
  });

  test('nothing in common, another strength: a major change', () => {
    expect(
      findingsOf(
        [drug('Digoxin 125microgram tablets', emisDrug('D1'))],
        [drug('Digoxin 250microgram tablets', snomed('387461009'))],
      ),
    ).toEqual(['major dose-changed']);
  });

  test('nothing in common and other words of one drug: a doubt that weighs', () => {
    expect(
      findingsOf(
        [drug('Insulin glargine', emisDrug('I1'))],
        [drug('Insulin lispro', snomed('412210000'))],
      ),
    ).toEqual(['major undetermined']);
  });
});

describe('a status', () => {
  const problem = (status?: Entry['status']): Entry =>
    entry({
      kind: 'problem',
      term: 'Asthma',
      codes: [snomed('195967001')],
      date: '2007',
      ...(status && { status }),
    });

  test('one side does not give is no agreement', () => {
    expect(findingsOf([drug('Aspirin')], [{ ...drug('Aspirin'), status: undefined }])).toEqual([
      'considerable undetermined',
    ]);
    expect(findingsOf([penicillin], [{ ...penicillin, status: undefined }])).toEqual([
      'considerable undetermined',
    ]);
    const document = compare(reading([problem()]), reading([problem('active')]));
    expect(told(document)).toEqual(['significant undetermined']);
    expect(document.summary.verdict).toBe('undetermined');
  });

  test('of error is never a matter of the format', () => {
    const limits: FormatLimit[] = [
      { item: 'examinations', kind: 'observation', field: 'status', why: 'It cannot.' },
    ];
    const seen = entry({ kind: 'observation', term: 'Cough', codes: [snomed('49727002')] });
    expect(
      findingsOf([seen], [{ ...seen, status: 'entered-in-error' }], {
        mig: { reading: { limits } },
      }),
    ).toEqual(['considerable status-flipped']);
    expect(
      findingsOf([seen], [{ ...seen, status: 'final' }], { mig: { reading: { limits } } }),
    ).toEqual([]);
  });

  test('of a vaccine that was not given is told against one that says nothing', () => {
    const limits: FormatLimit[] = [
      { item: 'procedures', kind: 'immunisation', field: 'status', why: 'It cannot.' },
    ];
    const vaccine = entry({
      kind: 'immunisation',
      term: 'Influenza',
      codes: [snomed('86198006')],
      date: '2020-01-01',
    });
    expect(
      findingsOf([vaccine], [{ ...vaccine, status: 'not-given' }], {
        mig: { reading: { limits } },
      }),
    ).toEqual(['considerable status-flipped']);
  });

  test('of a potential problem is not one of a real one', () => {
    expect(findingsOf([problem('potential')], [problem('active')])).toEqual([
      'significant status-flipped',
    ]);
  });
});

describe('a relative', () => {
  const diabetes = entry({
    kind: 'observation',
    term: 'Type 2 diabetes mellitus',
    codes: [snomed('44054006')],
    date: '2020-01-01',
  });
  const ofFamily = { ...diabetes, about: 'family' } as const;

  test('is not the patient', () => {
    expect(findingsOf([ofFamily], [diabetes])).toEqual(['major negation-flipped']);
    expect(findingsOf([diabetes], [ofFamily])).toEqual(['major negation-flipped']);
    expect(findingsOf([ofFamily], [ofFamily])).toEqual([]);
  });

  test('may be told by the code or the wording instead', () => {
    const byCode = { ...diabetes, codes: [snomed('44054006'), read('1252.')] };
    const byWords = { ...diabetes, term: 'FH: Type 2 diabetes mellitus' };
    expect(findingsOf([ofFamily], [byCode])).toEqual([]);
    expect(findingsOf([ofFamily], [byWords])).toEqual(['none term-synonym']);
  });
});

describe('an item', () => {
  const asthma = entry({
    kind: 'problem',
    term: 'Asthma',
    codes: [snomed('195967001')],
    status: 'active',
  });

  test.each([
    ['medication', 'unavailable', 'major undetermined'],
    ['investigations', 'unavailable', 'considerable undetermined'],
    ['medication', 'not-returned', 'considerable undetermined'],
    ['risks-and-warnings', 'withheld', 'considerable undetermined'],
  ] as const)('%s that is %s against an empty one is no parity', (item, state, finding) => {
    expect(findingsOf([asthma], [asthma], { hie: { states: { [item]: state } } })).toEqual([
      finding,
    ]);
  });

  test('neither side returned tells nothing', () => {
    const states = { medication: 'not-returned' } as const;
    expect(findingsOf([asthma], [asthma], { mig: { states }, hie: { states } })).toEqual([]);
  });
});

describe('an observation only the HIE shows', () => {
  const limits: FormatLimit[] = [
    {
      item: 'examinations',
      kind: 'observation',
      field: 'entry',
      why: 'It carries none.',
      exceptReadChapters: { H: 'diagnoses' },
    },
  ];
  const asthma = entry({
    kind: 'observation',
    term: 'Asthma',
    codes: [read('H33..')],
    date: '2001-01-01',
  });
  const extra = (
    hie: Entry,
    diagnoses: 'nothing-recorded' | 'not-returned' = 'nothing-recorded',
  ): string[] =>
    findingsOf([other], [other, hie], { mig: { reading: { limits }, states: { diagnoses } } });

  test('is excused only where the view that carries its chapter was not asked for', () => {
    expect(extra(asthma)).toEqual(['considerable entry-extra']);
    expect(extra(asthma, 'not-returned')).toEqual([]);
    expect(extra({ ...asthma, codes: [read('246..')] })).toEqual([]);
  });

  test('is never excused when it speaks of an allergy', () => {
    const seen = entry({
      kind: 'observation',
      term: 'Allergy to nuts',
      codes: [snomed('91934008')],
    });
    expect(extra(seen)).toEqual(['considerable entry-extra']);
  });
});

describe('the mark of a list', () => {
  test('excuses only what its list holds', () => {
    const marked = reading([other]);
    const items = marked.record.items.map((report) =>
      report.item === 'risks-and-warnings'
        ? {
            ...report,
            warnings: ['confidential-items'] as const,
            marks: [{ warning: 'confidential-items', kinds: ['alert'] }] as const,
          }
        : report,
    );
    const hie = { ...marked, record: { ...marked.record, items } };
    expect(told(compare(reading([other, penicillin]), hie))).toEqual(['major entry-lost']);
  });
});

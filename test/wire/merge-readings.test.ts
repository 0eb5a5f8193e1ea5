import { describe, expect, test } from 'vitest';
import { ENTRY_KINDS } from '../../src/record/entry-kind.ts';
import type { EntryKind } from '../../src/record/entry-kind.ts';
import type { DataItem, ItemState } from '../../src/record/item.ts';
import type { Reading } from '../../src/record/reading.ts';
import { mergeReadings } from '../../src/wire/merge-readings.ts';
import {
  entryOf,
  event,
  extract,
  fixture,
  itemOf,
  problemsOf,
  read,
  readCode,
} from './mig-openhr/builder.ts';

const DRUG = event(
  'm',
  'MED',
  '<displayTerm>Aspirin</displayTerm><medication><dosage>daily</dosage></medication>',
);
const INFARCT = event('i', 'OBS', `${readCode('G30')}<observation/>`);
const PROBLEM = '<problem><id>i</id><status>A</status></problem>';

function merge(...texts: string[]): Reading {
  return mergeReadings(texts.map(read));
}

const withState = (state: ItemState, reason?: string): Reading => {
  const empty = mergeReadings([]);
  const items = empty.record.items.map((report) =>
    report.item === 'events' ? { ...report, state, reason } : report,
  );
  return { ...empty, format: 'mig-openhr', record: { ...empty.record, items } };
};

const withMark = (kinds: readonly EntryKind[] | undefined): Reading => {
  const warning = 'data-in-transit';
  const marks = kinds === undefined ? undefined : [{ warning, kinds } as const];
  const empty = withState('populated');
  const items = empty.record.items.map((report) =>
    report.item === 'events' ? { ...report, warnings: [warning] as const, marks } : report,
  );
  return { ...empty, record: { ...empty.record, items } };
};

const entryLimits = (reading: Reading): number =>
  reading.limits.filter(({ field }) => field === 'entry').length;

describe('several views of one record', () => {
  test('one entry shown in the summary and in its own view is one entry', () => {
    const merged = merge(extract(['scm.summary'], DRUG), extract(['scm.medication'], DRUG));
    expect(merged.record.entries).toHaveLength(1);
    expect(merged.record.entries[0]).toMatchObject({ item: 'medication', alsoIn: ['summary'] });
    expect(merged.problems).toEqual([]);
    expect(itemOf(merged, 'summary').state).toBe('populated');
    expect(itemOf(merged, 'medication').state).toBe('populated');
  });

  test('in whichever order they came', () => {
    const merged = merge(extract(['scm.medication'], DRUG), extract(['scm.summary'], DRUG));
    expect(merged.record.entries[0]).toMatchObject({ item: 'medication', alsoIn: ['summary'] });
  });

  test('an entry of the summary alone stays there', () => {
    const merged = merge(extract(['scm.summary'], DRUG), extract(['scm.event'], ''));
    expect(merged.record.entries[0]).toMatchObject({ item: 'summary', alsoIn: [] });
  });

  test('a problem and the diagnosis another view shows of it are one entry', () => {
    const merged = merge(
      extract(['scm.diagnosis'], INFARCT),
      extract(['scm.problem'], INFARCT + PROBLEM),
    );
    expect(merged.record.entries).toHaveLength(1);
    expect(merged.record.entries[0]).toMatchObject({
      kind: 'problem',
      status: 'active',
      item: 'problems',
      alsoIn: ['diagnoses'],
    });
    expect(merged.record.mergedTwins).toBe(2);
    expect(merged.problems).toEqual([]);
  });

  test('the other way round too', () => {
    const merged = merge(
      extract(['scm.problem'], INFARCT + PROBLEM),
      extract(['scm.diagnosis'], INFARCT),
    );
    expect(merged.record.entries).toMatchObject([{ kind: 'problem', item: 'problems' }]);
  });

  test('a value that one view shows inside a panel is a result there and so everywhere', () => {
    const heading = event('h', 'INV', `${readCode('424')}<observation/>`);
    const member = event(
      'v',
      'VAL',
      `${readCode('EMISNQX1')}<observation><complexObservation><parentLink>h</parentLink></complexObservation></observation>`,
    );
    const merged = merge(
      extract(['scm.summary'], member),
      extract(['scm.investigation'], heading + member),
    );
    expect(entryOf(merged, 'v')).toMatchObject({
      kind: 'result',
      item: 'investigations',
      alsoIn: ['summary'],
      links: [{ relation: 'panel', target: 'h' }],
    });
    expect(merged.record.entries).toHaveLength(2);
  });

  test('links of both views are kept', () => {
    const encounter = '<encounter><id>e</id><component><event>m</event></component></encounter>';
    const merged = merge(
      extract(['scm.medication'], DRUG),
      extract(['scm.event'], DRUG + encounter),
    );
    expect(entryOf(merged, 'm').links).toEqual([{ relation: 'encounter', target: 'e' }]);
  });

  test('one identifier with different content is two entries and an error', () => {
    const merged = merge(
      extract(['scm.summary'], DRUG),
      extract(['scm.medication'], DRUG.replace('daily', 'twice daily')),
      extract(['scm.event'], DRUG),
    );
    expect(merged.record.entries.map(({ item, alsoIn }) => [item, ...alsoIn])).toEqual([
      ['events', 'summary'],
      ['medication'],
    ]);
    expect(problemsOf(merged)).toEqual([
      'error: two responses show one entry with different content',
    ]);
  });

  test('an allergy is never one with a diagnosis of the same identifier', () => {
    const allergy = INFARCT.replace('OBS', 'ALL');
    const merged = merge(
      extract(['scm.diagnosis'], INFARCT),
      extract(['scm.riskswarning'], allergy),
    );
    expect(merged.record.entries).toHaveLength(2);
  });

  test('entries without identifier are never one', () => {
    const nameless = DRUG.replace('<id>m</id>', '');
    const merged = merge(extract(['scm.summary'], nameless), extract(['scm.medication'], nameless));
    expect(merged.record.entries).toHaveLength(2);
  });
});

describe('the state of an item', () => {
  test.each<[ItemState, ItemState, ItemState]>([
    ['populated', 'unavailable', 'populated'],
    ['asserted-none', 'nothing-recorded', 'asserted-none'],
    ['populated', 'asserted-none', 'populated'],
    ['withheld', 'nothing-recorded', 'withheld'],
    ['unavailable', 'nothing-recorded', 'unavailable'],
    ['withheld', 'unavailable', 'withheld'],
    ['nothing-recorded', 'not-returned', 'nothing-recorded'],
    ['not-returned', 'not-returned', 'not-returned'],
  ])('%s and %s: %s', (a, b, expected) => {
    for (const pair of [
      [a, b],
      [b, a],
    ] as const) {
      expect(itemOf(mergeReadings(pair.map((state) => withState(state))), 'events').state).toBe(
        expected,
      );
    }
  });

  test('keeps the reason of the state that counts', () => {
    const merged = mergeReadings([
      withState('unavailable', 'off'),
      withState('withheld', 'consent'),
    ]);
    expect(itemOf(merged, 'events')).toMatchObject({ state: 'withheld', reason: 'consent' });
  });

  test('a trace, a view and a fault: each item by the best that was said of it', () => {
    const merged = merge(fixture('trace-two-matches'), fixture('investigation'));
    const states = (items: readonly DataItem[]): ItemState[] =>
      items.map((item) => itemOf(merged, item).state);
    expect(states(['investigations', 'medication', 'events'])).toEqual([
      'populated',
      'not-returned',
      'unavailable',
    ]);
    expect(itemOf(merge(fixture('fault'), fixture('investigation')), 'medication').state).toBe(
      'unavailable',
    );
  });
});

describe('what stands around the entries', () => {
  test('patients with two NHS numbers are an error, and leave no patient to match on', () => {
    const merged = merge(fixture('investigation'), fixture('whole-record'));
    expect(problemsOf(merged)).toContain('error: the responses of one case name two patients');
    expect(merged.record.patient).toBeUndefined();
  });

  test('a mark speaks of the kinds of every response, of all where one does not say', () => {
    const kinds = (...marks: (readonly EntryKind[] | undefined)[]): unknown =>
      itemOf(mergeReadings(marks.map(withMark)), 'events').marks;
    expect(kinds(['note'], ['referral', 'note'])).toEqual([
      { warning: 'data-in-transit', kinds: ['referral', 'note'] },
    ]);
    expect(kinds(['note'], undefined)).toEqual([
      { warning: 'data-in-transit', kinds: ENTRY_KINDS },
    ]);
    expect(kinds(undefined, undefined)).toBeUndefined();
  });

  test('one patient is put together from all responses', () => {
    const merged = merge(extract(['scm.event'], ''), fixture('investigation'));
    expect(merged.record.patient).toMatchObject({
      nhsNumber: '9000000009',
      familyName: 'Testwood',
    });
    expect(merged.problems).toEqual([]);
  });

  test('limits are united', () => {
    const withoutText = extract(
      ['scm.event'],
      '',
      '<includeAssociatedText>false</includeAssociatedText>',
    );
    const fields = merge(withoutText, extract(['scm.medication'], DRUG)).limits;
    expect(fields).toContainEqual(expect.objectContaining({ kind: 'encounter', field: 'text' }));
    expect(new Set(fields.map(({ kind, field }) => `${kind} ${field}`)).size).toBe(fields.length);
  });

  test('that a kind is left out holds only while every response leaves it out', () => {
    expect(entryLimits(merge(extract(['scm.event'], ''), fixture('investigation')))).toBe(4);
    expect(entryLimits(merge(extract(['scm.event'], ''), fixture('open-hr-2010')))).toBe(0);
    // A trace returns no entries of any kind, so it does not count.
    expect(entryLimits(merge(fixture('trace-two-matches'), fixture('investigation')))).toBe(4);
  });

  test('unmapped elements are added up and sorted, equal problems told once', () => {
    const odd = extract(['scm.event'], '<zebra/><anew/>');
    const merged = merge(odd, odd, odd.replace('<zebra/>', ''));
    expect(merged.unmapped.map(({ path, count }) => [path.split('/').at(-1), count])).toEqual([
      ['anew', 3],
      ['zebra', 2],
    ]);
    expect(merge(fixture('fault'), fixture('fault')).problems).toHaveLength(1);
  });

  test('formats are joined in order', () => {
    const one = read(fixture('investigation'));
    expect(mergeReadings([one, one]).format).toBe('mig-openhr');
    expect(mergeReadings([one, { ...one, format: 'gpconnect-html' }]).format).toBe(
      'gpconnect-html+mig-openhr',
    );
  });

  test('one reading is left as it is', () => {
    const one = read(fixture('investigation'));
    expect(mergeReadings([one])).toBe(one);
  });

  test('of no reading nothing is known', () => {
    const none = mergeReadings([]);
    expect(none.format).toBe('unknown');
    expect(new Set(none.record.items.map(({ state }) => state))).toEqual(new Set(['not-returned']));
    expect(none.record).toMatchObject({ patient: undefined, entries: [] });
  });
});

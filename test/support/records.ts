import { parseDecimal } from '../../src/base/decimal.ts';
import { parsePartialDate } from '../../src/base/partial-date.ts';
import type { PartialDate } from '../../src/base/partial-date.ts';
import { assert } from '../../src/base/assert.ts';
import { CODE_SYSTEMS } from '../../src/record/code.ts';
import type { Code } from '../../src/record/code.ts';
import { ITEM_OF_KIND } from '../../src/record/entry-kind.ts';
import type { EntryKind } from '../../src/record/entry-kind.ts';
import type { Entry, EntryDetail } from '../../src/record/entry.ts';
import { DATA_ITEMS } from '../../src/record/item.ts';
import type { DataItem, ItemReport, ItemState } from '../../src/record/item.ts';
import type { Comparator, Quantity } from '../../src/record/quantity.ts';
import type { Reading } from '../../src/record/reading.ts';
import type { ClinicalRecord, Patient } from '../../src/record/record.ts';

/** A SNOMED concept. */
export function snomed(code: string, term?: string): Code {
  return { system: CODE_SYSTEMS.snomed, code, term, identifies: 'concept' };
}

/** A SNOMED description. */
export function description(code: string, term?: string): Code {
  return { system: CODE_SYSTEMS.snomed, code, term, identifies: 'description' };
}

/** A Read v2 code. */
export function read(code: string, term?: string): Code {
  return { system: CODE_SYSTEMS.readV2, code, term };
}

/** A date; fails the test when the text is none. */
export function date(text: string): PartialDate {
  const parsed = parsePartialDate(text);
  assert(parsed !== undefined, `not a date: ${text}`);
  return parsed;
}

/** A quantity; fails the test when the text is no number. */
export function quantity(text: string, unit?: string, comparator?: Comparator): Quantity {
  const number = parseDecimal(text);
  assert(number !== undefined, `not a number: ${text}`);
  return { number, unit, comparator };
}

/** What a test says of an entry; everything else is absent. The kind gives the item. */
export interface EntryParts {
  readonly kind: EntryKind;
  readonly item?: DataItem;
  readonly alsoIn?: readonly DataItem[];
  readonly term?: string;
  readonly codes?: readonly Code[];
  readonly date?: string;
  readonly status?: Entry['status'];
  readonly text?: readonly string[];
  readonly links?: Entry['links'];
  readonly localId?: string;
  readonly source?: string;
  /** Keys of names, as `personKey` makes them. */
  readonly authors?: readonly string[];
  /** Fields of the kind's detail. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** An entry. */
export function entry(parts: EntryParts): Entry {
  return {
    item: parts.item ?? ITEM_OF_KIND[parts.kind],
    alsoIn: parts.alsoIn ?? [],
    kind: parts.kind,
    term: parts.term,
    codes: parts.codes ?? [],
    date: parts.date === undefined ? undefined : date(parts.date),
    recorded: undefined,
    status: parts.status,
    text: parts.text ?? [],
    detail: detailOf(parts),
    links: parts.links ?? [],
    localId: parts.localId,
    source: parts.source ?? '/entry',
    ...(parts.authors === undefined ? {} : { authors: parts.authors }),
  };
}

function detailOf({ kind, detail }: EntryParts): EntryDetail {
  const asserts = kind === 'allergy' ? { asserts: 'allergy' } : {};
  return { kind, ...asserts, ...detail } as EntryDetail;
}

/** A measured entry. */
export function result(
  parts: Omit<EntryParts, 'kind'> & { value?: Quantity; kind?: EntryKind },
): Entry {
  const { value, ...rest } = parts;
  return entry({
    kind: 'result',
    ...rest,
    detail: {
      ...(value === undefined ? {} : { value: { type: 'quantity', quantity: value } }),
      ...rest.detail,
    },
  });
}

/** A course of a drug. */
export function medication(parts: Omit<EntryParts, 'kind'> & { dose?: string }): Entry {
  const { dose, ...rest } = parts;
  return entry({ kind: 'medication', status: 'active', ...rest, detail: { dose, ...rest.detail } });
}

/** A blood pressure. */
export function pressure(
  systolic: string,
  diastolic: string,
  at: string,
  parts: Partial<EntryParts> = {},
): Entry {
  return entry({
    kind: 'blood-pressure',
    term: 'Blood pressure',
    date: at,
    ...parts,
    detail: { systolic: quantity(systolic, 'mmHg'), diastolic: quantity(diastolic, 'mmHg') },
  });
}

/** The invented patient of the tests. */
export const PATIENT: Patient = {
  nhsNumber: '9000000009',
  birthDate: parsePartialDate('1950-02-03'),
  familyName: 'Testperson',
  givenName: 'Alma',
  gender: 'female',
};

/** What a test says of a record beyond its entries. */
export interface RecordParts {
  readonly patient?: Patient | undefined;
  /** States that differ from what the entries imply. */
  readonly states?: Partial<Record<DataItem, ItemState>>;
  readonly warnings?: Partial<Record<DataItem, ItemReport['warnings']>>;
  readonly reading?: Partial<Reading>;
}

/** A record: items with entries are populated, the others hold nothing. */
export function record(entries: readonly Entry[], parts: RecordParts = {}): ClinicalRecord {
  const has = new Set(entries.flatMap(({ item, alsoIn }) => [item, ...alsoIn]));
  return {
    patient: 'patient' in parts ? parts.patient : PATIENT,
    items: DATA_ITEMS.map((item) => ({
      item,
      state: parts.states?.[item] ?? (has.has(item) ? 'populated' : 'nothing-recorded'),
      warnings: parts.warnings?.[item] ?? [],
    })),
    entries,
    mergedTwins: 0,
  };
}

/** A reading of a record, without problems or limits. Entries get paths of their own. */
export function reading(entries: readonly Entry[], parts: RecordParts = {}): Reading {
  const placed = entries.map((each, index) =>
    each.source === '/entry' ? { ...each, source: `/entry[${index}]` } : each,
  );
  return {
    format: 'test',
    record: record(placed, parts),
    problems: [],
    unmapped: [],
    limits: [],
    ...parts.reading,
  };
}

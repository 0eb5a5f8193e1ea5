import { compareText } from '../base/ordering.ts';
import { ENTRY_KINDS } from '../record/entry-kind.ts';
import type { EntryKind } from '../record/entry-kind.ts';
import { meaningOfAll } from '../record/gpconnect-errors.ts';
import { DATA_ITEMS } from '../record/item.ts';
import type { DataItem, ItemReport, ItemState, ListWarning } from '../record/item.ts';
import type { FormatLimit, Problem, Reading, Refusal, Unmapped } from '../record/reading.ts';
import { foldSummary } from './fold-summary.ts';
import { linkRepeatedRows } from './link-repeated-rows.ts';
import { mergeEntries } from './merge-entries.ts';
import { mergePatients } from './merge-patients.ts';
import { problemsOfPages } from './pages.ts';

/**
 * Makes one reading of several responses that one side gave for one case, such as ten answers to one
 * view each. One fact shown in several views is one entry; what contradicts itself is kept, and told.
 */
export function mergeReadings(readings: readonly Reading[]): Reading {
  const [only] = readings;
  if (only !== undefined && readings.length === 1) return only;
  const records = readings.map(({ record }) => record);
  const { patient, conflict } = mergePatients(records.map((record) => record.patient));
  const entries = mergeEntries(records.flatMap((record) => record.entries));
  const problems = [
    ...problemsOfPages(readings),
    ...entries.problems,
    ...(conflict ? [TWO_PATIENTS] : []),
  ];
  return {
    format: mergeFormats(readings),
    record: {
      patient,
      items: DATA_ITEMS.map((item) => mergeItem(item, readings)),
      entries: linkRepeatedRows(foldSummary(entries.entries)),
      mergedTwins: entries.merged + records.reduce((sum, record) => sum + record.mergedTwins, 0),
    },
    problems: unique(problems, keyOfProblem),
    unmapped: mergeUnmapped(readings),
    limits: mergeLimits(readings),
    ...mergeRefusals(readings),
  };
}

/** A side refused only if each of its answers did. */
function mergeRefusals(readings: readonly Reading[]): { readonly refusal?: Refusal } {
  const refusals = readings.flatMap(({ refusal }) => refusal ?? []);
  const deciding = meaningOfAll(refusals);
  return deciding === undefined || refusals.length < readings.length ? {} : { refusal: deciding };
}

const TWO_PATIENTS: Problem = {
  severity: 'error',
  path: '/',
  what: 'the responses of one case name two patients',
};

function mergeFormats(readings: readonly Reading[]): string {
  const formats = [...new Set(readings.map(({ format }) => format))].sort(compareText);
  return formats.length === 0 ? 'unknown' : formats.join('+');
}

/**
 * Best first. Entries outweigh everything. A statement that there are none outweighs silence. What was
 * held back or failed outweighs an empty list: the list may be empty for that very reason. Having been
 * asked outweighs not having been.
 */
const BEST_FIRST: readonly ItemState[] = [
  'populated',
  'asserted-none',
  'withheld',
  'unavailable',
  'text-only',
  'nothing-recorded',
  'not-returned',
];

function mergeItem(item: DataItem, readings: readonly Reading[]): ItemReport {
  const reports = readings.flatMap(({ record }) => record.items.filter((r) => r.item === item));
  const state =
    BEST_FIRST.find((candidate) => reports.some((report) => report.state === candidate)) ??
    'not-returned';
  const warnings = [...new Set(reports.flatMap((report) => report.warnings))].sort(compareText);
  const reason = reports.find((r) => r.state === state && r.reason !== undefined)?.reason;
  const marks = mergeMarks(reports);
  return { item, state, warnings, ...(marks === undefined ? {} : { marks }), reason };
}

/** A mark that does not say which kinds it speaks of speaks of every kind. */
function mergeMarks(reports: readonly ItemReport[]): ItemReport['marks'] {
  if (reports.every(({ marks }) => marks === undefined)) return undefined;
  const kinds = new Map<ListWarning, Set<EntryKind>>();
  for (const { warnings, marks } of reports) {
    for (const mark of marks ?? warnings.map((warning) => ({ warning, kinds: ENTRY_KINDS }))) {
      const known = kinds.get(mark.warning) ?? new Set();
      for (const kind of mark.kinds) known.add(kind);
      kinds.set(mark.warning, known);
    }
  }
  return Array.from(kinds, ([warning, known]) => ({
    warning,
    kinds: ENTRY_KINDS.filter((kind) => known.has(kind)),
  })).sort((a, b) => compareText(a.warning, b.warning));
}

function mergeUnmapped(readings: readonly Reading[]): readonly Unmapped[] {
  const counts = new Map<string, number>();
  for (const { path, count } of readings.flatMap((reading) => reading.unmapped)) {
    counts.set(path, (counts.get(path) ?? 0) + count);
  }
  return Array.from(counts, ([path, count]) => ({ path, count })).sort((a, b) =>
    compareText(a.path, b.path),
  );
}

/**
 * A field that one response cannot say is not comparable in the whole. That a kind of entry is left out
 * altogether holds only if no response could have held it; responses that returned nothing (a
 * trace, a fault) do not count there.
 */
function mergeLimits(readings: readonly Reading[]): readonly FormatLimit[] {
  const answering = readings.filter(({ record }) => record.items.some(isAnswered));
  const everywhere = (limit: FormatLimit): boolean =>
    answering.every(({ limits }) =>
      limits.some((other) => keyOfLimit(other) === keyOfLimit(limit)),
    );
  const limits = readings.flatMap((reading) => reading.limits);
  return unique(limits, keyOfLimit).filter((limit) => limit.field !== 'entry' || everywhere(limit));
}

const ANSWERS: ReadonlySet<ItemState> = new Set(['populated', 'asserted-none', 'nothing-recorded']);

function isAnswered({ state }: ItemReport): boolean {
  return ANSWERS.has(state);
}

function keyOfLimit({ item, kind, field, as }: FormatLimit): string {
  return [item, kind, field, as ?? ''].join(' ');
}

function keyOfProblem({ severity, path, what }: Problem): string {
  return [severity, path, what].join('\n');
}

function unique<T>(values: readonly T[], key: (value: T) => string): readonly T[] {
  return [
    ...new Map(values.toReversed().map((value) => [key(value), value])).values(),
  ].toReversed();
}

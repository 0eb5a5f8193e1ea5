import { ITEM_OF_KIND } from '../record/entry-kind.ts';
import type { Entry, EntryLink } from '../record/entry.ts';
import { DATA_ITEMS } from '../record/item.ts';
import type { DataItem } from '../record/item.ts';
import type { Problem } from '../record/reading.ts';

/** Entries of several responses as one list. */
export interface MergedEntries {
  readonly entries: readonly Entry[];
  /** Statements that were one with a problem another response had. */
  readonly merged: number;
  readonly problems: readonly Problem[];
}

/**
 * Makes one entry of those that bear one identifier and say the same. Where they do not say the same, both
 * stay and a problem tells: which of them is true cannot be known here.
 */
export function mergeEntries(all: readonly Entry[]): MergedEntries {
  const kept: Entry[] = [];
  const places = new Map<string, number[]>();
  const problems: Problem[] = [];
  let merged = 0;
  for (const entry of all) {
    const same = entry.localId === undefined ? [] : (places.get(entry.localId) ?? []);
    const place = same.slice(0, COMPARED_MAX).find((at) => combine(kept[at], entry) !== undefined);
    const combined = place === undefined ? undefined : combine(kept[place], entry);
    if (place !== undefined && combined !== undefined) {
      if (combined.twin) merged += 1;
      kept[place] = combined.entry;
      continue;
    }
    if (same.length > 0) problems.push(contradiction(entry));
    if (entry.localId !== undefined) places.set(entry.localId, [...same, kept.length]);
    kept.push(entry);
  }
  return { entries: kept, merged, problems };
}

/** How many entries of one identifier a further one is compared with, so that the cost stays linear. */
const COMPARED_MAX = 8;

function contradiction(entry: Entry): Problem {
  return {
    severity: 'error',
    path: entry.source,
    what: 'two responses show one entry with different content',
  };
}

function combine(a: Entry | undefined, b: Entry): { entry: Entry; twin: boolean } | undefined {
  if (a === undefined || contentOf(a) !== contentOf(b)) return undefined;
  if (a.kind === b.kind) {
    if (statementOf(a) !== statementOf(b)) return undefined;
    return { entry: together(a, b), twin: false };
  }
  if (a.kind === 'problem' && isBare(b)) return { entry: together(a, b), twin: true };
  if (b.kind === 'problem' && isBare(a)) return { entry: together(b, a), twin: true };
  return combineMeasured(a, b);
}

/** A member of a panel is a result only where its heading is in the same response. */
function combineMeasured(a: Entry, b: Entry): { entry: Entry; twin: boolean } | undefined {
  if (statementOf(asResult(a)) !== statementOf(asResult(b))) return undefined;
  return { entry: a.kind === 'result' ? together(a, b) : together(b, a), twin: false };
}

function asResult(entry: Entry): Entry {
  const { detail } = entry;
  return detail.kind === 'observation'
    ? { ...entry, kind: 'result', detail: { ...detail, kind: 'result' } }
    : entry;
}

/** Whether an entry says no more than its code, so that a problem of the same code says it all. */
function isBare({ status, detail }: Entry): boolean {
  if (status !== undefined) return false;
  if (detail.kind === 'observation' || detail.kind === 'result') {
    return detail.value === undefined && detail.panel !== true && detail.abnormal !== true;
  }
  return detail.kind === 'diagnosis' || detail.kind === 'procedure' || detail.kind === 'note';
}

/** The first entry, shown in the items of both, with the links of both. */
function together(entry: Entry, other: Entry): Entry {
  const shown = new Set([entry.item, ...entry.alsoIn, other.item, ...other.alsoIn]);
  const item = homeOf(entry, shown);
  return {
    ...entry,
    item,
    alsoIn: DATA_ITEMS.filter((candidate) => candidate !== item && shown.has(candidate)),
    links: mergeLinks(entry.links, other.links),
  };
}

/** An entry is at home in the item of its kind; in the summary only when it is shown nowhere else. */
function homeOf(entry: Entry, shown: ReadonlySet<DataItem>): DataItem {
  const own = ITEM_OF_KIND[entry.kind];
  if (shown.has(own)) return own;
  return DATA_ITEMS.find((item) => item !== 'summary' && shown.has(item)) ?? 'summary';
}

function mergeLinks(a: readonly EntryLink[], b: readonly EntryLink[]): readonly EntryLink[] {
  const further = b.filter(
    (link) => !a.some((known) => known.relation === link.relation && known.target === link.target),
  );
  return [...a, ...further];
}

function contentOf({ term, codes, date, recorded, about, text }: Entry): string {
  return keyOf([term, codes, date, recorded, about, text]);
}

function statementOf({ status, detail }: Entry): string {
  return keyOf([status, detail]);
}

/** Text that is equal for equal values; decimals hold big integers, which JSON leaves to us. */
function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'bigint' ? part.toString() : part,
  );
}

import { compareText, groupBy, tally } from '../../base/ordering.ts';
import type { DataItem } from '../../record/item.ts';
import type { Comparing } from '../comparing.ts';
import type { ComparedPair } from '../difference.ts';
import { ITEM_NAMES } from '../wording.ts';
import { offsetsOf, tellOffset } from './date-offset.ts';
import { factsOfDraft, groupDrafts } from './group-drafts.ts';
import type { Drafted } from './group-drafts.ts';

/** Dates that moved by one offset: of the whole record, of an item, or of a panel. */
export interface Moved {
  readonly groups: readonly Drafted[];
  readonly rest: readonly Drafted[];
}

/** How many of the dated entries must have moved for the whole to count as moved. */
const MOST = 0.8;
const RECORD_MIN = 5;
const ITEM_MIN = 3;
const PANEL_MIN = 2;

/**
 * Finds the dates that were moved together: by the same length, in most of the record, of an item, or of a
 * panel. Times that are off by the same minutes need no share, for a zone shows only in entries with a time.
 */
export function groupMoved(comparing: Comparing, drafted: readonly Drafted[]): Moved {
  const byOffset = groupByOffset(comparing, drafted);
  const offsets = commonestFirst(byOffset);
  if (offsets.length === 0) return { groups: [], rest: drafted };
  const dated = countDated(comparing);
  const taken = new Set<Drafted>();
  const groups: Drafted[] = [];
  for (const offset of offsets) {
    const own = (byOffset.get(offset) ?? []).filter((one) => !taken.has(one));
    // No whole has fewer members, and a long record has thousands of offsets.
    if (own.length < PANEL_MIN) continue;
    for (const whole of wholesOf(dated, own, offset)) {
      for (const member of whole.members) taken.add(member);
      groups.push(groupDrafts(comparing, whole.members, tell(whole, offset)));
    }
  }
  return { groups, rest: drafted.filter((one) => !taken.has(one)) };
}

/** A year tells more than the days it has. */
const UNITS: readonly string[] = ['years', 'months', 'days', 'minutes'];

function rankOf(offset: string): number {
  return UNITS.findIndex((unit) => offset.startsWith(unit));
}

/** The differences by which each offset would explain them; most have one in years or months and one in days. */
function groupByOffset(
  comparing: Comparing,
  drafted: readonly Drafted[],
): ReadonlyMap<string, readonly Drafted[]> {
  const moves = drafted.flatMap((one) =>
    offsetsOfDraft(comparing, one).map((offset) => ({ offset, one })),
  );
  const groups = groupBy(moves, ({ offset }) => offset);
  return new Map([...groups].map(([offset, group]) => [offset, group.map(({ one }) => one)]));
}

/** Offsets that at least two differences share, the commonest first. */
function commonestFirst(byOffset: ReadonlyMap<string, readonly Drafted[]>): readonly string[] {
  return [...byOffset]
    .filter(([, { length }]) => length >= PANEL_MIN)
    .sort(
      ([a, { length: many }], [b, { length: more }]) =>
        more - many || rankOf(a) - rankOf(b) || compareText(a, b),
    )
    .map(([offset]) => offset);
}

function offsetsOfDraft(comparing: Comparing, { kind, draft }: Drafted): readonly string[] {
  if (kind !== 'date-shifted' || draft.field !== 'date') return [];
  const { mig, hie } = factsOfDraft(comparing, draft);
  return mig?.days === undefined || hie?.days === undefined ? [] : offsetsOf(mig.days, hie.days);
}

/** A part of the record that moved as one. */
interface Whole {
  readonly where: string;
  /** Dated pairs there, moved or not. */
  readonly of: number;
  readonly members: readonly Drafted[];
}

/** The pairs with a date on both sides, counted once for all offsets. */
interface Dated {
  readonly count: number;
  readonly byItem: ReadonlyMap<DataItem | null, number>;
  readonly byPanel: ReadonlyMap<string | undefined, number>;
  /** The panel of each pair that belongs to one, by the index of its MIG entry. */
  readonly panels: ReadonlyMap<number, string>;
}

function countDated({ pairs }: Comparing): Dated {
  const dated = pairs.filter(({ mig, hie }) => mig.days && hie.days);
  const panels = new Map<number, string>();
  for (const pair of dated) {
    const panel = panelOf(pair);
    if (panel !== undefined) panels.set(pair.mig.index, panel);
  }
  return {
    count: dated.length,
    byItem: tally(dated, ({ entries }) => entries.mig.item),
    byPanel: tally(panels.values(), (panel) => panel),
    panels,
  };
}

function wholesOf(dated: Dated, own: readonly Drafted[], offset: string): Whole[] {
  const items = groupBy(own, ({ draft }) => draft.item);
  if (items.size > 1 && isMost(own.length, dated.count, RECORD_MIN)) {
    return [{ where: 'in the whole record', of: dated.count, members: own }];
  }
  const isTime = offset.startsWith('minutes');
  const found: Whole[] = [];
  const left: Drafted[] = [];
  for (const [item, members] of items) {
    const there = dated.byItem.get(item) ?? 0;
    const of = isTime ? members.length : there;
    const where = item === null ? '' : `under ${ITEM_NAMES[item]}`;
    if (isMost(members.length, of, ITEM_MIN)) found.push({ where, of: there, members });
    else left.push(...members);
  }
  return [...found, ...panelsOf(dated, left)];
}

function panelsOf({ panels, byPanel }: Dated, left: readonly Drafted[]): Whole[] {
  const groups = groupBy(left, ({ draft }) => panels.get(draft.mig ?? NOWHERE));
  return [...groups].flatMap(([panel, members]) => {
    const of = byPanel.get(panel) ?? 0;
    if (panel === undefined || !isMost(members.length, of, PANEL_MIN)) return [];
    return [{ where: 'of one panel', of, members }];
  });
}

const NOWHERE = -1;

/** The panel an entry belongs to, or is the heading of, on the side that tells. */
function panelOf({ entries }: ComparedPair): string | undefined {
  for (const side of ['mig', 'hie'] as const) {
    const { links, detail, localId } = entries[side];
    const target = links.find(({ relation }) => relation === 'panel')?.target;
    if (target !== undefined) return `${side} ${target}`;
    const isHeading = (detail.kind === 'result' || detail.kind === 'observation') && detail.panel;
    if (isHeading === true && localId !== undefined) return `${side} ${localId}`;
  }
  return undefined;
}

function isMost(moved: number, of: number, least: number): boolean {
  return moved >= least && moved >= of * MOST;
}

function tell({ where, of, members }: Whole, offset: string): Parameters<typeof groupDrafts>[2] {
  return ({ names }) =>
    `${members.length} of the ${of} dated entries ${where} stand ${tellOffset(offset)} on the HIE than on the MIG: ${names}.`;
}

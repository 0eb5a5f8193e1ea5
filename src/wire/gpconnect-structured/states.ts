import { DATA_ITEMS, LIST_WARNINGS } from '../../record/item.ts';
import type { DataItem, ItemReport, ItemState, ListWarning } from '../../record/item.ts';
import type { Entry } from '../../record/entry.ts';
import { AREAS, AREA_FACTS } from './areas.ts';
import type { Area } from './areas.ts';
import type { AreaList } from './lists.ts';
import type { OutcomeIssue } from './outcome.ts';

/** What the items are judged from. */
export interface Evidence {
  readonly areas: ReadonlyMap<Area, AreaList>;
  readonly outcomes: readonly OutcomeIssue[];
  readonly entries: readonly Entry[];
  readonly patientFound: boolean;
}

/** One report for each item, in order. An item of several lists takes the state that says most. */
export function reportItems(evidence: Evidence): readonly ItemReport[] {
  return DATA_ITEMS.map((item) => {
    if (item === 'patient-details') {
      return { item, state: evidence.patientFound ? 'populated' : 'not-returned', warnings: [] };
    }
    return reportItem(item, evidence);
  });
}

interface Verdict {
  readonly state: ItemState;
  readonly reason?: string | undefined;
}

/** A declared absence outweighs an empty list beside it, for part of the item is then unknown. */
const ORDER: readonly ItemState[] = ['withheld', 'unavailable', 'nothing-recorded', 'not-returned'];

function reportItem(item: DataItem, evidence: Evidence): ItemReport {
  const areas = AREAS_OF_ITEM.get(item) ?? [];
  const marks = marksOf(areas, evidence);
  const verdicts = judgedAreas(areas, evidence).map((area) => judgeArea(area, evidence));
  const absent = ORDER.flatMap(
    (state) => verdicts.find((verdict) => verdict.state === state) ?? [],
  );
  const verdict = judgeEntries(item, evidence.entries) ?? absent[0] ?? { state: 'not-returned' };
  return {
    item,
    state: verdict.state,
    warnings: marks.map(({ warning }) => warning),
    ...(marks.length === 0 ? {} : { marks }),
    ...(verdict.reason === undefined ? {} : { reason: verdict.reason }),
  };
}

const AREAS_OF_ITEM: ReadonlyMap<DataItem, readonly Area[]> = new Map(
  DATA_ITEMS.map((item) => [item, AREAS.filter((area) => AREA_FACTS[area].item === item)]),
);

/** The marks of the lists of an item, each with the kinds of entry it may hide. */
function marksOf(areas: readonly Area[], evidence: Evidence): NonNullable<ItemReport['marks']> {
  if (!areas.some((area) => (evidence.areas.get(area)?.warnings.length ?? 0) > 0)) return [];
  return LIST_WARNINGS.toSorted().flatMap((warning) => {
    const marked = areas.filter((area) => evidence.areas.get(area)?.warnings.includes(warning));
    const kinds = new Set(marked.flatMap((area) => AREA_FACTS[area].excuses));
    return marked.length === 0 ? [] : [{ warning, kinds: [...kinds] }];
  });
}

/** What became of the ended allergies never excuses the active ones, where their list came. */
function judgedAreas(areas: readonly Area[], evidence: Evidence): readonly Area[] {
  if (!evidence.areas.has('allergies')) return areas;
  return areas.filter((area) => area !== 'ended-allergies');
}

function judgeEntries(item: DataItem, entries: readonly Entry[]): Verdict | undefined {
  let verdict: Verdict | undefined;
  for (const entry of entries) {
    if (entry.item !== item && !entry.alsoIn.includes(item)) continue;
    const { detail } = entry;
    if (detail.kind !== 'allergy' || detail.asserts !== 'none-known') return { state: 'populated' };
    verdict = { state: 'asserted-none' };
  }
  return verdict;
}

function judgeArea(area: Area, evidence: Evidence): Verdict {
  const list = evidence.areas.get(area);
  if (list !== undefined) return judgeEmptyList(list);
  const outcome = evidence.outcomes.find((issue) => issue.areas.includes(area));
  if (outcome !== undefined) return { state: outcome.state, reason: outcome.reason };
  return { state: 'not-returned' };
}

/**
 * GP Connect: an empty list marked confidential-items held items, all hidden; one in transit or
 * awaiting filing may yet fill. The marks outweigh the reason for being empty.
 */
function judgeEmptyList(list: AreaList): Verdict {
  if (list.named > 0) {
    return { state: 'unavailable', reason: 'nothing the list names could be read' };
  }
  const mark = MARKS.find(([warning]) => list.warnings.includes(warning));
  if (mark !== undefined) return { state: 'withheld', reason: mark[1] };
  if (list.emptyReason === 'withheld') return { state: 'withheld', reason: 'the list says so' };
  if (list.emptyReason === 'unavailable') {
    return { state: 'unavailable', reason: 'the list says so' };
  }
  return { state: 'nothing-recorded' };
}

const MARKS: readonly (readonly [ListWarning, string])[] = [
  ['confidential-items', 'the list is empty and says that confidential items were left out'],
  ['data-in-transit', 'the list is empty and the record is still on its way from another practice'],
  ['data-awaiting-filing', 'the list is empty and says that data await filing'],
];

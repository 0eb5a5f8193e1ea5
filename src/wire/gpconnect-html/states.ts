import { DATA_ITEMS, LIST_WARNINGS } from '../../record/item.ts';
import type { DataItem, ItemReport, ItemState } from '../../record/item.ts';
import type { Entry } from '../../record/entry.ts';
import { SECTIONS } from './sections.ts';
import type { SectionResult, Verdict } from './section.ts';

/** A section of which nothing could be read. */
export type UnreadSection = Pick<SectionResult, 'code'> & { readonly reason: string };

/** What the items are judged from. */
export interface Evidence {
  readonly sections: readonly SectionResult[];
  readonly unread: readonly UnreadSection[];
  readonly entries: readonly Entry[];
  readonly patientFound: boolean;
}

/** One report for each item, in order. What no section of the answer speaks of was not returned. */
export function reportItems(evidence: Evidence): readonly ItemReport[] {
  return DATA_ITEMS.map((item) => {
    if (item === 'patient-details') {
      return { item, state: evidence.patientFound ? 'populated' : 'not-returned', warnings: [] };
    }
    return reportItem(item, evidence);
  });
}

function reportItem(item: DataItem, { sections, unread, entries }: Evidence): ItemReport {
  const own = sections.filter(({ code }) => SECTIONS[code].item === item);
  const failed = unread.find(({ code }) => SECTIONS[code].item === item);
  const marks = LIST_WARNINGS.toSorted().flatMap((warning) => {
    const marked = own.filter(({ warnings }) => warnings.has(warning));
    const kinds = new Set(marked.flatMap(({ code }) => SECTIONS[code].kinds));
    return marked.length === 0 ? [] : [{ warning, kinds: [...kinds] }];
  });
  const verdicts = [
    ...own.flatMap(judgeSection),
    ...(failed === undefined ? [] : [{ state: 'unavailable' as const, reason: failed.reason }]),
  ];
  const { state, reason } = judgeEntries(item, entries) ??
    first(verdicts) ?? { state: 'not-returned' as const };
  return {
    item,
    state,
    warnings: marks.map(({ warning }) => warning),
    ...(marks.length === 0 ? {} : { marks }),
    ...(reason === undefined ? {} : { reason }),
  };
}

interface Judged {
  readonly state: ItemState;
  readonly reason?: string | undefined;
}

function judgeEntries(item: DataItem, entries: readonly Entry[]): Judged | undefined {
  const own = entries.filter((entry) => entry.item === item);
  if (own.length === 0) return undefined;
  const denied = own.every(
    ({ detail }) => detail.kind === 'allergy' && detail.asserts === 'none-known',
  );
  return { state: denied ? 'asserted-none' : 'populated' };
}

/** What is held back or failed outweighs an empty part: part of the item is then unknown. */
const ORDER: readonly ItemState[] = ['withheld', 'unavailable', 'text-only', 'nothing-recorded'];

function first(verdicts: readonly Judged[]): Judged | undefined {
  return ORDER.flatMap((state) => verdicts.find((verdict) => verdict.state === state) ?? [])[0];
}

/** An empty section that says something was left out, or is still on its way, is not known to be empty. */
function judgeSection({ verdicts, warnings }: SectionResult): readonly Judged[] {
  const mark = MARKS.find(([warning]) => warnings.has(warning));
  return judged(verdicts).map(({ state, reason }) =>
    state === 'nothing-recorded' && mark !== undefined
      ? { state: 'withheld' as const, reason: mark[1] }
      : { state, reason },
  );
}

const MARKS = [
  ['confidential-items', 'the section is empty and says that items were left out'],
  ['data-in-transit', 'the section is empty and the record is still on its way'],
] as const;

/**
 * What became of historical allergies never decides about the current ones, where those are told, nor that
 * a system which shows all problems as active has no past ones. A system
 * that does not offer administrative items has not returned them, which says nothing of the clinical ones.
 */
function judged(verdicts: readonly Verdict[]): readonly Verdict[] {
  const offered = verdicts.filter(
    ({ role, state }) => role !== 'administrative' || state !== 'unavailable',
  );
  const others = offered.filter(
    ({ role, state }) =>
      role !== 'allergies-historical' && !(isPastProblems(role) && state === 'unavailable'),
  );
  return others.length > 0 ? others : offered;
}

function isPastProblems(role: Verdict['role']): boolean {
  return role === 'problems-major-inactive' || role === 'problems-other-inactive';
}

import { ITEM_OF_KIND } from '../../record/entry-kind.ts';
import type { EntryKind } from '../../record/entry-kind.ts';
import type { Entry } from '../../record/entry.ts';
import { DATA_ITEMS, LIST_WARNINGS } from '../../record/item.ts';
import type { DataItem, ItemReport, ItemState } from '../../record/item.ts';
import type { ProblemLog } from '../fhir/problem-log.ts';
import type { AbsenceSaid } from './absent.ts';
import type { OutcomeIssue } from './outcomes.ts';
import type { Search } from './searches.ts';
import type { SectionSaid } from './sections.ts';

/** What the items are judged from. */
export interface Evidence {
  readonly patientFound: boolean;
  readonly entries: readonly Entry[];
  readonly sections: readonly SectionSaid[];
  readonly absences: readonly AbsenceSaid[];
  readonly searches: readonly Search[];
  readonly outcomes: readonly OutcomeIssue[];
}

/** One report for each item, in order. */
export function reportItems(evidence: Evidence): readonly ItemReport[] {
  return DATA_ITEMS.map((item) => {
    if (item !== 'patient-details') return reportItem(item, evidence);
    return { item, state: evidence.patientFound ? 'populated' : 'not-returned', warnings: [] };
  });
}

/** Tells of lists and sections that say another thing than the entries beside them. */
export function reportContradictions(evidence: Evidence, log: ProblemLog): void {
  const { sections, entries } = evidence;
  reportDenied(evidence, log);
  for (const { facts, state, reason, path } of sections) {
    const what = state === undefined ? undefined : CONTRADICTED[state];
    if (what === undefined) continue;
    const there = entries.some(
      ({ kind, detail, status }) =>
        facts.excuses.includes(kind) &&
        status !== 'entered-in-error' &&
        !(detail.kind === 'allergy' && detail.asserts === 'none-known'),
    );
    if (there) log.error(path, `${what}, and entries are there${told(reason)}`);
  }
}

/** An entry that says that there is none, beside one of the kind that is not over. */
function reportDenied({ absences, entries }: Evidence, log: ProblemLog): void {
  for (const { absence, kinds, path } of absences) {
    if (absence !== 'none-known') continue;
    const isDenied = entries.some(
      ({ kind, status }) => kinds.includes(kind) && (status === undefined || status === 'active'),
    );
    if (isDenied) log.error(path, 'the entry says that there is none, and entries are there');
  }
}

const CONTRADICTED: Readonly<Partial<Record<ItemState, string>>> = {
  'asserted-none': 'the list says that there is none',
  withheld: 'the list says that what it holds was held back',
  unavailable: 'the list could not be filled',
};

function told(reason: string | undefined): string {
  return reason === undefined ? '' : `: ${reason}`;
}

interface Verdict {
  readonly state: ItemState;
  readonly reason?: string | undefined;
}

/** Entries outweigh all; what was held back or failed outweighs an empty list beside it. */
function reportItem(item: DataItem, evidence: Evidence): ItemReport {
  const { state, reason } =
    judgeEntries(item, evidence.entries) ?? judgeSilence(item, evidence) ?? NOT_RETURNED;
  const marks = marksOf(item, evidence);
  return {
    item,
    state,
    warnings: marks.map(({ warning }) => warning),
    ...(marks.length === 0 ? {} : { marks }),
    ...(reason === undefined ? {} : { reason }),
  };
}

const NOT_RETURNED: Verdict = { state: 'not-returned' };

/** What was entered in error neither fills an item nor contradicts that there is none. */
function judgeEntries(item: DataItem, entries: readonly Entry[]): Verdict | undefined {
  const own = entries.filter((entry) => entry.item === item || entry.alsoIn.includes(item));
  if (own.length === 0) return undefined;
  const live = own.filter(({ status }) => status !== 'entered-in-error');
  const denied =
    live.length > 0 &&
    live.every(({ detail }) => detail.kind === 'allergy' && detail.asserts === 'none-known');
  return { state: denied ? 'asserted-none' : 'populated' };
}

const ORDER: readonly ItemState[] = [
  'withheld',
  'unavailable',
  'text-only',
  'asserted-none',
  'nothing-recorded',
];

function judgeSilence(item: DataItem, evidence: Evidence): Verdict | undefined {
  const verdicts: readonly Verdict[] = [
    ...evidence.sections.flatMap(({ facts, state, reason }) =>
      facts.item === item && state !== undefined ? [{ state, reason }] : [],
    ),
    ...evidence.absences.flatMap((said) =>
      said.item === item ? [{ state: ABSENCE_STATES[said.absence] }] : [],
    ),
    ...heldBackOf(item, evidence).map(({ reason }) => ({ state: 'withheld' as const, reason })),
    ...searchVerdicts(item, evidence),
  ];
  return ORDER.flatMap((state) => verdicts.find((verdict) => verdict.state === state) ?? [])[0];
}

/** What the server says it left out of an item, with the kinds that concerns. */
function heldBackOf(item: DataItem, { outcomes }: Evidence): readonly HeldBack[] {
  return outcomes.flatMap(({ heldBack, reason }) => {
    const kinds = heldBack.filter((kind) => ITEM_OF_KIND[kind] === item);
    return kinds.length === 0 ? [] : [{ kinds, reason }];
  });
}

interface HeldBack {
  readonly kinds: readonly EntryKind[];
  readonly reason: string;
}

const ABSENCE_STATES = {
  'none-known': 'asserted-none',
  'no-information': 'nothing-recorded',
} as const;

/** A search that found nothing says so only where it looked for everything and nothing failed. */
function searchVerdicts(item: DataItem, evidence: Evidence): readonly Verdict[] {
  const about = evidence.searches.filter((search) => search.items.includes(item));
  if (about.length === 0) return [];
  const failed = evidence.outcomes.find((issue) => issue.failed && issue.heldBack.length === 0);
  if (failed !== undefined) return [{ state: failed.state, reason: failed.reason }];
  return about.map((search) =>
    search.narrowed
      ? { state: 'unavailable', reason: 'the search was narrowed and found nothing' }
      : { state: 'nothing-recorded' },
  );
}

const SORTED_WARNINGS = LIST_WARNINGS.toSorted();

/** The marks of an item, from its lists and from what the server left out, each with the kinds of entry it may hide. */
function marksOf(item: DataItem, evidence: Evidence): NonNullable<ItemReport['marks']> {
  const heldBack = heldBackOf(item, evidence);
  return SORTED_WARNINGS.flatMap((warning) => {
    const marked = evidence.sections.filter(
      (section) => section.facts.item === item && section.warnings.includes(warning),
    );
    const suppressed = warning === 'confidential-items' ? heldBack : [];
    if (marked.length === 0 && suppressed.length === 0) return [];
    const kinds = new Set([
      ...marked.flatMap(({ facts }) => facts.excuses),
      ...suppressed.flatMap((each) => each.kinds),
    ]);
    return [{ warning, kinds: [...kinds] }];
  });
}

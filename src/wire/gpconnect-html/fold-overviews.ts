import { foldText } from '../../base/text-fold.ts';
import { groupBy } from '../../base/ordering.ts';
import type { MedicationDetail } from '../../record/kinds/medication.ts';
import type { Draft } from './table.ts';

/**
 * Makes one entry of a course that stands in the table of all drugs and in one of its own: same drug, same
 * start (or, where a table has none, the same last issue) and nothing that contradicts. What the overview
 * says beyond the other table is kept. A course in the overview alone stays an entry.
 */
export function foldOverviews(drafts: readonly Draft[]): readonly Draft[] {
  const overviews = drafts.filter(({ role }) => role === 'medication-all');
  if (overviews.length === 0) return drafts;
  const byTerm = groupBy(
    drafts.filter(({ role, detail }) => role !== 'medication-all' && detail.kind === 'medication'),
    termOf,
  );
  const folded = new Map<Draft, Draft>();
  const gone = new Set<Draft>();
  for (const overview of overviews) {
    const candidates = byTerm.get(termOf(overview)) ?? [];
    const place = candidates
      .slice(0, COMPARED_MAX)
      .findIndex((draft) => isSameCourse(draft, overview));
    const [own] = place < 0 ? [] : candidates.splice(place, 1);
    if (own === undefined) continue;
    folded.set(own, together(own, overview));
    gone.add(overview);
  }
  return drafts.flatMap((draft) => (gone.has(draft) ? [] : [folded.get(draft) ?? draft]));
}

/** How many courses of one drug an overview is compared with, so that the cost stays linear. */
const COMPARED_MAX = 64;

function termOf({ term }: Draft): string {
  return foldText(term ?? '');
}

function isSameCourse(a: Draft, b: Draft): boolean {
  const [own, other] = [detailOf(a), detailOf(b)];
  if (own === undefined || other === undefined) return false;
  if (!isSameStart(a, b, own, other)) return false;
  return FIELDS.every((field) => {
    const [x, y] = [sayOf(own[field]), sayOf(other[field])];
    return x === undefined || y === undefined || x === y;
  });
}

const FIELDS = [
  'dose',
  'quantityText',
  'durationDays',
  'course',
  'ended',
  'endReason',
  'lastIssued',
  'review',
  'issuesAllowed',
  'issuesMade',
] as const;

function isSameStart(a: Draft, b: Draft, ...[own, other]: readonly MedicationDetail[]): boolean {
  if (a.date !== undefined && b.date !== undefined) return a.date.text === b.date.text;
  const [x, y] = [own?.lastIssued ?? own?.ended, other?.lastIssued ?? other?.ended];
  return x !== undefined && x.text === y?.text;
}

function sayOf(value: MedicationDetail[(typeof FIELDS)[number]]): string | undefined {
  return typeof value === 'object' ? value.text : value === undefined ? undefined : foldText(value);
}

function detailOf({ detail }: Draft): MedicationDetail | undefined {
  return detail.kind === 'medication' ? detail : undefined;
}

function uniqueBy<T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
}

function together(own: Draft, overview: Draft): Draft {
  const known = new Set(own.text.map(foldText));
  return {
    ...own,
    date: own.date ?? overview.date,
    status: own.status ?? overview.status,
    text: [...own.text, ...overview.text.filter((line) => !known.has(foldText(line)))],
    links: uniqueBy([...(own.links ?? []), ...(overview.links ?? [])], ({ target }) => target),
    detail: { ...overview.detail, ...own.detail },
  };
}

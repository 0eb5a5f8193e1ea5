import type { CalendarDate } from '../../base/calendar-date.ts';
import { compareText } from '../../base/ordering.ts';
import type { DiffRequest, OrganisationChange } from './organisation-diff.ts';

/** That one organisation took the place of another, as a document says it. */
export interface Succession {
  /** Who was succeeded. */
  readonly code: string;
  readonly successor: string;
  readonly since: CalendarDate | undefined;
  /** Day of the document. */
  readonly asAt: CalendarDate;
  /** Whether it is the document of the one succeeded: only that names all its successors. */
  readonly own: boolean;
}

/** A succession judged. */
export interface JudgedSuccession {
  readonly kind: 'recoded' | 'unknown';
  readonly change: OrganisationChange;
}

/**
 * Successions that took effect between the two sides, or whose organisation ended between them. One
 * successor of its own naming is a new code; several, or one that only the successor names, are left
 * to a person.
 */
export function judgeSuccessions(
  successions: readonly Succession[],
  { before, after }: Pick<DiffRequest, 'before' | 'after'>,
  ended: ReadonlySet<string>,
): JudgedSuccession[] {
  const between = successions.filter(
    ({ code, since }) => ended.has(code) || isBetween(since, before.asAt, after.asAt),
  );
  return [...Map.groupBy(between, ({ code }) => code)].flatMap(([code, all]) => {
    const own = all.filter((one) => one.own);
    return judgeOne(code, own.length > 0 ? own : all, own.length > 0);
  });
}

function isBetween(day: CalendarDate | undefined, from: CalendarDate, to: CalendarDate): boolean {
  return day !== undefined && day > from && day <= to;
}

function judgeOne(code: string, found: readonly Succession[], own: boolean): JudgedSuccession[] {
  const [first] = found;
  if (first === undefined) return [];
  const successors = [...new Set(found.map(({ successor }) => successor))].toSorted(compareText);
  const since = new Set(found.map((one) => one.since));
  const effective = since.size === 1 ? (first.since ?? null) : null;
  const firstSeen = found.reduce((day, { asAt }) => (asAt < day ? asAt : day), first.asAt);
  const [only] = successors;
  if (own && only !== undefined && successors.length === 1) {
    return [{ kind: 'recoded', change: { code, from: code, to: only, effective, firstSeen } }];
  }
  const why = own
    ? 'several successors: which of them took over what, a person must say'
    : 'only the successor names it; its own document may name others';
  const change = { code, from: code, to: null, effective, firstSeen, why, successors };
  return [{ kind: 'unknown', change }];
}

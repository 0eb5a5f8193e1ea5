import { type CalendarDate, parseCalendarDate } from '../../base/calendar-date.ts';
import { type OdsCode, parseOdsCode } from '../../base/ods-code.ts';
import { holdsPerson } from './person-guard.ts';

/** What stands under a path of names; undefined as soon as one is not there. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const name of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) {
      return undefined;
    }
    current = (current as Record<string, unknown>)[name];
  }
  return current;
}

/** A text, trimmed; undefined when it is none or empty. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  if (typeof found !== 'string') return undefined;
  return found.trim() === '' ? undefined : found.trim();
}

/** A list; what converters from XML write as a single value is a list of one. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path);
  if (found === undefined || found === null) return [];
  return Array.isArray(found) ? (found as readonly unknown[]) : [found];
}

/** A code of ODS; undefined when it has not the shape of one, or could be the number of a patient. */
export function codeAt(value: unknown, ...path: readonly string[]): OdsCode | undefined {
  const found = textAt(value, ...path);
  return found === undefined || holdsPerson(found) ? undefined : parseOdsCode(found);
}

/** A code of an ODS code list (`RO76`, `RE4`, `RC1`); undefined when it has not the shape of one. */
export function listCodeAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = textAt(value, ...path);
  return found !== undefined && /^[A-Z]{2}\d{1,5}$/.test(found) ? found : undefined;
}

/** A truth value, as JSON or as the word; undefined when it is neither. */
export function truthAt(value: unknown, ...path: readonly string[]): boolean | undefined {
  const found = at(value, ...path);
  if (found === true || found === 'true') return true;
  return found === false || found === 'false' ? false : undefined;
}

/** A first and a last day. */
export interface Days {
  readonly since: CalendarDate | undefined;
  readonly until: CalendarDate | undefined;
}

/** Nothing said of days. */
export const NO_DAYS: Days = { since: undefined, until: undefined };

/** A day as written; `faulty` when something stands there that is no whole day. */
export function dayAt(
  value: unknown,
  ...path: readonly string[]
): CalendarDate | 'faulty' | undefined {
  const found = at(value, ...path);
  if (found === undefined || found === null || found === '') return undefined;
  return (typeof found === 'string' ? parseCalendarDate(found.trim()) : undefined) ?? 'faulty';
}

/** Two days; `faulty` when one of them is no whole day. */
export function daysOf(since: ReturnType<typeof dayAt>, until: typeof since): Days | 'faulty' {
  if (since === 'faulty' || until === 'faulty') return 'faulty';
  return { since, until };
}

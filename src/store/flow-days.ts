import type { CalendarDate } from '../base/calendar-date.ts';
import type { OdsCode } from '../base/ods-code.ts';
import type { StoreHandle } from './open-store.ts';
import { statement } from './statement.ts';

/** Days on which something was learnt of a flow, or on which what its agreements say begins or ends. */
export interface FlowDays {
  /** Days of exports, of rows, of signatures, and of the first and last day of agreements. */
  readonly agreements: readonly CalendarDate[];
  /** Last days of agreements: it is the day after that they change. */
  readonly ends: readonly CalendarDate[];
  /** Days on which a side answered for the practice. */
  readonly answers: readonly CalendarDate[];
  /** Days on which patients of the practice were planned or compared. */
  readonly comparisons: readonly CalendarDate[];
}

/** Reads the days of a flow up to a day; the days of imports taken back are left out. */
export async function flowDays(
  store: StoreHandle,
  { provider, consumer }: { readonly provider: OdsCode; readonly consumer: OdsCode },
  until: CalendarDate,
): Promise<FlowDays> {
  const days = (sql: string, ...values: string[]): CalendarDate[] =>
    statement<{ day: CalendarDate }>(
      store,
      `SELECT day FROM (${sql}) WHERE day IS NOT NULL AND day <= ? GROUP BY day ORDER BY day`,
    )
      .all(...values, until)
      .map(({ day }) => day);
  const pair = [provider, consumer] as const;
  return {
    agreements: days(
      [
        EXPORTS,
        ...['as_at', 'provider_signed_on', 'consumer_signed_on', 'valid_from'].map(ofPair),
      ].join(' UNION ALL '),
      ...pair,
      ...pair,
      ...pair,
      ...pair,
    ),
    ends: days(ofPair('valid_to'), ...pair),
    answers: days(
      `SELECT substr(mig_at, 1, 10) AS day FROM run_case WHERE practice = ? AND mig_state = 'answered'
       UNION ALL
       SELECT substr(hie_at, 1, 10) FROM run_case WHERE practice = ? AND hie_state = 'answered'`,
      provider,
      provider,
    ),
    comparisons: days(
      `SELECT substr(compared_at, 1, 10) AS day FROM comparison WHERE practice = ?
       UNION ALL
       SELECT substr(started_at, 1, 10) FROM run
       WHERE EXISTS (SELECT 1 FROM run_case c WHERE c.run = run.id AND c.practice = ?)`,
      provider,
      provider,
    ),
  };
}

const EXPORTS = `SELECT as_at AS day FROM register_import
  WHERE source = 'agreements' AND reverted_at IS NULL`;

function ofPair(column: string): string {
  return `SELECT ${column} AS day FROM flow_agreement WHERE provider = ? AND consumer = ?
    AND import NOT IN (SELECT id FROM register_import WHERE reverted_at IS NOT NULL)`;
}

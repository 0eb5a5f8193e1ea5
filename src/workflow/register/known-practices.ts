import { parseCalendarDate } from '../../base/calendar-date.ts';
import { registerAsAt } from '../../store/organisations.ts';
import type { Context } from '../context.ts';

/**
 * The codes the imported organisations do not hold, sorted; null when no organisations were imported
 * yet, so that nothing can be said. Unknown codes are told, never refused: a register is often older
 * than a list of patients.
 */
export async function unknownPractices(
  context: Context,
  codes: readonly string[],
): Promise<readonly string[] | null> {
  const today = parseCalendarDate(context.clock().slice(0, 10));
  if (today === undefined) return null;
  const { organisations } = await registerAsAt(context.store, today);
  if (organisations.length === 0) return null;
  const known = new Set<string>(organisations.map((one) => one.code));
  return [...new Set(codes)].filter((code) => !known.has(code)).sort();
}

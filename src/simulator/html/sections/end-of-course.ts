import type { MedicationEntry } from '../../model.ts';
import type { HtmlContext } from '../context.ts';
import { shownDate } from '../context.ts';

/** When a repeat was taken off the list; Microtest does not know. */
export function endDate(context: HtmlContext, entry: MedicationEntry): string {
  return context.gpSystem === 'Microtest' ? '' : shownDate(context, entry.ended?.date);
}

/** Why it was; Microtest does not know, and only a course somebody stopped has a reason. */
export function endReason(context: HtmlContext, entry: MedicationEntry): string {
  return context.gpSystem === 'Microtest' ? '' : (entry.ended?.reason ?? '');
}

/**
 * How the end of a course is told beside it. EMIS cannot tell stopped from run out and says the same of
 * both; Vision knows no stopping of acute drugs; Microtest says that a course was stopped and no more.
 */
export function endWords(context: HtmlContext, entry: MedicationEntry): string | undefined {
  const { ended, status, course } = entry;
  if (status === 'active' || ended === undefined) return undefined;
  const stopped = status === 'stopped';
  const when = shownDate(context, ended.date);
  const why = ended.reason === undefined ? '' : ` ${ended.reason}`;
  switch (context.gpSystem) {
    case 'EMIS':
      return `Ended: ${when}${why}`;
    case 'TPP':
      return course === 'acute' ? `Ended on: ${when}${why}` : `Stopped: ${when}${why}`;
    case 'Vision':
      return course === 'repeat' && stopped ? `De-activated: ${when}${why}` : undefined;
    case 'Microtest':
      return stopped ? 'Stopped' : undefined;
  }
}

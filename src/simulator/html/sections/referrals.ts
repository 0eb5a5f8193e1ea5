import type { ReferralEntry } from '../../model.ts';
import type { HtmlContext } from '../context.ts';
import { entriesOf, shownDate } from '../context.ts';
import type { Row, Section } from '../table.ts';
import { columns, listRows } from '../table.ts';
import { lines, termOf } from '../words.ts';

/** Referrals out of the practice; nobody wrote down who to. */
export function writeReferrals(context: HtmlContext): Section {
  const shape = {
    columns: columns('Date', 'From', 'To', 'Priority', 'Details'),
    main: 'Details',
    takesPeriod: true,
    write: (entry: ReferralEntry): Row[] => [
      [
        shownDate(context, entry.date),
        context.patient.practice.name,
        '',
        entry.urgency === 'urgent' ? 'Urgent' : 'Routine',
        lines(termOf(entry.concept), entry.text),
      ],
    ],
  };
  const entries = entriesOf(context, 'referral');
  const title = 'Referrals';
  return { title, subsections: [{ title, id: 'ref-tab', ...listRows(context, entries, shape) }] };
}

import { compareText } from '../../base/ordering.ts';
import type { ProgrammeReportInput } from '../input.ts';
import type { Section } from '../model.ts';
import { counted, dateInWords } from '../phrase.ts';

/** Agreements by channel and state. */
export function agreementsSection({ agreements, frame }: ProgrammeReportInput): Section {
  const total = agreements.reduce((sum, one) => sum + one.count, 0);
  const rows = [...agreements].sort(
    (a, b) => compareText(a.channel, b.channel) || compareText(a.state, b.state),
  );
  return {
    id: 'agreements',
    title: 'Agreements',
    blocks: [
      {
        type: 'table',
        caption: `Standing of agreements on ${counted(total, 'flow')}, ${dateInWords(frame.asAt)}`,
        note: 'An agreement that covers several flows is counted once for each. In force: both ends have signed, the day lies within its dates, and its DPIA is approved. Superseded: an agreement of the HIE that is in force has taken its place.',
        columns: [
          { title: 'Channel', kind: 'text' },
          { title: 'Standing', kind: 'text' },
          { title: 'Flows', kind: 'count' },
        ],
        rows: rows.map((one) => [one.channel.toUpperCase(), one.state, one.count]),
        total: ['All', 'any', total],
        whenEmpty: 'No agreement has been imported.',
      },
    ],
  };
}

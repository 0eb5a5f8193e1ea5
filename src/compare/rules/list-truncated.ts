import { otherSide } from '../../record/side.ts';
import { draftOfWhole, nameAbsences } from '../drafts.ts';
import { isCriticalItem } from '../presence.ts';
import type { Frontier } from '../frontier.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { ITEM_NAMES, SIDE_NAMES, countEntries } from '../wording.ts';

/** One side stops at a date and shows nothing older. Lost allergies are told one by one all the same. */
export const rule: Rule = {
  id: 'list-truncated',
  title: 'A list was cut',
  why: 'What lies before the cut looks as if it had never been.',
  severity: severityOf('list-truncated'),
  check: ({ absences }) =>
    absences.frontiers.filter(({ type }) => type === 'list-truncated').map(draftOf),
};

function draftOf({ side, item, absences, kept }: Frontier): FindingDraft {
  const [has, lacks] = [SIDE_NAMES[side], SIDE_NAMES[otherSide(side)]];
  const where = item === null ? 'all items' : ITEM_NAMES[item];
  return draftOfWhole('list-truncated', item, {
    why: `Under ${where} the ${lacks} keeps ${countEntries(kept)} and lacks ${absences.length} that are all older; the ${has} shows ${nameAbsences(absences)}.`,
    grade: item !== null && isCriticalItem(item) ? 'critical' : undefined,
    field: 'entry',
  });
}

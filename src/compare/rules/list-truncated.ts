import type { EntryKind } from '../../record/entry-kind.ts';
import { otherSide } from '../../record/side.ts';
import { draftOfAbsences, nameAbsences } from '../drafts.ts';
import { isCriticalItem } from '../item-absence.ts';
import type { Frontier } from '../frontier.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { ITEM_NAMES, SIDE_NAMES, countEntries, countOfKind } from '../wording.ts';

/** One side stops at a date and shows nothing older. Lost allergies are told one by one all the same. */
export const rule: Rule = {
  id: 'list-truncated',
  title: 'A list was cut',
  why: 'What lies before the cut looks as if it had never been.',
  severity: severityOf('list-truncated'),
  direction: 'either',
  detectable: 'no',
  check: ({ absences }) =>
    absences.frontiers.filter(({ type }) => type === 'list-truncated').map(draftOf),
};

function draftOf({ side, item, kind, absences, kept }: Frontier): FindingDraft {
  const [has, lacks] = [SIDE_NAMES[side], SIDE_NAMES[otherSide(side)]];
  const where = item === null ? 'In the whole record' : `Under ${ITEM_NAMES[item]}`;
  const what = kind === null ? countEntries(kept) : countOfKind(kept, kind);
  // An issue that is lost is no lost drug, though it stands under the same item.
  const isCritical =
    kind === null ? absences.some(({ facts }) => isCriticalItem(facts.entry.item)) : kind in DRUGS;
  return draftOfAbsences(
    'list-truncated',
    { item, absences },
    {
      why: `${where} the ${lacks} keeps ${what} and lacks ${absences.length} that are all older; the ${has} shows ${nameAbsences(absences)}.`,
      grade: isCritical ? 'critical' : undefined,
      field: 'entry',
    },
  );
}

const DRUGS: Readonly<Partial<Record<EntryKind, true>>> = { medication: true };

import { otherSide } from '../../record/side.ts';
import { draftOfAbsences, nameAbsences } from '../drafts.ts';
import { isCriticalItem } from '../item-absence.ts';
import type { Frontier } from '../frontier.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { ITEM_NAMES, SIDE_NAMES, countEntries } from '../wording.ts';

/** One side shows nothing newer than a date. Lost allergies are told one by one all the same. */
export const rule: Rule = {
  id: 'stale-snapshot',
  title: 'One side is an old copy',
  why: 'What happened last matters most, and an old copy does not say that it is one.',
  severity: severityOf('stale-snapshot'),
  direction: 'either',
  detectable: 'hardly',
  check: ({ absences }) =>
    absences.frontiers.filter(({ type }) => type === 'stale-snapshot').map(draftOf),
};

function draftOf({ side, item, absences }: Frontier): FindingDraft {
  const [has, lacks] = [SIDE_NAMES[side], SIDE_NAMES[otherSide(side)]];
  const isCritical = absences.some(({ facts }) => isCriticalItem(facts.entry.item));
  const where = item === null ? 'in several items' : `under ${ITEM_NAMES[item]}`;
  return draftOfAbsences(
    'stale-snapshot',
    { item, absences },
    {
      why: `The ${lacks} lacks ${countEntries(absences.length)} ${where} that are all newer than anything it shows; the ${has} shows ${nameAbsences(absences)}.`,
      grade: isCritical ? 'critical' : undefined,
      field: 'entry',
    },
  );
}

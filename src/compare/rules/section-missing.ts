import { compareText } from '../../base/ordering.ts';
import { otherSide } from '../../record/side.ts';
import { draftOfAbsences, nameAbsences, weightOf } from '../drafts.ts';
import { isCriticalItem } from '../item-absence.ts';
import type { ItemAbsence, MarkedAbsence } from '../presence.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { compareSeverity } from '../severity.ts';
import type { KindAbsence } from '../whole-kinds.ts';
import { ITEM_NAMES, SIDE_NAMES, countEntries, countOfKind } from '../wording.ts';

/** A whole item that one side has was never part of the other's answer, or all entries of one kind in it. */
export const rule: Rule = {
  id: 'section-missing',
  title: 'A whole item is missing from the answer',
  why: 'A view that is simply not there is easily taken for one that is empty.',
  severity: severityOf('section-missing'),
  direction: 'either',
  detectable: 'hardly',
  check: ({ absences }) => [
    ...absences.items.filter(({ state }) => state === 'not-returned').map(draftOfItem),
    ...absences.kinds.map(draftOfKind),
  ],
};

function draftOfItem({ side, item, absences }: ItemAbsence): FindingDraft {
  const [has, lacks] = [SIDE_NAMES[side], SIDE_NAMES[otherSide(side)]];
  return draftOfAbsences(
    'section-missing',
    { item, absences },
    {
      why: `The ${lacks} did not return ${ITEM_NAMES[item]}, where the ${has} has ${countEntries(absences.length)}: ${nameAbsences(absences)}.`,
      grade: isCriticalItem(item) ? 'critical' : undefined,
      field: 'entry',
    },
  );
}

/** As severe as the worst of the losses: the item is there, and only its entries of one kind are not. */
function draftOfKind({ side, item, kind, absences }: KindAbsence<MarkedAbsence>): FindingDraft {
  const [has, lacks] = [SIDE_NAMES[side], SIDE_NAMES[otherSide(side)]];
  const [worst = severityOf('section-missing')] = absences.map(weightOf).sort(compareSeverity);
  const marks = [...new Set(absences.flatMap(({ warnings }) => warnings))].sort(compareText);
  const marked = marks.length === 0 ? '' : ` (its list is marked ${marks.join(', ')})`;
  const draft = draftOfAbsences(
    'section-missing',
    { item, absences },
    {
      why: `The ${lacks} shows no ${kind.replace('-', ' ')} at all under ${ITEM_NAMES[item]}${marked}, where the ${has} has ${countOfKind(absences.length, kind)}: ${nameAbsences(absences)}.`,
      field: 'entry',
    },
  );
  return { ...draft, severity: worst };
}

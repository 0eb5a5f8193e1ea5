import { otherSide } from '../../record/side.ts';
import { draftOfWhole, nameAbsences } from '../drafts.ts';
import { isCriticalItem } from '../presence.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { ITEM_NAMES, SIDE_NAMES, countEntries } from '../wording.ts';

/** A whole item that one side has was never part of the other's answer. */
export const rule: Rule = {
  id: 'section-missing',
  title: 'A whole item is missing from the answer',
  why: 'A view that is simply not there is easily taken for one that is empty.',
  severity: severityOf('section-missing'),
  check: ({ absences }) =>
    absences.items
      .filter(({ state }) => state === 'not-returned')
      .map(({ side, item, absences: lost }) => {
        const [has, lacks] = [SIDE_NAMES[side], SIDE_NAMES[otherSide(side)]];
        return draftOfWhole('section-missing', item, {
          why: `The ${lacks} did not return ${ITEM_NAMES[item]}, where the ${has} has ${countEntries(lost.length)}: ${nameAbsences(lost)}.`,
          grade: isCriticalItem(item) ? 'critical' : undefined,
          field: 'entry',
        });
      }),
};

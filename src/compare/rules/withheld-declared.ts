import { otherSide } from '../../record/side.ts';
import { isDisclosed, isDisclosedItem } from '../disclosed.ts';
import { draftOfAbsences, draftOfSingle, nameAbsences, tellFolded } from '../drafts.ts';
import { isCriticalItem } from '../item-absence.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { ITEM_NAMES, SIDE_NAMES, countEntries, nameEntry } from '../wording.ts';

/** Something is absent, and the side that lacks it says that it holds something back. */
export const rule: Rule = {
  id: 'withheld-declared',
  title: 'Something is held back, and the side says so',
  why: 'The gap is declared, but nobody can tell from here whether exactly this entry was meant.',
  severity: severityOf('withheld-declared'),
  direction: 'either',
  detectable: 'yes',
  check: ({ absences }) => [
    ...absences.items
      .filter((group) => group.state === 'withheld' && !isDisclosedItem(group))
      .map(({ side, item, absences: held }) =>
        draftOfAbsences(
          'withheld-declared',
          { item, absences: held },
          {
            why: `The ${SIDE_NAMES[otherSide(side)]} declares that it holds back ${ITEM_NAMES[item]}, where the ${SIDE_NAMES[side]} shows ${countEntries(held.length)}: ${nameAbsences(held)}.`,
            grade: isCriticalItem(item) ? 'critical' : undefined,
            field: 'entry',
          },
        ),
      ),
    ...absences.warned
      .filter((absence) => !isDisclosed(absence))
      .map((absence) => {
        const all = [absence, ...absence.folded].map(({ facts }) => facts.entry.kind);
        return draftOfSingle('withheld-declared', absence, {
          why: `The ${SIDE_NAMES[otherSide(absence.side)]} lacks ${nameEntry(absence.facts.entry)}, and its list is marked ${absence.warnings.join(', ')}.${tellFolded(absence)}`,
          grade: all.some((kind) => kind === 'allergy' || kind === 'medication')
            ? 'critical'
            : undefined,
          confidence: 0.7,
        });
      }),
  ],
};

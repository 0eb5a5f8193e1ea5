import type { ItemReport } from '../../record/item.ts';
import type { Comparing } from '../comparing.ts';
import { limitsOn } from '../limits.ts';
import { draftOfSingle, draftOfWhole, tellAbsence } from '../drafts.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { ITEM_NAMES } from '../wording.ts';

/** Something seems to be held back, and the list that lacks it does not say so. */
export const rule: Rule = {
  id: 'withheld-undeclared',
  title: 'Something seems to be held back, and nothing says so',
  why: 'Who is not told that something was left out takes the list for all there is.',
  severity: severityOf('withheld-undeclared'),
  direction: 'lost',
  detectable: 'no',
  check: (comparing) => [
    ...comparing.absences.sensitive
      .filter(({ side }) => side === 'mig')
      .map((absence) =>
        draftOfSingle('withheld-undeclared', absence, {
          why: `${tellAbsence(absence)} It is of a subject that is left out of shared records (${absence.subject}), and the list of the HIE carries no mark.`,
          confidence: 0.5,
        }),
      ),
    ...droppedMarks(comparing),
  ],
};

/**
 * A list the MIG marks as leaving confidential items out stands on the HIE without the mark, though it shows
 * nothing more. Where it does show more, that is a disclosure; a mark of the HIE alone warns the reader.
 */
function droppedMarks({ readings, identity, absences }: Comparing): FindingDraft[] {
  if (identity.verdict === 'different' || !canCompareMarks(readings)) return [];
  return readings.mig.record.items.flatMap((own) => {
    const { item } = own;
    const other = readings.hie.record.items.find((report) => report.item === item);
    const isDisclosed = absences.warned
      .flatMap((absence) => [absence, ...absence.folded])
      .some(({ side, facts }) => side === 'hie' && facts.entry.item === item);
    if (isDisclosed || !isMarked(own) || other?.state !== 'populated' || isMarked(other)) return [];
    const why = `The MIG marks ${ITEM_NAMES[item]} as leaving confidential items out; the HIE shows the list without that mark.`;
    return [
      draftOfWhole('withheld-undeclared', item, { why, grade: 'mark-dropped', field: 'mark' }),
    ];
  });
}

/** A format without marks drops none, and where two formats mark other wholes, one mark says nothing of the other. */
function canCompareMarks({ mig, hie }: Comparing['readings']): boolean {
  if (limitsOn(hie.limits, 'mark').length > 0) return false;
  const marksOther = (limits: typeof mig.limits): boolean => limitsOn(limits, 'mark-of').length > 0;
  return mig.format === hie.format || !(marksOther(mig.limits) || marksOther(hie.limits));
}

function isMarked({ state, warnings }: ItemReport): boolean {
  return state === 'populated' && warnings.includes('confidential-items');
}

import { SIDES, otherSide } from '../../record/side.ts';
import { blankReason } from '../blank.ts';
import { draftOfWhole } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { SIDE_NAMES } from '../wording.ts';

/** One side refuses because the patient has dissented, and the other answers with a record. */
export const rule: Rule = {
  id: 'opt-out-difference',
  title: "The patient's dissent holds on one side only",
  why: "A patient's refusal to share has to hold wherever the record is shown, and nobody may lose the record to a refusal that was never made.",
  severity: severityOf('opt-out-difference'),
  direction: 'either',
  detectable: 'yes',
  check: ({ readings, absences, identity }) => {
    const { blank } = absences;
    if (blank === undefined || identity.verdict === 'different') return [];
    if (blankReason(readings[blank]) !== 'opt-out') return [];
    const [refuses, shows] = [SIDE_NAMES[blank], SIDE_NAMES[otherSide(blank)]];
    const refused = SIDES.map((side) => (side === blank ? 'refused' : 'answered'));
    return [
      draftOfWhole('opt-out-difference', null, {
        why: `The ${refuses} refuses the record because ${readings[blank].refusal?.why ?? 'the patient has dissented'}; the ${shows} answers with a record.`,
        grade: blank === 'mig' ? 'shown-by-hie' : 'refused-by-hie',
        field: 'response',
        values: { mig: refused[0] ?? null, hie: refused[1] ?? null },
      }),
    ];
  },
};

import { otherSide } from '../../record/side.ts';
import { blankReason } from '../blank.ts';
import { draftOfWhole } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { SIDE_NAMES } from '../wording.ts';

/** The answer of one side is an error, a refusal or unreadable where the other answers. */
export const rule: Rule = {
  id: 'response-error',
  title: 'One answer is an error',
  why: 'An error in place of a record is no evidence, and the reader sees nothing.',
  severity: severityOf('response-error'),
  direction: 'either',
  detectable: 'yes',
  check: ({ readings, absences, identity }) => {
    const { blank } = absences;
    if (blank === undefined || identity.verdict === 'different') return [];
    if (blankReason(readings[blank]) !== 'error') return [];
    const [own, other] = [SIDE_NAMES[blank], SIDE_NAMES[otherSide(blank)]];
    const reason = readings[blank].refusal?.why ?? 'it is broken, or an error in place of a record';
    const why = `The ${own} answer holds nothing that could be compared with the ${other}: ${reason}.`;
    return [draftOfWhole('response-error', null, { why, field: 'response' })];
  },
};

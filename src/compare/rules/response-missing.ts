import { otherSide } from '../../record/side.ts';
import { blankReason } from '../blank.ts';
import { draftOfWhole } from '../drafts.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { SIDE_NAMES } from '../wording.ts';

/** The answer of one side is empty where the other answers. */
export const rule: Rule = {
  id: 'response-missing',
  title: 'One answer holds nothing',
  why: 'A view without a record says nothing of what the record holds.',
  severity: severityOf('response-missing'),
  direction: 'either',
  detectable: 'yes',
  check: ({ readings, absences, identity }) => {
    const { blank } = absences;
    if (blank === undefined || identity.verdict === 'different') return [];
    if (blankReason(readings[blank]) !== 'missing') return [];
    const [own, other] = [SIDE_NAMES[blank], SIDE_NAMES[otherSide(blank)]];
    const why = `The ${own} answer holds nothing that could be compared with the ${other}: it names no list at all, or lists without an answer.`;
    return [draftOfWhole('response-missing', null, { why, field: 'response' })];
  },
};

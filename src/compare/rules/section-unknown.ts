import { SIDES } from '../../record/side.ts';
import type { Comparing } from '../comparing.ts';
import { draftOfWhole } from '../drafts.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { SIDE_NAMES } from '../wording.ts';

/** A section, list or resource that no reader knows: what it says was not compared. */
export const rule: Rule = {
  id: 'section-unknown',
  title: 'A part of an answer is not known to this tool',
  why: 'What could not be read may hold anything, and its absence on the other side was not looked for.',
  severity: severityOf('section-unknown'),
  direction: 'either',
  detectable: 'yes',
  check: (comparing) => SIDES.flatMap((side) => draftOf(comparing, side)),
};

/** One finding for a side: the list of problems names each of them. */
function draftOf({ readings, identity }: Comparing, side: (typeof SIDES)[number]): FindingDraft[] {
  if (identity.verdict === 'different') return [];
  const unknown = readings[side].problems.filter(({ about }) => about === 'unknown-section');
  const [first] = unknown;
  if (first === undefined) return [];
  const count = unknown.length === 1 ? 'a part' : `${unknown.length} parts`;
  const more = unknown.length === 1 ? '' : ' and elsewhere';
  return [
    draftOfWhole('section-unknown', null, {
      why: `The ${SIDE_NAMES[side]} answer holds ${count} no reader knows, at ${first.path}${more}; what stands there was not compared.`,
      field: 'response',
    }),
  ];
}

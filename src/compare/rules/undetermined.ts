import { otherSide } from '../../record/side.ts';
import type { Comparing } from '../comparing.ts';
import { draftOfWhole, draftsOfDifferences } from '../drafts.ts';
import { isCriticalItem } from '../presence.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { ITEM_NAMES, SIDE_NAMES, countEntries } from '../wording.ts';

/** Something that could not be compared and must not read as equal. */
export const rule: Rule = {
  id: 'undetermined',
  title: 'Cannot be told equal or different',
  why: 'What could not be compared is not evidence that nothing changed.',
  severity: severityOf('undetermined'),
  check: (comparing) => [
    ...blankAnswer(comparing),
    ...unavailableItems(comparing),
    ...draftsOfDifferences(comparing, 'undetermined', 'the two cannot be compared.'),
  ],
};

function blankAnswer({ absences, identity }: Comparing): FindingDraft[] {
  if (absences.blank === undefined || identity.verdict === 'different') return [];
  const [blank, other] = [SIDE_NAMES[absences.blank], SIDE_NAMES[otherSide(absences.blank)]];
  return [
    draftOfWhole('undetermined', null, {
      why: `The ${blank} answer holds nothing that could be compared with the ${other}: it is missing, broken or an error.`,
      grade: 'critical',
      field: 'response',
    }),
  ];
}

function unavailableItems({ absences }: Comparing): FindingDraft[] {
  return absences.items
    .filter(({ state }) => state === 'unavailable')
    .map(({ side, item, absences: open }) =>
      draftOfWhole('undetermined', item, {
        why: `The ${SIDE_NAMES[otherSide(side)]} could not give ${ITEM_NAMES[item]}, where the ${SIDE_NAMES[side]} shows ${countEntries(open.length)}.`,
        grade: isCriticalItem(item) ? 'critical' : undefined,
        field: 'entry',
      }),
    );
}

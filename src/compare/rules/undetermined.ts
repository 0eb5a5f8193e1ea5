import type { ItemReport, ItemState } from '../../record/item.ts';
import { SIDES, otherSide } from '../../record/side.ts';
import type { Side } from '../../record/side.ts';
import type { Comparing } from '../comparing.ts';
import { draftOfWhole, draftsOfDifferences } from '../drafts.ts';
import { ANSWERED } from '../limits.ts';
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
  direction: 'either',
  detectable: 'no',
  check: (comparing) => [
    ...unansweredItems(comparing),
    ...draftsOfDifferences(comparing, 'undetermined', 'the two cannot be compared.'),
  ],
};

/**
 * An item one side could not give, where the other answered it at all: what an empty list stands against
 * is not known. An item the HIE left out or holds back counts where a gap may do serious harm, and so does
 * one that a side gives as text alone where the other has entries.
 */
function unansweredItems(comparing: Comparing): FindingDraft[] {
  const { readings, absences, identity } = comparing;
  if (absences.blank !== undefined || identity.verdict === 'different') return [];
  return SIDES.flatMap((side) =>
    readings[side].record.items.flatMap((gap) => {
      const other = readings[otherSide(side)].record.items.find(({ item }) => item === gap.item);
      if (other === undefined || !isGap(gap, other, side)) return [];
      return draftOfWhole('undetermined', gap.item, {
        why: tellGap(gap, tellAnswer(comparing, otherSide(side), other), side),
        grade: gap.state === 'unavailable' && isCriticalItem(gap.item) ? 'critical' : undefined,
        field: 'entry',
      });
    }),
  );
}

function isGap({ item, state }: ItemReport, other: ItemReport, side: Side): boolean {
  if (!ANSWERED.has(other.state)) return false;
  if (state === 'unavailable') return true;
  if (state === 'text-only') return other.state === 'populated' && isCriticalItem(item);
  // Entries the other side lacks are told by the rules on absences.
  const isEmpty = other.state !== 'populated';
  return side === 'hie' && LEFT_OUT.has(state) && isEmpty && isCriticalItem(item);
}

function tellGap({ item, state }: ItemReport, answer: string, side: Side): string {
  const [lacks, has] = [SIDE_NAMES[side], SIDE_NAMES[otherSide(side)]];
  return `The ${lacks} ${GAPS[state] ?? 'did not give'} ${ITEM_NAMES[item]}, where the ${has} ${answer}.`;
}

function tellAnswer({ absences }: Comparing, side: Side, { item, state }: ItemReport): string {
  if (state !== 'populated') return 'answers that there is nothing';
  const open = absences.items.filter((group) => group.side === side && group.item === item);
  const count = open.reduce((sum, group) => sum + group.absences.length, 0);
  return `shows ${count === 0 ? 'entries' : countEntries(count)}`;
}

const LEFT_OUT: ReadonlySet<ItemState> = new Set(['not-returned', 'withheld']);
const GAPS: Readonly<Partial<Record<ItemState, string>>> = {
  unavailable: 'could not give',
  'not-returned': 'did not return',
  withheld: 'holds back',
  'text-only': 'gives only as text for people',
};

import { namesAllergy } from '../../match/none-known.ts';
import type { ItemReport, ItemState } from '../../record/item.ts';
import { SIDES, otherSide } from '../../record/side.ts';
import type { Side } from '../../record/side.ts';
import type { Comparing } from '../comparing.ts';
import { draftOfAbsences, draftsOfDifferences } from '../drafts.ts';
import { ANSWERED } from '../limits.ts';
import { isCriticalItem } from '../item-absence.ts';
import type { Absence } from '../presence.ts';
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
 * An item one side could not give, where the other answered it at all or has entries that would stand in it:
 * what they stand against is not known. An item the HIE left out or holds back counts where a gap may do
 * serious harm, and so does one that a side gives as text alone where the other has entries.
 */
function unansweredItems(comparing: Comparing): FindingDraft[] {
  const { readings, absences, identity } = comparing;
  if (absences.blank !== undefined || identity.verdict === 'different') return [];
  return SIDES.flatMap((side) =>
    readings[side].record.items.flatMap((gap) => {
      const other = readings[otherSide(side)].record.items.find(({ item }) => item === gap.item);
      const open = entriesAgainst(comparing, gap, side);
      if (open.length === 0 && (other === undefined || !isGap(gap, other, side))) return [];
      const isCritical = isCriticalItem(gap.item) || open.some(isOfDrugOrAllergy);
      return draftOfAbsences(
        'undetermined',
        { item: gap.item, absences: open },
        {
          why: tellGap(gap, tellAnswer(open, other), side),
          grade: gap.state === 'unavailable' && isCritical ? 'critical' : undefined,
          field: 'entry',
        },
      );
    }),
  );
}

/** Entries of the other side that would stand in an item this side could not give. */
function entriesAgainst(
  { absences }: Comparing,
  { item, state }: ItemReport,
  side: Side,
): readonly Absence[] {
  if (!UNREAD.has(state)) return [];
  return absences.items
    .filter((group) => group.side !== side && group.home === item && group.state === state)
    .flatMap((group) => group.absences);
}

function isOfDrugOrAllergy({ facts: { entry } }: Absence): boolean {
  return entry.kind === 'medication' || namesAllergy(entry);
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

function tellAnswer(open: readonly Absence[], other: ItemReport | undefined): string {
  if (open.length > 0) return `shows ${countEntries(open.length)}`;
  return other?.state === 'populated' ? 'shows entries' : 'answers that there is nothing';
}

const UNREAD: ReadonlySet<ItemState> = new Set(['unavailable', 'text-only']);
const LEFT_OUT: ReadonlySet<ItemState> = new Set(['not-returned', 'withheld']);
const GAPS: Readonly<Partial<Record<ItemState, string>>> = {
  unavailable: 'could not give',
  'not-returned': 'did not return',
  withheld: 'holds back',
  'text-only': 'gives only as text for people',
};

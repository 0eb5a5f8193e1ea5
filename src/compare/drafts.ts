import { SIDES, otherSide } from '../record/side.ts';
import { compareText } from '../base/ordering.ts';
import { isSameContent } from '../match/entry-facts.ts';
import type { Side } from '../record/side.ts';
import type { Comparing } from './comparing.ts';
import type { OnPair } from './compare-fields.ts';
import type { WithIssues } from './consequences.ts';
import type { Difference } from './difference.ts';
import { isOver } from './fields/status.ts';
import type { Absence, MarkedAbsence } from './presence.ts';
import type { FindingDraft } from './rule.ts';
import { severityOf } from './severity-table.ts';
import { SIDE_NAMES, nameEntry } from './wording.ts';

/** The findings of a rule that looks at one field of pairs: one for each difference of its kind. */
export function draftsOfDifferences(
  comparing: Comparing,
  kind: string,
  sentence: string,
): FindingDraft[] {
  return comparing.differences
    .filter((difference) => difference.kind === kind)
    .map((difference) => draftOfDifference(difference, sentence));
}

function draftOfDifference(
  difference: WithIssues<OnPair<Difference>>,
  sentence: string,
): FindingDraft {
  const { pair, field, values, grade, why, issues } = difference;
  const { mig } = pair.entries;
  return {
    severity: severityOf(difference.kind, { kind: severestKind(pair.entries), grade }),
    item: mig.item,
    mig: pair.mig.index,
    hie: pair.hie.index,
    field,
    values,
    confidence: pair.confidence,
    why: `${nameEntry(mig)}: ${why ?? sentence}${tellIssues(issues)}`,
  };
}

/** An allergy stays an allergy in weight, whichever side still calls it one. */
function severestKind({ mig, hie }: OnPair<Difference>['pair']['entries']): typeof mig.kind {
  return hie.kind === 'allergy' || hie.kind === 'immunisation' ? hie.kind : mig.kind;
}

/** A finding on one entry without a partner. */
export function draftOfAbsence(
  kind: string,
  { side, facts }: Absence,
  more: { readonly why: string; readonly grade?: string | undefined; readonly confidence?: number },
): FindingDraft {
  const { entry } = facts;
  const indexes = bySide(side, facts.index);
  return {
    severity: severityOf(kind, { kind: entry.kind, past: isOver(entry.status), grade: more.grade }),
    item: entry.item,
    ...indexes,
    field: null,
    values: { mig: null, hie: null },
    confidence: more.confidence ?? 1,
    why: more.why,
  };
}

/** Says which side shows the entry and which does not, and how the list of the latter is marked. */
export function tellAbsence({ side, facts, warnings, issues }: WithIssues<MarkedAbsence>): string {
  const [has, lacks] = [SIDE_NAMES[side], SIDE_NAMES[otherSide(side)]];
  const { entry } = facts;
  const marks = warnings.length === 0 ? '' : `; its list is marked ${warnings.join(', ')}`;
  return `The ${has} shows the ${entry.kind.replace('-', ' ')} ${nameEntry(entry)} and the ${lacks} does not${marks}.${tellIssues(issues)}`;
}

function tellIssues(issues: number): string {
  if (issues === 0) return '';
  return issues === 1
    ? ' The same stands on one issue of this drug.'
    : ` The same stands on ${issues} issues of this drug.`;
}

/** How many entries a sentence names before it only counts the rest. */
const NAMED_MAX = 5;

/** The entries of absences by wording and day, the newest first; notes and documents by their kind alone. */
export function nameAbsences(absences: readonly Absence[]): string {
  // The order of an answer must not show, so equal days are put in order by their names.
  const named = absences
    .map(({ facts: { entry } }) => ({
      day: entry.date?.text.slice(0, 10) ?? '',
      name:
        entry.kind === 'note' || entry.kind === 'document' ? `a ${entry.kind}` : nameEntry(entry),
    }))
    .sort((a, b) => compareText(b.day, a.day) || compareText(a.name, b.name))
    .map(({ day, name }) => (day === '' ? name : `${name} (${day})`));
  const more = named.length - NAMED_MAX;
  const shown = named.slice(0, NAMED_MAX).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** How often an entry told more than once stands on each side, in words. */
export function tellRepeats({ facts, pairs }: Comparing, { side, facts: own }: Absence): string {
  const partners = pairs.filter((pair) => isSameContent(pair[side], own)).length;
  const told = facts[side].filter((each) => isSameContent(each, own)).length;
  const times = side === 'mig' ? { mig: told, hie: partners } : { mig: partners, hie: told };
  return `${nameEntry(own.entry)} stands ${inTimes(times.mig)} on the MIG and ${inTimes(times.hie)} on the HIE, with the same content.`;
}

function inTimes(count: number): string {
  return ['not at all', 'once', 'twice'][count] ?? `${count} times`;
}

/** A finding on a side, an item or the whole answer, with no entry of its own. */
export function draftOfWhole(
  kind: string,
  item: FindingDraft['item'],
  more: {
    readonly why: string;
    readonly grade?: string | undefined;
    readonly field?: string;
    readonly values?: FindingDraft['values'];
  },
): FindingDraft {
  return {
    severity: severityOf(kind, { grade: more.grade }),
    item,
    mig: null,
    hie: null,
    field: more.field ?? null,
    values: more.values ?? { mig: null, hie: null },
    confidence: 1,
    why: more.why,
  };
}

/** The index on its side, null on the other. */
export function bySide(side: Side, index: number): Record<Side, number | null> {
  const indexes: Record<Side, number | null> = { mig: null, hie: null };
  for (const each of SIDES) if (each === side) indexes[each] = index;
  return indexes;
}

import { SIDES, otherSide } from '../record/side.ts';
import { compareFacts } from '../match/entry-facts.ts';
import type { Side } from '../record/side.ts';
import type { Comparing } from './comparing.ts';
import type { OnPair } from './compare-fields.ts';
import type { FoldedAbsence, WithIssues } from './consequences.ts';
import type { Difference } from './difference.ts';
import { isOver } from './fields/status.ts';
import type { Absence } from './presence.ts';
import type { FindingDraft } from './rule.ts';
import { severityOf } from './severity-table.ts';
import { compareSeverity } from './severity.ts';
import type { Severity } from './severity.ts';
import { SIDE_NAMES, nameEntries, nameEntry } from './wording.ts';

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
  const context = { kind: severestKind(pair.entries), grade };
  return {
    severity: severityOf(difference.kind, context),
    context,
    item: mig.item,
    mig: pair.mig.index,
    hie: pair.hie.index,
    field,
    values,
    confidence: pair.confidence,
    why: `${nameEntry(mig)}: ${why ?? sentence}${tellIssues(issues)}`,
    said: why ?? sentence,
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
  const context = { kind: entry.kind, past: isOver(entry.status), grade: more.grade };
  return {
    severity: severityOf(kind, context),
    context,
    item: entry.item,
    ...indexes,
    field: null,
    values: { mig: null, hie: null },
    confidence: more.confidence ?? 1,
    why: more.why,
  };
}

/**
 * A finding on a single loss or addition: a panel has the results that go with it as members, and is as
 * severe as the worst of all.
 */
export function draftOfSingle(
  kind: string,
  absence: FoldedAbsence,
  more: Parameters<typeof draftOfAbsence>[2] = { why: tellAbsence(absence) },
): FindingDraft {
  const parts = partsOf(absence);
  const draft = draftOfAbsence(kind, absence, more);
  if (parts.length === 0) return draft;
  const [worst = draft] = [absence, ...parts]
    .map((one) => draftOfAbsence(kind, one, more))
    .sort((a, b) => compareSeverity(a.severity, b.severity));
  const { severity, context } = worst;
  const members = [absence, ...parts].map(({ side, facts }) => bySide(side, facts.index));
  return { ...draft, severity, context, members };
}

/** Issues come and go, so the finding of a drug is told without them; a panel is its results. */
function partsOf({ folded }: FoldedAbsence): readonly Absence[] {
  return folded.filter(({ facts }) => facts.entry.kind !== 'issue');
}

/** Says which side shows the entry and which does not, and how the list of the latter is marked. */
export function tellAbsence(absence: FoldedAbsence): string {
  const { side, facts, warnings } = absence;
  const [has, lacks] = [SIDE_NAMES[side], SIDE_NAMES[otherSide(side)]];
  const { entry } = facts;
  const marks = warnings.length === 0 ? '' : `; its list is marked ${warnings.join(', ')}`;
  return `The ${has} shows the ${entry.kind.replace('-', ' ')} ${nameEntry(entry)} and the ${lacks} does not${marks}.${tellFolded(absence)}`;
}

/** Counts what goes with an entry that has no partner. */
export function tellFolded(absence: FoldedAbsence): string {
  const parts = partsOf(absence).length;
  const told = tellIssues(absence.issues);
  if (parts === 0) return told;
  const belong = parts === 1 ? 'the entry that belongs' : `the ${parts} entries that belong`;
  return `${told} The same goes for ${belong} to it.`;
}

function tellIssues(issues: number): string {
  if (issues === 0) return '';
  return issues === 1
    ? ' The same stands on one issue of this drug.'
    : ` The same stands on ${issues} issues of this drug.`;
}

/** The entries of absences by wording and day, the newest first; notes and documents by their kind alone. */
export function nameAbsences(absences: readonly Absence[]): string {
  return nameEntries(absences.map(({ facts }) => facts.entry));
}

/** A finding on several entries without a partner that have one cause, with all of them as members. */
export function draftOfAbsences(
  kind: string,
  {
    item,
    absences,
    denials = [],
  }: {
    readonly item: FindingDraft['item'];
    readonly absences: readonly Absence[];
    /** Entries by which the other side denies them. */
    readonly denials?: readonly Absence[] | undefined;
  },
  more: Parameters<typeof draftOfWhole>[2],
): FindingDraft {
  const [worst] = [...absences].sort(
    (a, b) => compareSeverity(weightOf(a), weightOf(b)) || compareFacts(a.facts, b.facts),
  );
  const members = [...absences, ...denials].map(({ side, facts }) => bySide(side, facts.index));
  return {
    ...draftOfWhole(kind, item, more),
    ...(worst === undefined ? {} : bySide(worst.side, worst.facts.index)),
    ...(members.length > 1 ? { members } : {}),
  };
}

/** How severe the loss of the entry would be by itself. */
export function weightOf({ facts: { entry } }: Absence): Severity {
  return severityOf('entry-lost', { kind: entry.kind, past: isOver(entry.status) });
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
    context: { grade: more.grade },
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

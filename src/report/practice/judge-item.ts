import type { ComparisonDocument, Finding, ItemSummary } from '../../compare/document.ts';
import { DOUBT_KINDS } from '../../compare/summary.ts';
import type { DataItem, ItemState } from '../../record/item.ts';

/** How one patient's data item came out; every compared patient has exactly one for each item. */
export type ItemResult = 'same' | 'different' | 'not-comparable' | 'empty';

/** The result, with the reason where it is no evidence; a clause for the middle of a sentence. */
export interface ItemJudgement {
  readonly result: ItemResult;
  readonly reason?: string;
}

/** Judges one patient's data item over its MIG entries, wherever the HIE files their partners. */
export function judgeItem(item: DataItem, document: ComparisonDocument): ItemJudgement {
  const findings = document.findings.filter((finding) => finding.item === item);
  if (findings.some((one) => !isUnsure(one) && one.severity !== 'none')) {
    return { result: 'different' };
  }
  const summary = document.items.find((candidate) => candidate.item === item);
  const reason = unreadable(document) ?? silence(summary) ?? doubtOf(findings);
  if (summary === undefined || reason !== undefined) {
    return { result: 'not-comparable', reason: reason ?? 'the comparison does not speak of it' };
  }
  if (summary.mig.state !== 'populated' && summary.hie.state !== 'populated') {
    return { result: 'empty', reason: 'both sides answered that they hold no entry' };
  }
  const unpaired = withoutPartner(summary, document);
  return unpaired === undefined
    ? { result: 'same' }
    : { result: 'not-comparable', reason: unpaired };
}

function doubtOf(findings: readonly Finding[]): string | undefined {
  const kinds = new Set(findings.filter(isUnsure).map(({ kind }) => kind));
  if (kinds.has('undetermined') || kinds.has('ambiguous-match')) return 'the match was not certain';
  return kinds.size === 0 ? undefined : 'it had not settled while it was asked';
}

/** Such a finding says that a difference could not be told, not that there is one. */
function isUnsure(finding: Finding): boolean {
  return DOUBT_KINDS.has(finding.kind);
}

/** Nothing about a patient who is not surely the same, or of an answer that could not be read, counts as the same. */
function unreadable({ identity, problems }: ComparisonDocument): string | undefined {
  const fatal = problems.find((problem) => problem.severity === 'fatal');
  if (fatal !== undefined) return `the answer of the ${fatal.side.toUpperCase()} could not be read`;
  if (identity.verdict === 'different') return 'the two sides answered about different patients';
  return identity.verdict === 'same' ? undefined : 'the patient could not be confirmed';
}

/** An item the HIE has no list for is told by the entries it files elsewhere, if every one has a partner there. */
function silence(summary: ItemSummary | undefined): string | undefined {
  if (summary === undefined) return undefined;
  const { mig, hie, pairs } = summary;
  const elsewhere = hie.state === 'not-returned' && mig.entries > 0 && pairs === mig.entries;
  const hieState = elsewhere ? 'populated' : hie.state;
  if (mig.state === hieState) return SILENCE[mig.state]?.both;
  const said = [...silentSide('MIG', mig.state), ...silentSide('HIE', hieState)];
  return said.length === 0 ? undefined : said.join(' and ');
}

function silentSide(side: string, state: ItemState): string[] {
  const words = SILENCE[state];
  return words === undefined ? [] : [`the ${side} ${words.one}`];
}

/** States in which a side said nothing of the item: neither entries nor that there are none. */
const SILENCE: Readonly<Partial<Record<ItemState, { one: string; both: string }>>> = {
  withheld: { one: 'withheld it', both: 'both sides withheld it' },
  unavailable: { one: 'did not have it available', both: 'neither side had it available' },
  'text-only': { one: 'gave it only as text', both: 'both sides gave it only as text' },
  'not-returned': { one: 'did not return it', both: 'neither side returned it' },
};

/** Why the entries of an item cannot all have been seen side by side; undefined when they were. */
function withoutPartner(summary: ItemSummary, document: ComparisonDocument): string | undefined {
  const { item, mig, hie, pairs } = summary;
  if (item === 'patient-details') {
    return mig.state === hie.state ? undefined : 'only one side gave it';
  }
  if (mig.entries === 0) return 'the MIG files no entry there to compare with';
  const paired = new Set(document.pairs.map((pair) => pair.mig));
  // A repeated entry told as of the same meaning was seen, though it has no partner of its own.
  const told = new Set(
    document.findings.flatMap((one) =>
      one.item === item && one.mig !== null && !paired.has(one.mig) ? one.mig : [],
    ),
  );
  return pairs + told.size < mig.entries
    ? 'an entry of the MIG has no partner, because the format of the HIE cannot hold it'
    : undefined;
}

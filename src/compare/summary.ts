import { tally } from '../base/ordering.ts';
import { DATA_ITEMS } from '../record/item.ts';
import type { ItemState } from '../record/item.ts';
import type { ProblemSeverity } from '../record/reading.ts';
import { SIDES } from '../record/side.ts';
import type { Side } from '../record/side.ts';
import type { Comparing } from './comparing.ts';
import type { ComparisonDocument, Finding, ItemSide, ItemSummary, Verdict } from './document.ts';
import { countUnsettled } from './noise/unsettled.ts';
import { SEVERITIES } from './severity.ts';

/** Kinds that say that something could not be told, rather than that it differs. */
export const DOUBT_KINDS: ReadonlySet<string> = new Set([
  'undetermined',
  'ambiguous-match',
  'response-missing',
  'response-error',
  'section-unknown',
  'in-flight',
  'unstable-source',
]);

/** States that give no answer to compare with. */
const SILENT: ReadonlySet<ItemState> = new Set([
  'not-returned',
  'unavailable',
  'withheld',
  'text-only',
]);

/** One line for each item, in the order of the MIG's views. */
export function itemSummaries(comparing: Comparing, findings: readonly Finding[]): ItemSummary[] {
  const counts = {
    mig: tally(comparing.facts.mig, ({ entry }) => entry.item),
    hie: tally(comparing.facts.hie, ({ entry }) => entry.item),
  };
  const pairs = tally(comparing.pairs, ({ entries }) => entries.mig.item);
  const found = tally(findings, ({ item }) => item);
  return DATA_ITEMS.map((item) => {
    const side = (name: Side): ItemSide => {
      const report = comparing.readings[name].record.items.find((each) => each.item === item);
      const { state = 'not-returned', warnings = [] } = report ?? {};
      const entries = counts[name].get(item) ?? 0;
      return warnings.length === 0 ? { state, entries } : { state, entries, marks: warnings };
    };
    return {
      item,
      mig: side('mig'),
      hie: side('hie'),
      pairs: pairs.get(item) ?? 0,
      findings: found.get(item) ?? 0,
    };
  });
}

/** The numbers of a comparison and its verdict. */
export function summarise(
  comparing: Comparing,
  items: readonly ItemSummary[],
  findings: readonly Finding[],
): ComparisonDocument['summary'] {
  const counts = tally(findings, ({ severity }) => severity);
  return {
    entries: { mig: comparing.facts.mig.length, hie: comparing.facts.hie.length },
    pairs: comparing.pairs.length,
    informativeItems: items.filter(isInformative).length,
    findings: Object.fromEntries(
      SEVERITIES.flatMap((severity) => {
        const count = counts.get(severity);
        return count === undefined ? [] : [[severity, count]];
      }),
    ),
    undetermined: findings.filter(({ kind }) => DOUBT_KINDS.has(kind)).length,
    ...countsOfNoise(comparing),
    verdict: verdictOf({
      problems: [
        ...SIDES.flatMap((side) => comparing.readings[side].problems),
        ...comparing.problemsOfAgain,
      ],
      identity: comparing.identity,
      items,
      findings,
    }),
  };
}

/** What is not settled, counted wherever somebody looked for it. */
function countsOfNoise({
  unsettled,
  isSettled,
}: Comparing): Pick<ComparisonDocument['summary'], 'unstable' | 'pending'> {
  if (!isSettled) return {};
  return {
    unstable: countUnsettled(unsettled, 'unstable-source'),
    pending: countUnsettled(unsettled, 'in-flight'),
  };
}

/**
 * Whether an item gives evidence: one side has entries and neither is silent. Two empty lists prove
 * nothing, and who the patient is was checked apart.
 */
function isInformative({ item, mig, hie }: ItemSummary): boolean {
  if (item === 'patient-details' || SILENT.has(mig.state) || SILENT.has(hie.state)) return false;
  return mig.state === 'populated' || hie.state === 'populated';
}

/** What a verdict rests on. */
export interface Judged {
  readonly problems: readonly { readonly severity: ProblemSeverity }[];
  readonly identity: Pick<ComparisonDocument['identity'], 'verdict'>;
  readonly items: readonly ItemSummary[];
  readonly findings: readonly Finding[];
}

/** A difference stands however much else is in doubt; parity needs that nothing is. */
export function verdictOf({ problems: told, identity, items, findings }: Judged): Verdict {
  const problems = told.map(({ severity }) => severity);
  if (problems.includes('fatal')) return 'undetermined';
  // However the programme weighs noise: what is not settled is no evidence.
  const open = findings.filter(
    ({ kind, severity, tolerance }) =>
      tolerance === null &&
      (severity !== 'none' || kind === 'in-flight' || kind === 'unstable-source'),
  );
  if (open.some(({ kind }) => !DOUBT_KINDS.has(kind))) return 'differences';
  const isDoubtful =
    open.length > 0 || identity.verdict === 'undetermined' || problems.includes('error');
  return isDoubtful || !items.some(isInformative) ? 'undetermined' : 'parity';
}

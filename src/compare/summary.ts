import { tally } from '../base/ordering.ts';
import { DATA_ITEMS } from '../record/item.ts';
import type { ItemState } from '../record/item.ts';
import { SIDES } from '../record/side.ts';
import type { Side } from '../record/side.ts';
import type { Comparing } from './comparing.ts';
import type { ComparisonDocument, Finding, ItemSummary, Verdict } from './document.ts';
import { SEVERITIES } from './severity.ts';

/** Kinds that say that something could not be told, rather than that it differs. */
export const DOUBT_KINDS: ReadonlySet<string> = new Set(['undetermined', 'ambiguous-match']);

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
    const side = (name: Side): { state: ItemState; entries: number } => ({
      state:
        comparing.readings[name].record.items.find((each) => each.item === item)?.state ??
        'not-returned',
      entries: counts[name].get(item) ?? 0,
    });
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
    verdict: verdictOf(comparing, items, findings),
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

/** A difference stands however much else is in doubt; parity needs that nothing is. */
function verdictOf(
  { readings, identity }: Comparing,
  items: readonly ItemSummary[],
  findings: readonly Finding[],
): Verdict {
  const problems = SIDES.flatMap((side) => readings[side].problems.map(({ severity }) => severity));
  if (problems.includes('fatal')) return 'undetermined';
  const open = findings.filter(
    ({ severity, tolerance }) => severity !== 'none' && tolerance === null,
  );
  if (open.some(({ kind }) => !DOUBT_KINDS.has(kind))) return 'differences';
  const isDoubtful =
    open.length > 0 || identity.verdict === 'undetermined' || problems.includes('error');
  return isDoubtful || !items.some(isInformative) ? 'undetermined' : 'parity';
}

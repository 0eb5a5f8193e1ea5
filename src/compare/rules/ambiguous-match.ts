import { compareFacts } from '../../match/entry-facts.ts';
import type { Comparing } from '../comparing.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { severityOf } from '../severity-table.ts';
import { countEntries } from '../wording.ts';

/** Entries that could be paired in several ways, each of which would give other findings. */
export const rule: Rule = {
  id: 'ambiguous-match',
  title: 'Which entry is which cannot be told',
  why: 'The differences shown for these entries may lie between other entries than shown.',
  severity: severityOf('ambiguous-match'),
  direction: 'either',
  detectable: 'no',
  check: (comparing) =>
    comparing.foreign === undefined
      ? comparing.matching.ambiguities.map((each) => draftOf(comparing, each))
      : [],
};

type Ambiguity = Comparing['matching']['ambiguities'][number];

function draftOf({ facts }: Comparing, { mig, hie }: Ambiguity): FindingDraft {
  const first = facts.mig[firstOf(facts.mig, mig)];
  return {
    severity: severityOf('ambiguous-match', { kind: first?.entry.kind }),
    context: { kind: first?.entry.kind },
    item: first?.entry.item ?? null,
    mig: first?.index ?? null,
    hie: facts.hie[firstOf(facts.hie, hie)]?.index ?? null,
    field: null,
    values: { mig: countEntries(mig.length), hie: countEntries(hie.length) },
    confidence: 0.5,
    why: `${countEntries(mig.length)} of the MIG and ${countEntries(hie.length)} of the HIE fit each other in more than one way, so their differences may lie elsewhere among them.`,
    members: [
      ...mig.map((index) => ({ mig: index, hie: null })),
      ...hie.map((index) => ({ mig: null, hie: index })),
    ],
  };
}

/** The first by content, so that the order of the answer does not show. */
function firstOf(facts: Comparing['facts']['mig'], indexes: readonly number[]): number {
  const [first] = indexes.flatMap((index) => facts[index] ?? []).sort(compareFacts);
  return first?.index ?? -1;
}

import { groupBy } from '../base/ordering.ts';
import type { EntryFacts } from '../match/entry-facts.ts';
import type { EntryLink } from '../record/entry.ts';
import type { Comparing } from './comparing.ts';
import type { ComparedPair } from './difference.ts';
import { fieldLimit } from './limits.ts';
import type { FindingDraft } from './rule.ts';
import { severityOf } from './severity-table.ts';
import { nameEntry } from './wording.ts';

/** The relations that carry meaning; encounters and twins are matters of the format. */
const RELATIONS: ReadonlySet<EntryLink['relation']> = new Set([
  'problem',
  'panel',
  'authorisation',
]);

/**
 * A link counts as kept when an HIE entry of the partner's content points to the partner of the target. All
 * goes by content, since twins of one content may be paired crosswise. A relation the HIE uses nowhere
 * is one its format does not carry.
 */
export function draftsOfLostLinks(comparing: Comparing): FindingDraft[] {
  const index = indexLinks(comparing);
  return comparing.pairs.flatMap((pair) => {
    const lost = pair.entries.mig.links.filter((link) => isLost(link, pair, index));
    const relations = [...new Set(lost.map(({ relation }) => relation))];
    return relations
      .filter((relation) => fieldLimit(comparing.limits, pair.entries, relation) === undefined)
      .map((relation) => draftOf(pair, relation));
  });
}

type Relation = EntryLink['relation'];

interface LinkIndex {
  readonly migById: ReadonlyMap<string, readonly EntryFacts[]>;
  /** HIE contents that partner a MIG content. */
  readonly partners: ReadonlyMap<string, ReadonlySet<string>>;
  /** Relation and content of what the HIE entries of a content point to. */
  readonly reached: ReadonlyMap<string, ReadonlySet<string>>;
  readonly usedByHie: ReadonlySet<Relation>;
}

function indexLinks({ facts, pairs }: Comparing): LinkIndex {
  const hieById = byLocalId(facts.hie);
  return {
    migById: byLocalId(facts.mig),
    partners: collect(pairs.map(({ mig, hie }) => [mig.content, hie.content])),
    reached: collect(facts.hie.flatMap((each) => reachedFrom(each, hieById))),
    usedByHie: new Set(
      facts.hie.flatMap(({ entry }) => entry.links.map(({ relation }) => relation)),
    ),
  };
}

function byLocalId(facts: readonly EntryFacts[]): ReadonlyMap<string, readonly EntryFacts[]> {
  const named = facts.filter(({ entry }) => entry.localId !== undefined);
  return groupBy(named, ({ entry }) => entry.localId ?? '');
}

function reachedFrom(
  { content, entry }: EntryFacts,
  byId: ReadonlyMap<string, readonly EntryFacts[]>,
): (readonly [string, string])[] {
  return entry.links.flatMap(({ relation, target }) =>
    (byId.get(target) ?? []).map((other) => [content, `${relation} ${other.content}`] as const),
  );
}

function collect(
  items: readonly (readonly [string, string])[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = groupBy(items, ([key]) => key);
  return new Map(
    [...groups].map(([key, group]) => [key, new Set(group.map(([, value]) => value))]),
  );
}

function isLost({ relation, target }: EntryLink, { hie }: ComparedPair, index: LinkIndex): boolean {
  if (!RELATIONS.has(relation) || !index.usedByHie.has(relation)) return false;
  const targets = index.migById.get(target) ?? [];
  const expected = targets.flatMap(({ content }) => [...(index.partners.get(content) ?? [])]);
  // Where the target itself is lost, that is the finding.
  if (expected.length === 0) return false;
  const reached = index.reached.get(hie.content);
  return !expected.some((content) => reached?.has(`${relation} ${content}`));
}

function draftOf(pair: ComparedPair, relation: Relation): FindingDraft {
  const { mig } = pair.entries;
  return {
    severity: severityOf('link-lost', { kind: mig.kind, grade: relation }),
    item: mig.item,
    mig: pair.mig.index,
    hie: pair.hie.index,
    field: relation,
    values: { mig: 'linked', hie: null },
    confidence: pair.confidence,
    why: `On the MIG ${nameEntry(mig)} is linked to its ${relation}; on the HIE both are there without the link.`,
  };
}

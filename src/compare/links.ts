import { groupBy } from '../base/ordering.ts';
import { alikeFinder } from '../match/alike.ts';
import type { FindAlike } from '../match/alike.ts';
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
    const { links } = pair.entries.mig;
    const lost = links.length === 0 ? links : links.filter((link) => isLost(link, pair, index));
    if (lost.length === 0) return [];
    const relations = [...new Set(lost.map(({ relation }) => relation))];
    return relations
      .filter((relation) => fieldLimit(comparing.limits, pair.entries, relation) === undefined)
      .map((relation) => draftOf(pair, relation));
  });
}

type Relation = EntryLink['relation'];

interface LinkIndex {
  readonly migById: FindById;
  readonly hieById: FindById;
  /** The HIE entry paired with each MIG entry, by the index of the latter. */
  readonly partners: readonly (EntryFacts | undefined)[];
  readonly usedByHie: ReadonlySet<Relation>;
  /** Contents of the HIE entries that partner an entry of this content. */
  readonly partnersAlike: (mig: EntryFacts) => ReadonlySet<string>;
  /** Relation and content of what the HIE entries of this content point to. */
  readonly reachedAlike: (hie: EntryFacts) => ReadonlySet<string>;
}

type FindById = (localId: string) => readonly EntryFacts[];

function indexLinks({ facts, pairs }: Comparing): LinkIndex {
  const hieById = byLocalId(facts.hie);
  const partners: (EntryFacts | undefined)[] = facts.mig.map(() => undefined);
  const usedByHie = new Set<Relation>();
  for (const { mig, hie } of pairs) partners[mig.index] = hie;
  for (const { entry } of facts.hie)
    for (const { relation } of entry.links) usedByHie.add(relation);
  return {
    migById: byLocalId(facts.mig),
    hieById,
    partners,
    usedByHie,
    partnersAlike: overAlike(facts.mig, ({ index }) => partners[index]?.content ?? []),
    reachedAlike: overAlike(facts.hie, ({ entry }) =>
      entry.links.flatMap(({ relation, target }) =>
        hieById(target).map(({ content }) => `${relation} ${content}`),
      ),
    ),
  };
}

function byLocalId(facts: readonly EntryFacts[]): FindById {
  let byId: ReadonlyMap<string | undefined, readonly EntryFacts[]> | undefined;
  return (localId) => {
    byId ??= groupBy(facts, ({ entry }) => entry.localId);
    return byId.get(localId) ?? [];
  };
}

/** What is said of all entries that are alike, worked out once for each content. */
function overAlike(
  facts: readonly EntryFacts[],
  tell: (facts: EntryFacts) => string | readonly string[],
): (facts: EntryFacts) => ReadonlySet<string> {
  let findAlike: FindAlike | undefined;
  const known = new Map<string, ReadonlySet<string>>();
  return (one) => {
    let told = known.get(one.content);
    if (told === undefined) {
      findAlike ??= alikeFinder(facts);
      told = new Set(findAlike(one).flatMap(tell));
      known.set(one.content, told);
    }
    return told;
  };
}

function isLost(link: EntryLink, { hie }: ComparedPair, index: LinkIndex): boolean {
  const { relation, target } = link;
  if (!RELATIONS.has(relation) || !index.usedByHie.has(relation)) return false;
  const targets = index.migById(target);
  if (targets.some((each) => isPlainlyKept(relation, { hie, target: each }, index))) return false;
  const expected = targets.flatMap((each) => [...index.partnersAlike(each)]);
  // Where the target itself is lost, that is the finding.
  if (expected.length === 0) return false;
  const reached = index.reachedAlike(hie);
  return !expected.some((content) => reached.has(`${relation} ${content}`));
}

/** The usual case, which needs no contents: the partner itself points to the partner of the target. */
function isPlainlyKept(
  relation: Relation,
  { hie, target }: { readonly hie: EntryFacts; readonly target: EntryFacts },
  { partners, hieById }: LinkIndex,
): boolean {
  const partner = partners[target.index];
  if (partner === undefined) return false;
  return hie.entry.links.some(
    (link) => link.relation === relation && hieById(link.target).includes(partner),
  );
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

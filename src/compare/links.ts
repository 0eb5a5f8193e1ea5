import { joinParts } from '../base/hash.ts';
import { groupBy } from '../base/ordering.ts';
import { alikeFinder } from '../match/alike.ts';
import type { FindAlike } from '../match/alike.ts';
import type { EntryFacts } from '../match/entry-facts.ts';
import type { EntryLink } from '../record/entry.ts';
import type { Comparing } from './comparing.ts';
import type { ComparedPair } from './difference.ts';
import { fieldLimit } from './limits.ts';
import { groupDrafts } from './patterns/group-drafts.ts';
import type { FindingDraft } from './rule.ts';
import { severityOf } from './severity-table.ts';
import { nameEntry } from './wording.ts';

/** The relations that carry meaning; encounters and twins are matters of the format. */
const RELATIONS: ReadonlySet<EntryLink['relation']> = new Set([
  'problem',
  'panel',
  'authorisation',
]);

/** Relations a format is known to carry, so that an answer without any has lost them. */
const CARRIED: Readonly<Record<string, ReadonlySet<EntryLink['relation']>>> = {
  'gpconnect-structured': new Set<EntryLink['relation']>(['problem', 'panel']),
};

/**
 * A link counts as kept when an HIE entry of the partner's content points to the partner of the target. All
 * goes by content, since twins of one content may be paired crosswise. A relation the HIE uses nowhere
 * is one its format does not carry, unless the format is known to.
 */
export function draftsOfLostLinks(comparing: Comparing): FindingDraft[] {
  if (comparing.foreign !== undefined) return [];
  const index = indexLinks(comparing);
  const drafts = comparing.pairs.flatMap((pair) => {
    const { links } = pair.entries.mig;
    const lost = links.length === 0 ? links : links.filter((link) => isLost(link, pair, index));
    if (lost.length === 0) return [];
    const relations = [...new Set(lost.map(({ relation }) => relation))];
    return relations
      .filter((relation) => fieldLimit(comparing.limits, pair.entries, relation) === undefined)
      .map((relation) => draftOf(pair, relation));
  });
  const byRelation = groupBy(drafts, ({ field }) => field);
  return [...byRelation].flatMap(([relation, some]) =>
    index.usedByHie.has(relation as Relation) ? some : draftOfRelation(comparing, some),
  );
}

/** A relation the HIE uses nowhere, though its format carries it, is lost as a whole. */
function draftOfRelation(
  comparing: Comparing,
  drafts: readonly FindingDraft[],
): readonly FindingDraft[] {
  if (drafts.length < 2) return drafts;
  const group = drafts.map((draft) => ({ kind: 'link-lost', draft }));
  const tell = ({ names }: { readonly names: string }): string =>
    `On the MIG ${drafts.length} entries are linked to their ${drafts[0]?.field ?? 'entry'}, and the HIE has no such link at all: ${names}.`;
  return [groupDrafts(comparing, group, tell).draft];
}

type Relation = EntryLink['relation'];

interface LinkIndex {
  readonly migById: FindById;
  readonly hieById: FindById;
  /** The HIE entry paired with each MIG entry, by the index of the latter. */
  readonly partners: readonly (EntryFacts | undefined)[];
  /** The MIG entry paired with each HIE entry, by the index of the latter. */
  readonly originals: readonly (EntryFacts | undefined)[];
  /** The HIE entries that differ from this one in nothing but links and lesser details; it is one of them. */
  readonly twinsOf: (hie: EntryFacts) => readonly EntryFacts[];
  readonly usedByHie: ReadonlySet<Relation>;
  readonly carriedByHie: (relation: Relation) => boolean;
  /** Contents of the HIE entries that partner an entry of this content. */
  readonly partnersAlike: (mig: EntryFacts) => ReadonlySet<string>;
  /** Relation and content of what the HIE entries of this content point to. */
  readonly reachedAlike: (hie: EntryFacts) => ReadonlySet<string>;
}

type FindById = (localId: string) => readonly EntryFacts[];

function indexLinks({ facts, pairs, readings }: Comparing): LinkIndex {
  const hieById = byLocalId(facts.hie);
  const partners: (EntryFacts | undefined)[] = facts.mig.map(() => undefined);
  const originals: (EntryFacts | undefined)[] = facts.hie.map(() => undefined);
  const usedByHie = new Set<Relation>();
  for (const { mig, hie } of pairs) {
    partners[mig.index] = hie;
    originals[hie.index] = mig;
  }
  for (const { entry } of facts.hie)
    for (const { relation } of entry.links) usedByHie.add(relation);
  return {
    migById: byLocalId(facts.mig),
    hieById,
    partners,
    originals,
    twinsOf: twinFinder(facts.hie),
    usedByHie,
    carriedByHie: (relation) =>
      usedByHie.has(relation) || CARRIED[readings.hie.format]?.has(relation) === true,
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

function isLost(link: EntryLink, { mig, hie }: ComparedPair, index: LinkIndex): boolean {
  const { relation, target } = link;
  if (!RELATIONS.has(relation) || !index.carriedByHie(relation)) return false;
  const targets = index.migById(target);
  if (targets.some((each) => isRetyped(each, index))) return false;
  if (targets.some((each) => isPlainlyKept(relation, { hie, target: each }, index))) return false;
  if (targets.some((each) => isKeptCrosswise(relation, { hie, target: each }, index))) return false;
  const expected = targets.flatMap((each) => [...index.partnersAlike(each)]);
  // Where the target itself is lost, that is the finding.
  if (expected.length === 0) return false;
  const reached = index.reachedAlike(hie);
  if (expected.some((content) => reached.has(`${relation} ${content}`))) return false;
  return !isHeldByTwin(link, { mig, hie, targets }, index);
}

/**
 * Of two entries alike but for the link one has it on each side, and which met which is chance. Where the
 * twin of the MIG has a link of its own, one of the two is lost all the same.
 */
function isHeldByTwin(
  { relation }: EntryLink,
  pair: {
    readonly mig: EntryFacts;
    readonly hie: EntryFacts;
    readonly targets: readonly EntryFacts[];
  },
  index: LinkIndex,
): boolean {
  const { mig, hie, targets } = pair;
  return index.twinsOf(hie).some((held) => {
    const original = index.originals[held.index];
    if (original === undefined || held === hie || !isTwin(original, mig)) return false;
    if (original.entry.links.some((link) => link.relation === relation)) return false;
    return targets.some((target) => isPlainlyKept(relation, { hie: held, target }, index));
  });
}

/**
 * The partner points to a twin of the target: two prescriptions alike but for their own links have issues
 * nobody can tell apart, and which issue met which is chance.
 */
function isKeptCrosswise(
  relation: Relation,
  { hie, target }: { readonly hie: EntryFacts; readonly target: EntryFacts },
  { hieById, originals }: LinkIndex,
): boolean {
  return hie.entry.links.some(
    (link) =>
      link.relation === relation &&
      hieById(link.target).some((reached) => {
        const original = originals[reached.index];
        return original !== undefined && isTwin(original, target);
      }),
  );
}

function isTwin(a: EntryFacts, b: EntryFacts): boolean {
  return a.entry.kind === b.entry.kind && a.value === b.value && twinKey(a) === twinKey(b);
}

/** Finds twins by what they have in common: of a long record each lost link would walk all entries. */
function twinFinder(facts: readonly EntryFacts[]): (one: EntryFacts) => readonly EntryFacts[] {
  let byKey: ReadonlyMap<string, readonly EntryFacts[]> | undefined;
  return (one) => {
    byKey ??= groupBy(facts, twinKey);
    return byKey.get(twinKey(one)) ?? [];
  };
}

/** What twins have in common, as one text. */
function twinKey({ entry, value, days, codes, terms }: EntryFacts): string {
  const span = days === undefined ? undefined : `${days.first} ${days.last}`;
  return joinParts([entry.kind, value, span, codes.join(' '), terms.join('\n')]);
}

/** What arrives as another kind of entry cannot be pointed to any more: that it was retyped is the finding. */
function isRetyped({ index: at, entry }: EntryFacts, { partners }: LinkIndex): boolean {
  const partner = partners[at];
  return partner !== undefined && partner.entry.kind !== entry.kind;
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
  const context = { kind: mig.kind, grade: relation };
  return {
    severity: severityOf('link-lost', context),
    context,
    item: mig.item,
    mig: pair.mig.index,
    hie: pair.hie.index,
    field: relation,
    values: { mig: 'linked', hie: null },
    confidence: pair.confidence,
    why: `On the MIG ${nameEntry(mig)} is linked to its ${relation}; on the HIE both are there without the link.`,
    said: `they are linked to their ${relation} on the MIG, and on the HIE all are there without the link`,
  };
}

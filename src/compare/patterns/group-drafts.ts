import { compareFacts } from '../../match/entry-facts.ts';
import type { EntryFacts } from '../../match/entry-facts.ts';
import type { BySide } from '../../record/side.ts';
import type { Comparing } from '../comparing.ts';
import type { FindingDraft } from '../rule.ts';
import { compareSeverity } from '../severity.ts';
import { nameEntries } from '../wording.ts';

/** A draft with the kind of finding it makes. */
export interface Drafted {
  readonly kind: string;
  readonly draft: FindingDraft;
}

/**
 * Makes one finding of several of one kind, with all of them as members. It is as severe as the worst of
 * them, which also stands as its entry, and as sure as the least sure.
 */
export function groupDrafts(
  comparing: Comparing,
  group: readonly Drafted[],
  tell: (told: GroupTold) => string,
): Drafted {
  const worst = worstOf(comparing, group);
  const { kind, draft } = worst;
  const said = draft.said ?? '';
  const [delivered] = group.flatMap((one) => one.draft.delivered ?? []).sort(compareSeverity);
  return {
    kind,
    draft: {
      ...draft,
      item: common(group, (one) => one.draft.item) ?? null,
      field: common(group, (one) => one.draft.field) ?? null,
      values: {
        mig: common(group, (one) => one.draft.values.mig) ?? null,
        hie: common(group, (one) => one.draft.values.hie) ?? null,
      },
      confidence: Math.min(...group.map((one) => one.draft.confidence)),
      why: tell({ said: said.replace(/\.$/, ''), names: namesOf(comparing, group) }),
      members: group.flatMap(membersOf),
      delivered,
    },
  };
}

/** What the sentence of a group is made from. */
export interface GroupTold {
  /** What is said of each member, without its name and the full stop. */
  readonly said: string;
  /** Up to five of the members by name and day, and how many more. */
  readonly names: string;
}

/** The entries of a draft, each with its facts where it is there. */
export function factsOfDraft({ facts }: Comparing, draft: FindingDraft): PairFacts {
  return {
    mig: draft.mig === null ? undefined : facts.mig[draft.mig],
    hie: draft.hie === null ? undefined : facts.hie[draft.hie],
  };
}

/** The two entries of a pair, or the one of an absence. */
export type PairFacts = BySide<EntryFacts | undefined>;

function membersOf({ draft }: Drafted): readonly BySide<number | null>[] {
  return draft.members ?? [{ mig: draft.mig, hie: draft.hie }];
}

function namesOf(comparing: Comparing, group: readonly Drafted[]): string {
  return nameEntries(
    group.flatMap(({ draft }) => {
      const { mig, hie } = factsOfDraft(comparing, draft);
      return (mig ?? hie)?.entry ?? [];
    }),
  );
}

function worstOf(comparing: Comparing, [first, ...rest]: readonly Drafted[]): Drafted {
  if (first === undefined) throw new RangeError('a group without a finding');
  return rest.reduce((worst, one) => (inOrder(comparing, one, worst) < 0 ? one : worst), first);
}

/** By severity, then by content, so that the order of the answer does not show. */
function inOrder(comparing: Comparing, a: Drafted, b: Drafted): number {
  const [x, y] = [factsOfDraft(comparing, a.draft), factsOfDraft(comparing, b.draft)];
  return (
    compareSeverity(a.draft.severity, b.draft.severity) ||
    compareOptional(x.mig, y.mig) ||
    compareOptional(x.hie, y.hie)
  );
}

function compareOptional(a: EntryFacts | undefined, b: EntryFacts | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return compareFacts(a, b);
}

/** What is the same in all of a group; undefined where two of it differ. */
function common<T>(group: readonly Drafted[], of: (one: Drafted) => T): T | undefined {
  const [first] = group;
  const shared = first && of(first);
  return group.every((one) => of(one) === shared) ? shared : undefined;
}

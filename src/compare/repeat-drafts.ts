import { groupBy } from '../base/ordering.ts';
import { compareFacts, isSameContent } from '../match/entry-facts.ts';
import type { EntryFacts } from '../match/entry-facts.ts';
import type { Side } from '../record/side.ts';
import type { Comparing } from './comparing.ts';
import { ownersOf, targetsOf } from './consequences.ts';
import { bySide, draftOfAbsence } from './drafts.ts';
import type { Absence } from './presence.ts';
import type { FindingDraft } from './rule.ts';
import { nameEntry } from './wording.ts';

/**
 * The findings on entries told more often on one side than on the other: one for each content, however many
 * more there are, with every entry of that content as a member. Issues and results that are told more often
 * because their prescription or panel is go with it.
 */
export function draftsOfRepeats(comparing: Comparing, kind: string, side: Side): FindingDraft[] {
  const repeats = comparing.absences.repeats.filter((absence) => absence.side === side);
  if (repeats.length === 0) return [];
  const contents = groupBy(repeats, ({ facts }) => facts.content);
  const owned = ownersOfContents(comparing.facts[side], contents);
  return [...contents].flatMap(([content, surplus]) => {
    const [first] = [...surplus].sort((a, b) => compareFacts(a.facts, b.facts));
    if (first === undefined || owned.has(content)) return [];
    const others = repeats.filter(({ facts }) => owned.get(facts.content) === content).length;
    return draftOf(comparing, { kind, first, surplus, others });
  });
}

interface Repeated {
  readonly kind: string;
  readonly first: Absence;
  readonly surplus: readonly Absence[];
  /** What goes with it. */
  readonly others: number;
}

function draftOf({ pairs }: Comparing, { kind, first, surplus, others }: Repeated): FindingDraft {
  const { side } = first;
  const partners = pairs.filter((pair) => isSameContent(pair[side], first.facts));
  const members = [
    ...partners.map(({ mig, hie }) => ({ mig: mig.index, hie: hie.index })),
    ...surplus.map(({ facts }) => bySide(side, facts.index)),
  ];
  const told = partners.length + surplus.length;
  const [onMig, onHie] = side === 'mig' ? [told, partners.length] : [partners.length, told];
  const more =
    others === 0
      ? ''
      : ` The same goes for ${others === 1 ? 'the entry that belongs' : `the ${others} entries that belong`} to it.`;
  const why = `${nameEntry(first.facts.entry)} stands ${inTimes(onMig)} on the MIG and ${inTimes(onHie)} on the HIE, with the same content.${more}`;
  return { ...draftOfAbsence(kind, first, { why }), members };
}

function inTimes(count: number): string {
  return ['not at all', 'once', 'twice'][count] ?? `${count} times`;
}

/**
 * The contents that go with another one that is repeated too: all of their entries belong to it, though which
 * of its twins is chance. What belongs to something that goes with another itself is told by itself.
 */
function ownersOfContents(
  facts: readonly EntryFacts[],
  contents: ReadonlyMap<string, readonly Absence[]>,
): ReadonlyMap<string, string> {
  const owners = ownersOf(facts);
  const owned = new Map<string, string>();
  for (const [content, surplus] of contents) {
    const found = new Set(
      surplus.flatMap((one) =>
        targetsOf(one.facts)
          .flatMap((target) => owners.get(target) ?? [])
          .map((owner) => owner.content),
      ),
    );
    const [owner, ...more] = found;
    if (owner === undefined || more.length > 0 || owner === content) continue;
    if (contents.has(owner)) owned.set(content, owner);
  }
  return new Map([...owned].filter(([, owner]) => !owned.has(owner)));
}

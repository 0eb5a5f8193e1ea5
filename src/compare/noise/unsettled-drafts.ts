import { groupBy } from '../../base/ordering.ts';
import { compareFacts } from '../../match/entry-facts.ts';
import { otherSide } from '../../record/side.ts';
import type { Comparing } from '../comparing.ts';
import { nameAbsences } from '../drafts.ts';
import type { FindingDraft } from '../rule.ts';
import { compareSeverity } from '../severity.ts';
import { SIDE_NAMES, countEntries } from '../wording.ts';
import { tellDuration } from './lag-window.ts';
import { KIND_OF_CAUSE } from './unsettled.ts';
import type { NoiseCause, NoiseKind, Unsettled } from './unsettled.ts';

/** The findings of a kind of noise: one for each item, cause and side, with all it speaks for. */
export function draftsOfUnsettled(comparing: Comparing, kind: NoiseKind): FindingDraft[] {
  const own = comparing.unsettled.filter(({ cause }) => KIND_OF_CAUSE[cause] === kind);
  const groups = groupBy(own, ({ cause, side, facts }) => `${facts.entry.item} ${cause} ${side}`);
  return [...groups.values()].flatMap((group) => draftOf(comparing, group) ?? []);
}

function draftOf(comparing: Comparing, group: readonly Unsettled[]): FindingDraft | undefined {
  const sorted = [...group].sort(
    (a, b) => compareSeverity(a.severity, b.severity) || compareFacts(a.facts, b.facts),
  );
  const [worst] = sorted;
  if (worst === undefined) return undefined;
  const fields = new Set(sorted.map(({ field }) => field));
  const members = membersOf(sorted);
  return {
    severity: worst.severity,
    item: worst.facts.entry.item,
    ...worst.at,
    field: fields.size === 1 ? worst.field : null,
    values: sorted.length === 1 ? worst.values : { mig: null, hie: null },
    confidence: Math.min(...sorted.map(({ confidence }) => confidence)),
    why: tell(comparing, sorted, worst),
    ...(members.length > 1 ? { members } : {}),
  };
}

/** Each entry or pair once, however many of its fields wavered. */
function membersOf(sorted: readonly Unsettled[]): Unsettled['at'][] {
  const places = new Map(
    sorted
      .filter(({ at }) => at.mig !== null || at.hie !== null)
      .map(({ at }) => [`${at.mig} ${at.hie}`, at]),
  );
  return [...places.values()];
}

function tell(
  comparing: Comparing,
  sorted: readonly Unsettled[],
  { cause, side }: Unsettled,
): string {
  const entries = [...new Set(sorted.map(({ facts }) => facts))];
  const names = nameAbsences(entries.map((facts) => ({ side, facts })));
  const { lag } = comparing;
  const told = SENTENCES[cause]({
    entries: countEntries(entries.length),
    isOne: entries.length === 1,
    own: SIDE_NAMES[side],
    other: SIDE_NAMES[otherSide(side)],
    lag: lag === undefined ? '' : tellDuration(lag.seconds),
  });
  return `${told}: ${names}.`;
}

interface Words {
  readonly entries: string;
  readonly isOne: boolean;
  readonly own: string;
  readonly other: string;
  readonly lag: string;
}

const SENTENCES: Readonly<Record<NoiseCause, (words: Words) => string>> = {
  changed: ({ entries, own, other }) =>
    `${entries} changed on the ${own} while both sides were asked, and the ${other} shows what the ${own} said last`,
  added: ({ entries, own, other }) =>
    `${entries} came into the ${own} while both sides were asked, and the ${other} shows the same`,
  gone: ({ entries, own, other }) =>
    `${entries} left the ${own} while both sides were asked, and the ${other} does not show the same either`,
  ahead: ({ entries, own, other }) =>
    `${entries} came into the ${own} while both sides were asked, and the ${other} did not show the same yet`,
  newer: ({ entries, isOne, own, other, lag }) =>
    `${entries} of the ${own} ${isOne ? 'is' : 'are'} newer than the lag of ${lag} allows the ${other} to show yet`,
  wavered: ({ entries, own, other }) =>
    `The ${own} answered twice in two ways about ${entries}, and the ${other} shows one of them`,
  behind: ({ entries, own, other }) =>
    `The ${own} answered twice in two ways about ${entries}, and the ${other} shows what was said first`,
  beside: ({ entries, own }) =>
    `The ${own} answered twice in two ways about ${entries}, and what differs from the other side is told beside this`,
};

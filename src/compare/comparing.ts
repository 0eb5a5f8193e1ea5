import type { CalendarDate } from '../base/calendar-date.ts';
import { factsOf } from '../match/entry-facts.ts';
import type { EntryFacts } from '../match/entry-facts.ts';
import { matchFacts } from '../match/match-records.ts';
import type { Matching } from '../match/matching.ts';
import type { Reading } from '../record/reading.ts';
import type { BySide } from '../record/side.ts';
import { compareFields } from './compare-fields.ts';
import type { OnPair } from './compare-fields.ts';
import { foldIssueDifferences } from './consequences.ts';
import type { WithIssues } from './consequences.ts';
import type { ComparedPair, Difference, Unknown } from './difference.ts';
import { checkIdentity } from '../record/identity.ts';
import type { Identity } from '../record/identity.ts';
import type { Limits } from './limits.ts';
import { NO_ABSENCES, explainAbsences } from './presence.ts';
import type { Absences } from './presence.ts';

/** Everything the rules look at, worked out once. */
export interface Comparing {
  readonly readings: BySide<Reading>;
  readonly asAt: CalendarDate;
  readonly limits: Limits;
  readonly identity: Identity;
  readonly facts: BySide<readonly EntryFacts[]>;
  readonly matching: Matching;
  readonly pairs: readonly ComparedPair[];
  readonly differences: readonly WithIssues<OnPair<Difference>>[];
  readonly unknowns: readonly OnPair<Unknown>[];
  /** Why each entry without a partner has none. */
  readonly absences: Absences;
}

const NO_MATCHING = (facts: BySide<readonly EntryFacts[]>): Matching => ({
  pairs: [],
  lost: facts.mig.map(({ index }) => index),
  extra: facts.hie.map(({ index }) => index),
  ambiguities: [],
});

/** Prepares a comparison. The record of another person is not looked into at all. */
export function prepare(
  readings: BySide<Reading>,
  asAt: CalendarDate,
  asked: string | undefined,
): Comparing {
  const limits = { mig: readings.mig.limits, hie: readings.hie.limits };
  const facts = {
    mig: factsOf(readings.mig.record.entries),
    hie: factsOf(readings.hie.record.entries),
  };
  const identity = checkIdentity(
    { mig: readings.mig.record.patient, hie: readings.hie.record.patient },
    asked,
  );
  const isOther = identity.verdict === 'different';
  const matching = isOther
    ? NO_MATCHING(facts)
    : matchFacts(facts.mig, facts.hie, [...limits.mig, ...limits.hie]);
  const pairs = pairsOf(matching, facts);
  const results = pairs.map((pair) => compareFields(pair, limits));
  const base = { readings, asAt, limits, identity, facts, matching, pairs };
  return {
    ...base,
    differences: foldIssueDifferences(
      results.flatMap(({ differences }) => differences),
      facts,
    ),
    unknowns: results.flatMap(({ unknowns }) => unknowns),
    absences: isOther ? NO_ABSENCES : explainAbsences(base),
  };
}

function pairsOf(matching: Matching, facts: BySide<readonly EntryFacts[]>): ComparedPair[] {
  return matching.pairs.flatMap((pair) => {
    const [mig, hie] = [facts.mig[pair.mig], facts.hie[pair.hie]];
    if (mig === undefined || hie === undefined) return [];
    const entries = { mig: mig.entry, hie: hie.entry };
    return [{ mig, hie, entries, confidence: pair.confidence }];
  });
}

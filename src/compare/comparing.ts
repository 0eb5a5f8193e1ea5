import type { CalendarDate } from '../base/calendar-date.ts';
import { factsOf } from '../match/entry-facts.ts';
import type { EntryFacts } from '../match/entry-facts.ts';
import { matchFacts } from '../match/match-records.ts';
import type { Division, Matching } from '../match/matching.ts';
import type { CodeMapAnswers } from '../record/code-map.ts';
import type { Problem, Reading } from '../record/reading.ts';
import type { BySide, Side } from '../record/side.ts';
import { compareFields } from './compare-fields.ts';
import type { OnPair } from './compare-fields.ts';
import { foldIssueDifferences } from './consequences.ts';
import type { WithIssues } from './consequences.ts';
import type { ComparedPair, Difference, Unknown } from './difference.ts';
import { standingDivisions, withoutDivided, withoutShared } from './divided.ts';
import { checkIdentity } from '../record/identity.ts';
import type { Identity } from '../record/identity.ts';
import { findForeignRecord } from './foreign-record.ts';
import type { ForeignRecord } from './foreign-record.ts';
import type { Limits } from './limits.ts';
import { QUIET, noiseOf, problemsOfAgain } from './noise/noise.ts';
import type { Lag, Settling } from './noise/settling.ts';
import type { Unsettled } from './noise/unsettled.ts';
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
  /** Entries that stand as several on the other side, where nothing else explains it. */
  readonly divisions: readonly Division[];
  /** Set when the entries speak for two people, though the names do not. */
  readonly foreign: ForeignRecord | undefined;
  /** What a second reading or the lag puts down to noise. */
  readonly unsettled: readonly Unsettled[];
  readonly lag: Lag | undefined;
  /** Whether a second reading or a lag was given to tell noise by. */
  readonly isSettled: boolean;
  /** Why a second reading was not used. */
  readonly problemsOfAgain: readonly (Problem & { readonly side: Side })[];
}

const NO_MATCHING = (facts: BySide<readonly EntryFacts[]>): Matching => ({
  pairs: [],
  lost: facts.mig.map(({ index }) => index),
  extra: facts.hie.map(({ index }) => index),
  ambiguities: [],
  divisions: [],
});

/** Prepares a comparison. The record of another person is not looked into at all. */
export function prepare(
  readings: BySide<Reading>,
  asAt: CalendarDate,
  asked: string | undefined,
  settling: Settling & { readonly maps?: CodeMapAnswers | undefined } = {},
): Comparing {
  const limits = { mig: readings.mig.limits, hie: readings.hie.limits };
  const facts = {
    mig: factsOf(readings.mig.record.entries, settling.maps),
    hie: factsOf(readings.hie.record.entries, settling.maps),
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
  const noise = isOther ? QUIET : noiseOf(base, settling, asked);
  const found = results.flatMap(({ differences }) => differences);
  const weighed = noise.differences(pairs, found);
  const explain = (of: Matching): Absences =>
    explainAbsences({ ...base, matching: of, weigh: noise.absences });
  const alone = isOther ? NO_ABSENCES : explain(matching);
  const divisions = standingDivisions(matching, alone, facts);
  const undivided = withoutDivided(matching, divisions);
  const explained = divisions.length === 0 ? alone : explain(undivided);
  // Whose record it is does not hang on how new its entries are, or on what a second answer says of them.
  const unweighed =
    noise === QUIET
      ? explained
      : explainAbsences({ ...base, matching: undivided, weigh: QUIET.absences });
  const foreign = findForeignRecord({ pairs, differences: found, absences: unweighed });
  // Of two people nothing is worth telling but that they are two.
  const told = foreign === undefined ? explained : { ...NO_ABSENCES, excused: explained.excused };
  const standing = foreign === undefined ? weighed.standing : [];
  return {
    ...base,
    matching: undivided,
    foreign,
    divisions: foreign === undefined ? divisions : [],
    differences: foldIssueDifferences(withoutShared(standing, divisions), facts),
    unknowns: results.flatMap(({ unknowns }) => unknowns),
    absences: told,
    unsettled: [...weighed.unsettled, ...told.unsettled, ...noise.unseen(pairs)],
    lag: settling.lag,
    isSettled: settling.again !== undefined || settling.lag !== undefined,
    problemsOfAgain: problemsOfAgain(readings, settling, asked),
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

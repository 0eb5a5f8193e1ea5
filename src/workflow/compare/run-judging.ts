import { rulesHash } from '../../compare/rules.ts';
import type { SeverityOverride } from '../../compare/severity-overrides.ts';
import { standingOf } from '../../compare/tolerances/standing.ts';
import type { Tolerances } from '../../compare/tolerances/tolerance.ts';
import { parseCalendarDate } from '../../base/calendar-date.ts';
import { registerAsAt } from '../../store/organisations.ts';
import type { Run } from '../../store/runs.ts';
import { keepRunTolerances, runTolerances } from '../../store/tolerance-uses.ts';
import { asGiven, listTolerances } from '../../store/tolerances.ts';
import type { Vault } from '../../store/vault.ts';
import type { Context } from '../context.ts';
import { severitiesIn } from '../findings/severities.ts';

/** By what a run is judged, beside the rules. */
export interface RunJudging {
  readonly severities: readonly SeverityOverride[];
  /** The tolerances for a practice, as they stand at this moment of the run; undefined when the run has none. */
  tolerancesFor(practice: string): Promise<Tolerances | undefined>;
}

/** Keeps with a new run which tolerances there are and how they stand: one approved later is not for this run. */
export async function keepJudging(context: Context, vault: Vault, run: Run): Promise<void> {
  const at = { day: dayOf(run), rules: run.rules };
  const stored = await listTolerances(context.store, vault);
  const kept = stored.map((one) => ({
    tolerance: one.tolerance.id,
    standing: standingOf(asGiven(one), at).standing,
  }));
  await keepRunTolerances(context.store, run.id, kept);
}

/** By what a run is judged from here on. A tolerance that ended meanwhile covers nothing in what is left. */
export async function judgingOf(context: Context, vault: Vault, run: Run): Promise<RunJudging> {
  const severities = severitiesIn(context);
  const kept = await runTolerances(context.store, run.id);
  if (kept.length === 0) return { severities, tolerancesFor: () => Promise.resolve(undefined) };
  const suppliers = await suppliersOf(context, run);
  return {
    severities,
    tolerancesFor: async (practice) => {
      const rows = await runTolerances(context.store, run.id);
      const stored = await listTolerances(context.store, vault);
      const given = stored.flatMap((one) => {
        const row = rows.find(({ tolerance }) => tolerance === one.tolerance.id);
        if (row === undefined) return [];
        const { approved, ...rest } = asGiven(one);
        const { overBudget } = row;
        return row.standing === 'approved' ? { ...rest, approved, overBudget } : rest;
      });
      return { given, day: dayOf(run), practice, supplier: suppliers.get(practice) };
    },
  };
}

/** Hash over the rules and the severities of this workspace. */
export function rulesOf(context: Context): string {
  return rulesHash(severitiesIn(context));
}

/** A comparison as at an earlier day brings no tolerance back to life. */
function dayOf({ asAt, startedAt }: Run): string {
  const began = startedAt.slice(0, 10);
  return asAt > began ? asAt : began;
}

async function suppliersOf(context: Context, run: Run): Promise<ReadonlyMap<string, string>> {
  const day = parseCalendarDate(dayOf(run));
  if (day === undefined) return new Map();
  const { organisations } = await registerAsAt(context.store, day);
  return new Map(
    organisations.flatMap(({ code, supplier }) =>
      supplier === undefined ? [] : [[String(code), supplier]],
    ),
  );
}

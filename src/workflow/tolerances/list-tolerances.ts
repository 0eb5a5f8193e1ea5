import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { rulesHash } from '../../compare/rules.ts';
import { notesOn } from '../../compare/tolerances/overlap.ts';
import { standingOf } from '../../compare/tolerances/standing.ts';
import type { Standing } from '../../compare/tolerances/standings.ts';
import { nearestWord } from '../../config/nearest-word.ts';
import { type Uses, newestRun, runTolerances, usesInRun } from '../../store/tolerance-uses.ts';
import {
  type StoredTolerance,
  asGiven,
  listTolerances as storedTolerances,
} from '../../store/tolerances.ts';
import type { Context } from '../context.ts';
import { openSecrets } from '../compare/open-secrets.ts';
import { returnLapsed } from '../compare/return-lapsed.ts';
import { severitiesIn } from '../findings/severities.ts';
import type { ToleranceDocument, TolerancesDocument } from './tolerance-documents.ts';

/** Every tolerance with how it stands today and what it did in the newest run; of one id, or of one state. */
export async function listTolerances(
  context: Context,
  wanted: { readonly ids?: readonly string[]; readonly state?: Standing | undefined } = {},
): Promise<TolerancesDocument> {
  await returnLapsed(context);
  const { vault } = openSecrets(context);
  const stored = await storedTolerances(context.store, vault);
  for (const id of wanted.ids ?? []) findTolerance(stored, id);
  const run = await newestRun(context.store);
  const over = run === undefined ? [] : await runTolerances(context.store, run);
  const uses = run === undefined ? new Map() : await usesInRun(context.store, run);
  const at = { day: context.clock().slice(0, 10), rules: rulesHash(severitiesIn(context)) };
  const standing = stored.filter(({ history }) =>
    history.every(({ what }) => what !== 'withdrawn'),
  );
  const tolerances = stored
    .map((one) => {
      const overBudget = over.some((row) => row.tolerance === one.tolerance.id && row.overBudget);
      return describe(one, { at, overBudget, uses, others: standing });
    })
    .filter(({ id, state }) => {
      const isNamed = wanted.ids === undefined || wanted.ids.includes(id);
      return isNamed && (wanted.state === undefined || wanted.state === state);
    });
  return {
    schema: 'mig2hie/tolerances/1',
    asAt: at.day,
    rules: at.rules,
    run: run ?? null,
    count: tolerances.length,
    tolerances,
  };
}

function describe(
  stored: StoredTolerance,
  {
    at,
    overBudget,
    uses,
    others,
  }: {
    readonly at: { readonly day: string; readonly rules: string };
    readonly overBudget: boolean;
    readonly uses: ReadonlyMap<string, Uses>;
    readonly others: readonly StoredTolerance[];
  },
): ToleranceDocument {
  const { tolerance, content, history } = stored;
  const { standing, why } = standingOf({ ...asGiven(stored), overBudget }, at);
  return {
    id: tolerance.id,
    state: standing,
    why: why ?? null,
    notes: notesOn(
      tolerance,
      others.map((one) => one.tolerance),
    ),
    content,
    approvedBy: history.find(({ what }) => what === 'approved')?.by ?? null,
    newestRun: uses.get(tolerance.id) ?? {},
    tolerance,
    history,
  };
}

/** The stored tolerance of that id; throws an ExpectedError when there is none. */
export function findTolerance(stored: readonly StoredTolerance[], id: string): StoredTolerance {
  const found = stored.find(({ tolerance }) => tolerance.id === id);
  if (found !== undefined) return found;
  const nearest = nearestWord(
    id,
    stored.map(({ tolerance }) => tolerance.id),
  );
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  throw new ExpectedError({
    code: 'MIG2HIE_NO_TOLERANCE',
    exit: EXIT.usage,
    message: `There is no tolerance ${maskNumbers(id)} in this store.${hint}`,
    next: ['See the tolerances there are with "mig2hie tolerances list".'],
  });
}

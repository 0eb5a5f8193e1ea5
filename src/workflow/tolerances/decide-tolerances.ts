import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { rulesHash } from '../../compare/rules.ts';
import { contentHash } from '../../compare/tolerances/content-hash.ts';
import { approvalFault, standingOf } from '../../compare/tolerances/standing.ts';
import { returnFindings } from '../../store/tolerance-uses.ts';
import {
  asGiven,
  listTolerances as storedTolerances,
  noteTolerance,
} from '../../store/tolerances.ts';
import type { Context } from '../context.ts';
import { findTolerance, listTolerances } from './list-tolerances.ts';
import { openSecrets } from '../compare/open-secrets.ts';
import { severitiesIn } from '../findings/severities.ts';
import { staffText } from '../staff-text.ts';
import type { TolerancesDocument } from './tolerance-documents.ts';

/** What a person decides of a tolerance. */
export interface ToleranceDecision {
  readonly id: string;
  readonly by: string;
  readonly why?: string | undefined;
}

/** Approves a tolerance that passed its test under the rules of today; its author cannot. */
export async function approveTolerance(
  context: Context,
  decision: ToleranceDecision,
): Promise<TolerancesDocument> {
  const { id } = decision;
  const { vault } = openSecrets(context);
  const by = staffText('--by', decision.by);
  const why = decision.why === undefined ? undefined : staffText('--why', decision.why);
  const stored = findTolerance(await storedTolerances(context.store, vault), id);
  const given = asGiven(stored);
  if (given.approved !== undefined) throw refused(id, `${given.approved.by} approved it already`);
  const at = context.clock();
  const day = at.slice(0, 10);
  const signed = { ...given, approved: { by, on: at, why } };
  const fault = approvalFault(signed, day);
  if (fault !== undefined) throw refused(id, fault);
  const stood = standingOf(signed, { day, rules: rulesHash(severitiesIn(context)) });
  if (stood.standing !== 'approved') {
    const next = stood.standing === 'untested' ? [`Test it: mig2hie tolerances test ${id}`] : [];
    throw refused(id, stood.why ?? stood.standing, next);
  }
  const event = { what: 'approved', at, by, why, content: stored.content } as const;
  await noteTolerance(context.store, vault, { id, event });
  return listTolerances(context, { ids: [id] });
}

/** Ends a tolerance before its last day: every finding it covers, in any run, is open again at once. */
export async function expireTolerance(
  context: Context,
  decision: ToleranceDecision & { readonly why: string },
): Promise<TolerancesDocument> {
  const { id } = decision;
  const { vault } = openSecrets(context);
  const by = staffText('--by', decision.by);
  const why = staffText('--why', decision.why);
  const stored = findTolerance(await storedTolerances(context.store, vault), id);
  const before = asGiven(stored).withdrawn;
  if (before !== undefined) {
    throw refused(id, `${before.by} ended it on ${before.on.slice(0, 10)}`);
  }
  const at = context.clock();
  const content = contentHash(stored.tolerance);
  await noteTolerance(context.store, vault, {
    id,
    event: { what: 'withdrawn', at, by, why, content },
  });
  const told = `${by} withdrew it on ${at.slice(0, 10)}`;
  await returnFindings(context.store, vault, { id, outcome: 'withdrawn', why: told });
  return listTolerances(context, { ids: [id] });
}

function refused(id: string, why: string, next: readonly string[] = []): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_TOLERANCE_REFUSED',
    exit: EXIT.usage,
    message: `The tolerance ${id} stays as it is: ${why}.`,
    next: [...next, `See how it stands: mig2hie tolerances list ${id}`],
  });
}

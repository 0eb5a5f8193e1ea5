import { orderBy, sorted } from '../../base/ordering.ts';
import type { ComparisonDocument, Finding, ToleranceTold } from '../document.ts';
import { verdictOf } from '../summary.ts';
import { factsOfFinding } from './finding-facts.ts';
import { matchesFinding, outOfScope } from './matches.ts';
import { staysOpen } from './never-covered.ts';
import { standingOf } from './standing.ts';
import type { ToleranceGiven, Tolerances } from './tolerance.ts';

/**
 * The document with its findings judged by tolerances: a covered one gets its tolerance's id, stays where it
 * is and no longer counts toward the verdict. What a tolerance means and does not cover is told with the
 * reason. Of two that cover one finding, the first by id is named.
 */
export function applyTolerances(
  document: ComparisonDocument,
  tolerances: Tolerances,
): ComparisonDocument {
  const told = new Map<string, ToleranceTold>();
  const tell = (tolerance: string, outcome: ToleranceTold['outcome'], why: string): void => {
    const key = JSON.stringify([tolerance, outcome, why]);
    const before = told.get(key)?.findings ?? 0;
    told.set(key, { tolerance, outcome, findings: before + 1, why });
  };
  const given = sorted(
    tolerances.given,
    orderBy(({ tolerance }) => tolerance.id),
  );
  const stood = given.map((one) => ({ one, ...judge(document, one, tolerances) }));
  const findings = document.findings.map((finding) => {
    if (finding.severity === 'none' || stood.length === 0) return finding;
    const facts = factsOfFinding(document, finding);
    let covering: string | null = null;
    for (const { one, outcome, why } of stood) {
      const { tolerance } = one;
      if (!matchesFinding(tolerance, facts)) continue;
      const open = staysOpen(tolerance.cap, facts);
      if (open !== undefined) tell(tolerance.id, 'above-cap', open);
      else if (outcome !== 'applied') tell(tolerance.id, outcome, why);
      else if (covering !== null) tell(tolerance.id, 'shadowed', `covered by ${covering} already`);
      else {
        covering = tolerance.id;
        tell(tolerance.id, outcome, why);
      }
    }
    return { ...finding, tolerance: covering };
  });
  return withTold(document, findings, [...told.values()]);
}

interface Judged {
  readonly outcome: ToleranceTold['outcome'];
  readonly why: string;
}

function judge(
  { formats, tool }: ComparisonDocument,
  given: ToleranceGiven,
  { day, practice, supplier }: Tolerances,
): Judged {
  const { standing, why = '' } = standingOf(given, { day, rules: tool.rules });
  if (standing !== 'approved') return { outcome: standing, why };
  const where = { formats, version: tool.version, practice, supplier };
  const outside = outOfScope(given.tolerance.scope, where);
  if (outside !== undefined) return { outcome: 'out-of-scope', why: outside };
  const { reason, hazard, expires } = given.tolerance;
  return { outcome: 'applied', why: `${reason} (hazard ${hazard}, until ${expires})` };
}

/** Why findings a tolerance covered are open again. */
export interface Revoked {
  readonly id: string;
  readonly outcome: 'expired' | 'over-budget' | 'untested' | 'withdrawn';
  readonly why: string;
}

/** The document with every finding of a tolerance open again. */
export function revokeTolerance(
  document: ComparisonDocument,
  { id, outcome, why }: Revoked,
): ComparisonDocument {
  const findings = document.findings.map((finding) =>
    finding.tolerance === id ? { ...finding, tolerance: null } : finding,
  );
  const told = (document.tolerances ?? []).map((one) =>
    one.tolerance === id && one.outcome === 'applied' ? { ...one, outcome, why } : one,
  );
  return withTold(document, findings, told);
}

function withTold(
  document: ComparisonDocument,
  findings: readonly Finding[],
  told: readonly ToleranceTold[],
): ComparisonDocument {
  if (told.length === 0) return document;
  const { tolerances: _, summary, ...rest } = document;
  const tolerances = sorted(
    told,
    orderBy(
      ({ tolerance }) => tolerance,
      ({ outcome }) => outcome,
      ({ why }) => why,
    ),
  );
  const applied = tolerances.filter(({ outcome }) => outcome === 'applied');
  const { tolerated: _before, ...counts } = summary;
  const tolerated = Object.fromEntries(applied.map((one) => [one.tolerance, one.findings]));
  const judged = { ...rest, findings };
  return {
    ...judged,
    tolerances,
    summary: {
      ...counts,
      ...(applied.length === 0 ? {} : { tolerated }),
      verdict: verdictOf(judged),
    },
  };
}

/** How many pairs and entries the findings of each tolerance speak for: what counts against its budget. */
export function countUses(document: ComparisonDocument): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { tolerance, members } of document.findings) {
    if (tolerance === null) continue;
    uses.set(tolerance, (uses.get(tolerance) ?? 0) + Math.max(1, members?.length ?? 1));
  }
  return uses;
}

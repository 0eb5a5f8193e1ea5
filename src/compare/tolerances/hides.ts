import type { ComparisonDocument, Finding } from '../document.ts';
import { atLeast } from '../severity.ts';
import type { Severity } from '../severity.ts';

/** What a tolerance did to one seeded fault. */
export interface Hidden {
  /** The fault counts as serious harm, or as misleading a decision. */
  readonly serious: boolean;
  /** The findings of the fault it covers. */
  readonly findings: readonly Pick<Finding, 'kind' | 'severity'>[];
}

/**
 * Whether covered findings hide a fault: one that names it is covered, or nothing the fault caused stays
 * open. What the same record shows without the fault was not caused by it.
 */
export function hiddenBy(
  judged: ComparisonDocument,
  clean: ComparisonDocument,
  fault: { readonly kinds: readonly string[]; readonly severity: Severity },
): Hidden | undefined {
  const before = new Set(clean.findings.map(({ id }) => id));
  const caused = judged.findings.filter(
    ({ id, severity }) => severity !== 'none' && !before.has(id),
  );
  const covered = caused.filter(({ tolerance }) => tolerance !== null);
  const names = covered.some(({ kind }) => fault.kinds.includes(kind));
  if (covered.length === 0 || (!names && covered.length < caused.length)) return undefined;
  return {
    serious: atLeast(fault.severity, 'considerable'),
    findings: covered.map(({ kind, severity }) => ({ kind, severity })),
  };
}

/** The five consequence words of DCB0129/DCB0160, worst first, and `none`: same meaning, counted only. */
export const SEVERITIES = [
  'catastrophic',
  'major',
  'considerable',
  'significant',
  'minor',
  'none',
] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Order with the worst first. */
export function compareSeverity(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}

/** Whether `a` is as bad as `threshold`, or worse. */
export function atLeast(a: Severity, threshold: Severity): boolean {
  return compareSeverity(a, threshold) <= 0;
}

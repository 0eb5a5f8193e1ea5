import { DEFAULT_WIDTH } from './table.ts';

/** Narrower windows get lines of this width. */
const LEAST_WIDTH = 60;

/**
 * How wide lines for people may be: the window, when the output is one; else what `COLUMNS` says, which
 * is how scripts and tests choose; else 100.
 */
export function terminalWidth(
  output: { readonly columns?: number | undefined },
  environment: { readonly COLUMNS?: string | undefined },
): number {
  const said = /^\d{1,4}$/.test(environment.COLUMNS ?? '') ? Number(environment.COLUMNS) : 0;
  // A window that does not know its width says 0.
  const known = [output.columns, said].find((width) => width !== undefined && width > 0);
  return Math.max(LEAST_WIDTH, known ?? DEFAULT_WIDTH);
}

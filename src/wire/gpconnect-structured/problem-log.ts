import type { Problem, ProblemSeverity } from '../../record/reading.ts';

/** Collects what is wrong with a response while it is read. */
export interface ProblemLog {
  readonly problems: readonly Problem[];
  /** Something may be missing or is contradictory. */
  error(path: string, what: string): void;
  /** Odd, but nothing is lost. */
  warning(path: string, what: string): void;
}

/** An empty log. Its texts must never hold content of the response beyond names of elements. */
export function openProblemLog(): ProblemLog {
  const problems: Problem[] = [];
  const add = (severity: ProblemSeverity) => (path: string, what: string) => {
    problems.push({ severity, path, what });
  };
  return { problems, error: add('error'), warning: add('warning') };
}

import type { Problem } from '../../record/reading.ts';
import { createProblemList } from '../problem-list.ts';

/** Collects what is wrong with a response while it is read. */
export interface ProblemLog {
  /** Everything found so far; beyond a bound, problems of one wording are counted. */
  readonly problems: readonly Problem[];
  /** Something may be missing or is contradictory. */
  error(path: string, what: string, about?: Problem['about']): void;
  /** Odd, but nothing is lost. */
  warning(path: string, what: string, about?: Problem['about']): void;
}

/** An empty log. Its texts must never hold content of the response beyond names of elements. */
export function openProblemLog(): ProblemLog {
  const list = createProblemList();
  return {
    get problems() {
      return list.list();
    },
    error: (path, what, about) => list.report('error', path, what, about),
    warning: (path, what, about) => list.report('warning', path, what, about),
  };
}

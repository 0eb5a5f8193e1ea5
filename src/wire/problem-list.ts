import type { Problem, ProblemSeverity } from '../record/reading.ts';

/** Problems as they are found while a response is read. */
export interface ProblemList {
  /** Each with its own path. Beyond {@link EACH_MAX} of one wording the rest is counted. */
  report(severity: ProblemSeverity, path: string, what: string, about?: Problem['about']): void;
  /** One problem for all of one wording, with the first path and their number. */
  count(severity: ProblemSeverity, path: string, what: string): void;
  /** Everything found so far, in order of first appearance. */
  list(): readonly Problem[];
}

/** How many problems of one wording are listed one by one, so that a broken response stays readable. */
export const EACH_MAX = 50;

/** An empty list. */
export function createProblemList(): ProblemList {
  const each: Problem[] = [];
  const listed = new Map<string, number>();
  const counted = new Map<string, { problem: Problem; count: number }>();
  const count: ProblemList['count'] = (severity, path, what) => {
    const known = counted.get(`${severity} ${what}`);
    if (known === undefined) {
      counted.set(`${severity} ${what}`, { problem: { severity, path, what }, count: 1 });
    } else {
      known.count += 1;
    }
  };
  return {
    count,
    report: (severity, path, what, about) => {
      const already = listed.get(what) ?? 0;
      listed.set(what, already + 1);
      const problem = { severity, path, what };
      if (already < EACH_MAX) each.push(about === undefined ? problem : { ...problem, about });
      else count(severity, path, `${what} (further ones)`);
    },
    list: () => [
      ...each,
      ...Array.from(counted.values(), ({ problem, count }) => ({
        ...problem,
        what: count === 1 ? problem.what : `${problem.what}: ${count} times`,
      })),
    ],
  };
}

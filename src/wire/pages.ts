import type { Pages, Problem, Reading } from '../record/reading.ts';

/** In every reading of a page that names a next one, until that one is among the responses. */
export const FURTHER_PAGE: Problem = {
  severity: 'error',
  path: 'link',
  what: 'a further page exists and is not among the responses; entries are missing',
};

/** In every reading of a page that names one before it, until that one is among the responses. */
export const EARLIER_PAGE: Problem = {
  severity: 'error',
  path: 'link',
  what: 'an earlier page exists and is not among the responses; entries are missing',
};

/** The problems of several responses, without those about pages that the others turn out to be. */
export function problemsOfPages(readings: readonly Reading[]): readonly Problem[] {
  const problems = readings.flatMap((reading) => {
    const settled = [
      ...(hasNext(reading, readings) ? [FURTHER_PAGE] : []),
      ...(hasPrevious(reading, readings) ? [EARLIER_PAGE] : []),
    ];
    if (settled.length === 0) return reading.problems;
    return reading.problems.filter((problem) => !settled.some((each) => isSame(each, problem)));
  });
  return nameTwoPatients(readings) ? [...problems, TWO_SUBJECTS] : problems;
}

const TWO_SUBJECTS: Problem = {
  severity: 'error',
  path: '/',
  what: 'the entries of the responses of one case point to two patients',
};

function isSame(a: Problem, b: Problem): boolean {
  return a.path === b.path && a.what === b.what;
}

function hasNext({ pages }: Reading, readings: readonly Reading[]): boolean {
  if (pages === undefined) return false;
  const others = readings.flatMap((other) => other.pages ?? []);
  return pageBehind(pages, others) !== undefined;
}

function hasPrevious({ pages }: Reading, readings: readonly Reading[]): boolean {
  if (pages === undefined) return false;
  const all = readings.flatMap((each) => each.pages ?? []);
  return all.some((other) => other !== pages && pageBehind(other, [pages]) !== undefined);
}

/** Where a page stands in the sequence of pages. */
export type PagePlace = Omit<Pages, 'subjects'>;

/**
 * The page that comes behind one, if it is there. A server may spell the address of a page anew in the page
 * itself; the way back tells too.
 */
export function pageBehind<Page extends PagePlace>(
  page: PagePlace,
  pages: readonly Page[],
): Page | undefined {
  if (page.next === undefined) return undefined;
  return pages.find(
    (other) =>
      other !== page &&
      (other.self === page.next || (other.previous !== undefined && other.previous === page.self)),
  );
}

function nameTwoPatients(readings: readonly Reading[]): boolean {
  return new Set(readings.flatMap(({ pages }) => pages?.subjects ?? [])).size > 1;
}

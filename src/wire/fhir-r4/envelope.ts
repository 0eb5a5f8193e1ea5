import { fingerprint } from '../../base/hash.ts';
import type { BundlePart } from '../fhir/bundle.ts';
import { filled } from '../fhir/codes.ts';
import type { ProblemLog } from '../fhir/problem-log.ts';
import { isObject, objectOf, objectsOf, textOf } from '../json/json-value.ts';
import type { JsonObject } from '../json/json-value.ts';
import { EARLIER_PAGE, FURTHER_PAGE, pageBehind } from '../pages.ts';
import type { PagePlace } from '../pages.ts';

/** Most bundles within bundles that are opened. */
const PARTS_MAX = 1000;

/** The answers themselves and the bundles within them: a batch answers each of its requests with one. */
export function partsOf(
  answers: readonly [BundlePart, ...BundlePart[]],
  log: ProblemLog,
): readonly [BundlePart, ...BundlePart[]] {
  const parts: [BundlePart, ...BundlePart[]] = [...answers];
  for (const part of parts) {
    for (const [index, entry] of objectsOf(part.body['entry']).entries()) {
      const inner = entry['resource'];
      if (!isObject(inner) || inner['resourceType'] !== 'Bundle') continue;
      const at = `${part.at}entry[${index}].resource.`;
      if (parts.length < PARTS_MAX) parts.push({ body: inner, at });
      else log.error(at, 'too many bundles within the answer; this one was not read');
    }
  }
  return parts;
}

/**
 * How the answers hang together, and with others, without the patients. A next page that is not there is an
 * error until the responses of the case are put together and hold it.
 */
export function readPages(parts: readonly BundlePart[], log: ProblemLog): PagePlace {
  const pages = parts.map(placeOf);
  const nexts = new Map(pages.map((page) => [page, pageBehind(page, pages)]));
  if (pages.some((page) => page.next !== undefined && nexts.get(page) === undefined)) {
    log.error(FURTHER_PAGE.path, FURTHER_PAGE.what);
  }
  const behind = new Set(nexts.values());
  if (pages.some((page) => page.previous !== undefined && !behind.has(page))) {
    log.error(EARLIER_PAGE.path, EARLIER_PAGE.what);
  }
  if (isCircle(pages, nexts)) log.error('link', CIRCLE);
  checkTotals(pages, nexts, log);
  const [first] = pages;
  // More than one next page can only be of a batch, which nobody pages through.
  if (first === undefined || pages.length > 1) return {};
  return { self: first.self, next: first.next, previous: first.previous };
}

const CIRCLE = 'the pages name one another in a circle; whether all are there cannot be told';

/** Whether any page comes again behind itself. Each page is walked once. */
function isCircle(pages: readonly Page[], nexts: Nexts): boolean {
  const done = new Set<Page>();
  for (const first of pages) {
    const walked = new Set<Page>();
    for (let page: Page | undefined = first; page !== undefined; page = nexts.get(page)) {
      if (walked.has(page)) return true;
      if (done.has(page)) break;
      walked.add(page);
    }
    for (const page of walked) done.add(page);
  }
  return false;
}

/** The page behind each page that has one. */
type Nexts = ReadonlyMap<Page, Page | undefined>;

interface Page extends PagePlace {
  readonly part: BundlePart;
}

function placeOf(part: BundlePart): Page {
  const { body } = part;
  return {
    part,
    self: hashOf(addressOf(body, 'self')),
    next: hashOf(addressOf(body, 'next')),
    previous: hashOf(addressOf(body, 'previous') ?? addressOf(body, 'prev')),
  };
}

/** The address a bundle gives for itself, or for another page. */
export function addressOf(body: JsonObject, relation: string): string | undefined {
  const link = objectsOf(body['link']).find((each) => textOf(each['relation']) === relation);
  return link === undefined ? undefined : filled(textOf(link['url']))?.trim();
}

/** Tells of parts of a batch that failed. */
export function checkParts(parts: readonly BundlePart[], log: ProblemLog): void {
  for (const { body, at } of parts) {
    for (const [index, entry] of objectsOf(body['entry']).entries()) {
      const status = textOf(objectOf(entry['response'])?.['status'])?.trim();
      if (status === undefined || /^2\d\d\b/.test(status)) continue;
      const path = `${at}entry[${index}].response.status`;
      log.error(path, 'a part of the batch failed; what it asked for is missing');
    }
  }
}

/** Holds the count of a server, which every page repeats, against what came in all its pages. */
function checkTotals(pages: readonly Page[], nexts: Nexts, log: ProblemLog): void {
  const behind = new Set(nexts.values());
  for (const page of pages) {
    const { body, at } = page.part;
    const total = textOf(body['total'])?.trim();
    if (total === undefined) continue;
    if (!/^\d{1,9}$/.test(total)) log.error(`${at}total`, 'not a count');
    else if (textOf(body['type']) === 'searchset' && !behind.has(page)) {
      checkTotal(pagesFrom(page, nexts), Number(total), log);
    }
  }
}

/** A page and those behind it, each once, however they name one another. */
function pagesFrom(first: Page, nexts: Nexts): readonly Page[] {
  const all = new Set([first]);
  for (const page of all) {
    const next = nexts.get(page);
    if (next !== undefined) all.add(next);
  }
  return [...all];
}

/** Only where all pages are there can the count be held against the entries. */
function checkTotal(pages: readonly Page[], total: number, log: ProblemLog): void {
  const [first, last] = [pages[0], pages.at(-1)];
  if (first === undefined || first.previous !== undefined || last?.next !== undefined) return;
  const sent = pages.map(({ part }) => objectsOf(part.body['entry']).filter(isMatch).length);
  const matches = sent.reduce((sum, each) => sum + each, 0);
  const path = `${first.part.at}total`;
  const what = `the server counted ${total} entries and sent ${matches}`;
  if (matches < total) log.error(path, `${what}; some are missing`);
  else if (matches > total) log.warning(path, what);
}

/** What a search found, and not what came with it. */
function isMatch(entry: JsonObject): boolean {
  const mode = textOf(objectOf(entry['search'])?.['mode']);
  if (mode !== undefined) return mode === 'match';
  return textOf(objectOf(entry['resource'])?.['resourceType']) !== 'OperationOutcome';
}

/** The host and the order of the parameters vary from page to page; path and parameters name the page. */
function hashOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const [path = '', query = ''] = address.replace(/^[a-z]+:\/\/[^/]*/i, '').split('?');
  return fingerprint([path, ...query.split('&').sort()]);
}

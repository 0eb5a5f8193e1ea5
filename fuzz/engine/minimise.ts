import { listPlaces, parseJsonNodes, writeJsonNodes } from '../mutate/json-nodes.ts';
import { listNodes, parseNodes, writeNodes } from '../mutate/xml-nodes.ts';

/** How long a search for a smaller input may take. */
export interface Budget {
  readonly tries: number;
  readonly ms: number;
}

/** Whether an input still shows what the larger one showed. */
export type StillFails = (bytes: Uint8Array) => Promise<boolean>;

/**
 * The smallest input found that still fails: first by leaving out whole parts of the tree, then runs of
 * bytes, ever shorter. Gives the best so far when the budget is spent.
 */
export async function minimise(
  bytes: Uint8Array,
  stillFails: StillFails,
  budget: Budget,
): Promise<Uint8Array> {
  const search: Search = {
    best: bytes,
    stillFails,
    left: budget.tries,
    until: Date.now() + budget.ms,
  };
  await leaveOutParts(search);
  await leaveOutRuns(search);
  return search.best;
}

interface Search {
  best: Uint8Array;
  readonly stillFails: StillFails;
  left: number;
  readonly until: number;
}

async function accept(search: Search, candidate: Uint8Array): Promise<boolean> {
  search.left -= 1;
  const fails = candidate.length < search.best.length && (await search.stillFails(candidate));
  if (fails) search.best = candidate;
  return fails;
}

function isSpent({ left, until }: Search): boolean {
  return left <= 0 || Date.now() > until;
}

async function leaveOutParts(search: Search): Promise<void> {
  let part = 0;
  while (!isSpent(search)) {
    const candidate = withoutPart(search.best, part);
    if (candidate === undefined) return;
    // The next part has moved into the place of the one that was left out.
    if (!(await accept(search, candidate))) part += 1;
  }
}

/** The document without one part of its tree, outer parts first; undefined when there are no more. */
function withoutPart(bytes: Uint8Array, part: number): Uint8Array | undefined {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const json = parseJsonNodes(text);
  if (json !== undefined) {
    const place = listPlaces(json)[part];
    place?.remove();
    return place === undefined ? undefined : new TextEncoder().encode(writeJsonNodes(json));
  }
  const document = parseNodes(text);
  const place = document === undefined ? undefined : listNodes(document.root)[part + 1];
  if (document === undefined || place?.parent === undefined) return undefined;
  place.parent.children = place.parent.children.filter((child) => child !== place.node);
  return new TextEncoder().encode(writeNodes(document));
}

async function leaveOutRuns(search: Search): Promise<void> {
  let run = Math.ceil(search.best.length / 2);
  while (run >= 1 && !isSpent(search)) {
    const smaller = await leaveOutRunsOf(search, run);
    if (!smaller && run === 1) return;
    if (!smaller) run = Math.floor(run / 2);
  }
}

/** One pass over the input; whether anything could be left out. */
async function leaveOutRunsOf(search: Search, run: number): Promise<boolean> {
  let smaller = false;
  for (let at = 0; at < search.best.length && !isSpent(search);) {
    const candidate = new Uint8Array(Math.max(search.best.length - run, at));
    candidate.set(search.best.subarray(0, at));
    candidate.set(search.best.subarray(at + run), at);
    if (await accept(search, candidate)) smaller = true;
    else at += run;
  }
  return smaller;
}

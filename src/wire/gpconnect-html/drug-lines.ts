import { fingerprint } from '../../base/hash.ts';
import type { PartialDate } from '../../base/partial-date.ts';
import { foldText } from '../../base/text-fold.ts';
import type { EntryLink } from '../../record/entry.ts';
import { parseHtmlDate } from './dates.ts';

/** How a course is said to be over. */
export interface Ending {
  readonly date?: PartialDate | undefined;
  readonly reason?: string | undefined;
  /** Somebody stopped it; otherwise it is over without a word on how. */
  readonly stopped: boolean;
}

/** What the lines beside a drug say. */
export interface DrugLines {
  readonly text: readonly string[];
  /** The problems it is given for; a name is all there is, so they point to no entry. */
  readonly links: readonly EntryLink[];
  readonly ending: Ending | undefined;
}

/**
 * Tells the linked problems and the end of a course from the other lines of "Additional Information" and
 * "Discontinuation Details". A line that has not the whole of one such form stays text, and so does an
 * end where columns of their own tell it (`isTold`) or where another line told it otherwise.
 */
export function readDrugLines(
  lines: readonly string[],
  { isTold }: { readonly isTold: boolean },
): DrugLines {
  const text: string[] = [];
  const links = new Map<string, EntryLink>();
  let first: string | undefined;
  let ending: Ending | undefined;
  for (const line of lines) {
    const problem = LINKED.exec(line)?.[1];
    const end = isTold ? undefined : readEnding(line);
    if (problem !== undefined) {
      const target = `problem-named-${fingerprint([foldText(problem)])}`;
      links.set(target, { relation: 'problem', target });
    } else if (end !== undefined && (first === undefined || first === foldText(line))) {
      first = foldText(line);
      ending = end;
    } else {
      text.push(line);
    }
  }
  return { text, links: [...links.values()], ending };
}

const LINKED = /^linked problems?:\s*(\S.*)$/i;

/** A word, a date and a reason; the words are those the suppliers use. */
const ENDING =
  /^(ended|ended on|stopped|cancelled|discontinued|de-?activated)(?::\s*|\s+|$)(?:((?:(?:\d{1,2}[- ])?[a-z]{3,9}[- ])?\d{4})(?:\s+(\S.*))?)?$/i;

function readEnding(line: string): Ending | undefined {
  const match = ENDING.exec(line);
  if (match === null) return undefined;
  const [, word = '', written, reason] = match;
  const date = written === undefined ? undefined : parseHtmlDate(written);
  if (written !== undefined && date === undefined) return undefined;
  return { date, reason, stopped: !/^ended/i.test(word) };
}

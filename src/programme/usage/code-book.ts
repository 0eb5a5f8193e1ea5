import { type OdsCode, parseOdsCode } from '../../base/ods-code.ts';
import { PERSON_REASON, holdsPerson } from '../files/person-guard.ts';

/** A text of a column of codes: the code it is with its number, or why it is none. */
export type CodeEntry =
  | { readonly code: OdsCode; readonly index: number }
  | { readonly code: undefined; readonly reason: string };

/** The codes of a column, each with a small number; every different text is looked at once. */
export interface CodeBook {
  find(text: string): CodeEntry;
  codes(): readonly OdsCode[];
  /** Whether there were more different texts than there are organisations. */
  isFull(): boolean;
}

/** More than all organisations ODS has given codes of one kind. */
const TEXTS_MAX = 60_000;

/** Makes an empty book of codes. */
export function createCodeBook(): CodeBook {
  const entries = new Map<string, CodeEntry>();
  const numbers = new Map<OdsCode, number>();
  let isFull = false;
  return {
    isFull: () => isFull,
    codes: () => [...numbers.keys()],
    find(text) {
      const known = entries.get(text);
      if (known !== undefined) return known;
      isFull ||= entries.size >= TEXTS_MAX;
      if (isFull) return NO_MORE;
      const entry = read(text, numbers);
      entries.set(text, entry);
      return entry;
    },
  };
}

const NO_MORE: CodeEntry = { code: undefined, reason: 'is one different text too many' };

function read(text: string, numbers: Map<OdsCode, number>): CodeEntry {
  // Ten digits have the shape of a code, and are a person's number when a column was mapped wrongly.
  if (holdsPerson(text)) return { code: undefined, reason: PERSON_REASON };
  const code = parseOdsCode(text);
  if (code === undefined || /^\d{10}$/.test(code)) {
    return { code: undefined, reason: 'is no ODS code' };
  }
  const index = numbers.get(code) ?? numbers.size;
  numbers.set(code, index);
  return { code, index };
}

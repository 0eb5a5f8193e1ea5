import { MIG_NAMESPACE, OPENHR_NAMESPACE } from './source.ts';

/**
 * Whether the beginning of a file is a response of the MIG: `migResponse` or `migFault` in its namespace, or
 * OpenHR with its root in any letter case. Prefixes play no part. `head` is decoded leniently.
 */
export function detectMigOpenHr(head: string): boolean {
  if (head.includes(MIG_NAMESPACE) && MIG_ELEMENT.test(head)) return true;
  const root = ROOT.exec(head)?.[1];
  return root !== undefined && OPENHR_ROOT.test(root) && head.includes(OPENHR_NAMESPACE);
}

const MIG_ELEMENT = /<(?:[^\s<>/:]+:)?(?:migResponse|migFault)[\s/>]/;
/** The first tag that is no declaration, instruction or comment. */
const ROOT = /^\s*(?:\uFEFF)?\s*(?:<\?[^>]*\?>\s*|<!--(?:[^-]|-(?!-))*-->\s*)*<([^\s<>/!?]+)/;
const OPENHR_ROOT = /^(?:[^:]+:)?openhealthrecord$/i;

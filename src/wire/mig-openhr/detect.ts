import { MIG_NAMESPACE, OPENHR_NAMESPACE } from './source.ts';

/**
 * Whether the beginning of a file is a response of the MIG: `migResponse` or `migFault` in its namespace, or
 * OpenHR with its root in any letter case. Prefixes play no part. `head` is decoded leniently.
 */
export function detectMigOpenHr(head: string): boolean {
  if (head.includes(MIG_NAMESPACE) && MIG_ELEMENT.test(head)) return true;
  const root = ROOT.exec(head)?.[1];
  if (isBareFault(head, root)) return true;
  return root !== undefined && OPENHR_ROOT.test(root) && head.includes(OPENHR_NAMESPACE);
}

/** The MIG speaks SOAP 1.1, so a fault of SOAP 1.1 that names no service is taken for its own. */
function isBareFault(head: string, root: string | undefined): boolean {
  if (root === undefined || !/^(?:[^:]+:)?Envelope$/.test(root)) return false;
  return head.includes(SOAP_11) && FAULT.test(head) && !head.includes('urn:ihe:iti');
}

const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const FAULT = /<(?:[^\s<>/:]+:)?Fault[\s/>]/;
const MIG_ELEMENT = /<(?:[^\s<>/:]+:)?(?:migResponse|migFault)[\s/>]/;
/** The first tag that is no declaration, instruction or comment. */
const ROOT = /^\s*(?:\uFEFF)?\s*(?:<\?[^>]*\?>\s*|<!--(?:[^-]|-(?!-))*-->\s*)*<([^\s<>/!?]+)/;
const OPENHR_ROOT = /^(?:[^:]+:)?openhealthrecord$/i;

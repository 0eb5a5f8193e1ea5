import { HL7_NAMESPACE } from './source.ts';

/**
 * Whether the beginning of a file is a CDA document: its root is `ClinicalDocument`, of the namespace of
 * HL7 v3. Prefixes play no part. `head` is decoded leniently.
 */
export function detectCda(head: string): boolean {
  const root = ROOT.exec(head)?.[1];
  return root !== undefined && CDA_ROOT.test(root) && head.includes(HL7_NAMESPACE);
}

/** The first tag that is no declaration, instruction or comment. */
const ROOT = /^\s*(?:\uFEFF)?\s*(?:<\?[^>]*\?>\s*|<!--(?:[^-]|-(?!-))*-->\s*)*<([^\s<>/!?]+)/;
const CDA_ROOT = /^(?:[^:]+:)?ClinicalDocument$/;

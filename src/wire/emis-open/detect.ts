/** End of the namespace of EMIS Open records, whatever host stands before it. */
export const EMIS_OPEN_NAMESPACE_END = '/emisopen/MedicalRecord';

/** Whether the beginning of a file is an EMIS Open record: its root by name and namespace. */
export function detectEmisOpen(head: string): boolean {
  const root = ROOT.exec(head)?.[1];
  return root !== undefined && /^(?:[^:]+:)?MedicalRecord$/.test(root) && NAMESPACE.test(head);
}

/** The first tag that is no declaration, instruction or comment. */
const ROOT = /^\s*(?:\uFEFF)?\s*(?:<\?[^>]*\?>\s*|<!--(?:[^-]|-(?!-))*-->\s*)*<([^\s<>/!?]+)/;
const NAMESPACE = /xmlns(?::[^\s=]+)?\s*=\s*["'][^"'<>]*\/emisopen\/MedicalRecord["']/;

import { hash } from 'node:crypto';

/** SHA-256, lower-case hexadecimal. The one piece of `node:` the core may use: it is pure. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}

/** SHA-1, lower-case hexadecimal: FHIR and XDS tell the content of documents by it. Never for secrets. */
export function sha1(content: string | Uint8Array): string {
  return hash('sha1', content, 'hex');
}

/**
 * A hash over several parts, each length-prefixed, so that ("a", "bc") and ("ab", "c") differ.
 * An absent part differs from an empty one.
 */
export function fingerprint(parts: readonly (string | undefined)[]): string {
  return sha256(joinParts(parts)).slice(0, 32);
}

/** Parts as one text, each with its length, so that no two lists of parts give the same. */
export function joinParts(parts: readonly (string | undefined)[]): string {
  let text = '';
  for (const part of parts) text += part === undefined ? '-' : partText(part);
  return text;
}

/** One part as {@link joinParts} writes it. */
export function partText(part: string): string {
  return `${part.length}:${part}`;
}

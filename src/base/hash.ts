import { createHash } from 'node:crypto';

/** SHA-256, lower-case hexadecimal. The one piece of `node:` the core may use: it is pure. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * A hash over several parts, each length-prefixed, so that ("a", "bc") and ("ab", "c") differ.
 * An absent part differs from an empty one.
 */
export function fingerprint(parts: readonly (string | undefined)[]): string {
  const joined = parts
    .map((part) => (part === undefined ? '-' : `${part.length}:${part}`))
    .join('');
  return sha256(joined).slice(0, 32);
}

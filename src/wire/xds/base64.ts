/** Bytes, or why there are none. */
export type Decoded = { readonly bytes: Uint8Array } | { readonly fault: string };

/** How large one document may be when decoded, in bytes. */
export const DOCUMENT_BYTES_MAX = 64 * 1024 * 1024;

/** Decodes base64 of RFC 4648 with padding; white space between is layout. Anything else is refused. */
export function decodeBase64(text: string): Decoded {
  const packed = text.replaceAll(/\s+/g, '');
  if (packed === '') return { fault: 'holds nothing' };
  if (packed.length / 4 > DOCUMENT_BYTES_MAX / 3) return { fault: 'is larger than the limit' };
  const padding = packed.endsWith('==') ? 2 : packed.endsWith('=') ? 1 : 0;
  const letters = packed.slice(0, packed.length - padding);
  if (packed.length % 4 !== 0 || /[^A-Za-z0-9+/]/.test(letters)) return { fault: 'is not base64' };
  const binary = atob(packed);
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  // Spare bits behind the last byte must be nought, or two writings would mean the same.
  if (padding > 0 && btoa(binary.slice(-(3 - padding))) !== packed.slice(-4)) {
    return { fault: 'is not base64' };
  }
  return { bytes };
}

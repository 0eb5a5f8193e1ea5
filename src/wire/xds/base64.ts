/** Bytes, or why there are none. */
export type Decoded = { readonly bytes: Uint8Array } | { readonly fault: string };

/** How large one document may be when decoded, in bytes. */
export const DOCUMENT_BYTES_MAX = 64 * 1024 * 1024;

/** Decodes base64 of RFC 4648 with padding; white space between is layout. Anything else is refused. */
export function decodeBase64(text: string): Decoded {
  const packed = text.replaceAll(/\s+/g, '');
  if (packed === '') return { fault: 'holds nothing' };
  if (packed.length / 4 > DOCUMENT_BYTES_MAX / 3) return { fault: 'is larger than the limit' };
  if (packed.length % 4 !== 0) return NO_BASE64;
  const bytes = new Uint8Array((packed.length / 4) * 3);
  // What is no letter has a value with all bits set, so one look at all values together finds any.
  let all = 0;
  let at = 0;
  const last = packed.length - 4;
  for (let from = 0; from < last; from += 4) {
    const value = quadAt(packed, from);
    all |= value;
    bytes[at] = value >> 16;
    bytes[at + 1] = value >> 8;
    bytes[at + 2] = value;
    at += 3;
  }
  const length = all < 0 ? -1 : decodeLast(packed.slice(last), bytes.subarray(at));
  return length < 0 ? NO_BASE64 : { bytes: bytes.subarray(0, at + length) };
}

const NO_BASE64: Decoded = { fault: 'is not base64' };

/** The 24 bits of four letters; negative when one of them is none. */
function quadAt(text: string, from: number): number {
  return (
    (valueAt(text, from) << 18) |
    (valueAt(text, from + 1) << 12) |
    (valueAt(text, from + 2) << 6) |
    valueAt(text, from + 3)
  );
}

function valueAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < VALUES.length ? (VALUES[code] as number) : -1;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** The six bits of a letter by its code, -1 for what is none. */
const VALUES = Int8Array.from({ length: 128 }, (_, code) =>
  LETTERS.indexOf(String.fromCharCode(code)),
);

/** Decodes the last four letters, which may be padding; the number of bytes, or -1. */
function decodeLast(letters: string, into: Uint8Array): number {
  const padding = letters.endsWith('==') ? 2 : letters.endsWith('=') ? 1 : 0;
  const value = quadAt(`${letters.slice(0, 4 - padding)}${'A'.repeat(padding)}`, 0);
  // Spare bits behind the last byte must be nought, or two writings would mean the same.
  if (value < 0 || (value & ((1 << (8 * padding)) - 1)) !== 0) return -1;
  into.set([value >> 16, value >> 8, value]);
  return 3 - padding;
}

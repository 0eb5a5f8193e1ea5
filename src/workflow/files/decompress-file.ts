import { gunzipSync } from 'node:zlib';

/**
 * The content of a saved answer that is compressed with gzip, or why it cannot be had. `bytesMax` bounds
 * what comes out, for a small file may hold any number of bytes.
 */
export function decompress(
  content: Uint8Array,
  bytesMax: number,
): { readonly content: Uint8Array } | { readonly trouble: string } {
  try {
    return { content: new Uint8Array(gunzipSync(content, { maxOutputLength: bytesMax })) };
  } catch (cause) {
    return { trouble: troubleOf((cause as NodeJS.ErrnoException).code, bytesMax) };
  }
}

/** Whether the first bytes are those of gzip, whatever the file is called. */
export function isCompressed([first, second, method]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b && method === 8;
}

function troubleOf(code: string | undefined, bytesMax: number): string {
  if (code === 'Z_BUF_ERROR') return 'it is a gzip file that is cut off';
  if (code === 'ERR_BUFFER_TOO_LARGE') {
    return `it is a gzip file of more than ${bytesMax / 1_000_000} MB`;
  }
  return 'it is a gzip file that is damaged';
}

import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';

/** What we tell gateways we can unpack, the cheapest for us first. */
export const ACCEPT_ENCODING = 'zstd, br, gzip';

const UNPACK: Readonly<
  Record<string, (body: Uint8Array, options: { maxOutputLength: number }) => Uint8Array>
> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
  deflate: inflateSync,
};

/** The body unpacked, or the fault: unpacking stops at `bytesMax`, so that a small bomb stays small. */
export function decodeBody(
  body: Uint8Array,
  encoding: string | undefined,
  bytesMax: number,
): { readonly body: Uint8Array } | { readonly fault: 'too-large' | 'bad-encoding' } {
  const name = (encoding ?? 'identity').trim().toLowerCase();
  if (name === 'identity' || name === '') return { body };
  const unpack = UNPACK[name];
  if (unpack === undefined) return { fault: 'bad-encoding' };
  try {
    return { body: unpack(body, { maxOutputLength: bytesMax }) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return { fault: code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'bad-encoding' };
  }
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { EXIT, ExpectedError } from '../base/expected-error.ts';
import type { Keys } from './keys.ts';

/** Seals what is stored and opens it again. */
export interface Vault {
  readonly keyId: string;
  /** Compresses, then encrypts; `place` is the row the bytes belong to and is bound to them. */
  seal(content: Uint8Array, place: readonly string[]): Uint8Array;
  /** Throws an ExpectedError (store) when the bytes were changed, moved, or sealed under other keys. */
  open(sealed: Uint8Array, place: readonly string[]): Uint8Array;
}

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** A stored body never grows beyond this when opened, whatever its bytes claim. */
const OPENED_BYTES_MAX = 1_000_000_000;

/**
 * A vault over one key. A sealed value is: version (1 byte), length of the key id (1 byte), key id,
 * nonce, ciphertext of the zstd frame (level 3), GCM tag. All before the ciphertext is authenticated,
 * together with the place.
 */
export function createVault(keys: Pick<Keys, 'id' | 'sealingKey'>): Vault {
  const id = Buffer.from(keys.id, 'utf8');
  const head = Buffer.concat([Buffer.from([VERSION, id.length]), id]);
  return {
    keyId: keys.id,
    seal: (content, place) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keys.sealingKey, nonce);
      cipher.setAAD(associated(head, place));
      const packed = zstdCompressSync(content, {
        params: { [constants.ZSTD_c_compressionLevel]: 3 },
      });
      return Buffer.concat([
        head,
        nonce,
        cipher.update(packed),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
    },
    open: (sealed, place) => {
      checkHead(sealed, head, keys.id);
      return decrypt(sealed, head, { key: keys.sealingKey, place });
    },
  };
}

function decrypt(
  sealed: Uint8Array,
  head: Uint8Array,
  how: { readonly key: Uint8Array; readonly place: readonly string[] },
): Uint8Array {
  const body = head.length + NONCE_BYTES;
  const end = sealed.length - TAG_BYTES;
  if (end < body) throw damaged(how.place);
  try {
    const nonce = sealed.subarray(head.length, body);
    const decipher = createDecipheriv('aes-256-gcm', how.key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(associated(head, how.place));
    decipher.setAuthTag(sealed.subarray(end));
    const packed = Buffer.concat([decipher.update(sealed.subarray(body, end)), decipher.final()]);
    return zstdDecompressSync(packed, { maxOutputLength: OPENED_BYTES_MAX });
  } catch (cause) {
    throw damaged(how.place, cause);
  }
}

/** Each part length-prefixed, so that no two places share their bytes. */
function associated(head: Uint8Array, place: readonly string[]): Uint8Array {
  return Buffer.concat([head, Buffer.from(place.map((part) => `${part.length}:${part}`).join(''))]);
}

function checkHead(sealed: Uint8Array, head: Uint8Array, keyId: string): void {
  if (Buffer.from(sealed.subarray(0, head.length)).equals(head)) return;
  throw new ExpectedError({
    code: 'MIG2HIE_SEALED_ELSEWHERE',
    exit: EXIT.store,
    message: `A stored value was not sealed with this workspace's keys (${keyId}), or was changed.`,
    next: ['Put back the key file the store was made with, or restore the store from a copy.'],
  });
}

function damaged(place: readonly string[], cause?: unknown): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_STORE_TAMPERED',
    exit: EXIT.store,
    message: `The stored value ${place.join('/')} was changed after it was sealed.`,
    next: [
      'Restore the store from a copy; treat this one as evidence of tampering or disk damage.',
    ],
    cause,
  });
}

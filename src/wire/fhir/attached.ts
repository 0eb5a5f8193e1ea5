import { contentHashOf, toldContentHash } from '../../record/content-hash.ts';
import { textOf } from '../json/json-value.ts';
import type { JsonObject } from '../json/json-value.ts';
import { filled } from './codes.ts';

/** What an attachment tells of its content: by the content itself where it is there, else by the hash beside it. */
export function attachedHash(attachment: JsonObject): string | undefined {
  const data = filled(textOf(attachment['data']));
  if (data !== undefined && BASE64.test(data)) {
    return contentHashOf(Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)));
  }
  const told = filled(textOf(attachment['hash']));
  return told === undefined ? undefined : toldContentHash(told);
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

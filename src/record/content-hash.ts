import { sha1 } from '../base/hash.ts';

/**
 * What is known of the content of a document, as `sha1:<hexadecimal>`; `told:<as written>` where an answer
 * gives a fingerprint of another kind. Only two of one kind can be compared.
 */
export function contentHashOf(content: Uint8Array): string {
  return `sha1:${sha1(content)}`;
}

/** The fingerprint an answer tells: FHIR wants SHA-1 in base64, and hexadecimal is seen too. */
export function toldContentHash(written: string): string {
  const text = written.trim();
  if (/^[\da-f]{40}$/i.test(text)) return `sha1:${text.toLowerCase()}`;
  if (!/^[A-Za-z\d+/]{27}=$/.test(text)) return `told:${text}`;
  const bytes = Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return `sha1:${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Whether the two are of one kind. */
export function areComparable(a: string, b: string): boolean {
  return a.slice(0, KIND) === b.slice(0, KIND) && a.length === b.length;
}

/** Letters of the kind and its colon. */
const KIND = 5;

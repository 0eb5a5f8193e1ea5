import type { Random } from '../engine/random.ts';
import { mutateBytes } from './bytes.ts';
import { mutateJson } from './json.ts';
import { mutateXml } from './xml.ts';

/** Larger inputs would only make each execution slower. */
const BYTES_MAX = 2_000_000;

/**
 * Another document made of one: mostly through its tree (XML, JSON, a document inside a leaf of
 * either), else through its bytes. `other` is a document to take pieces from.
 */
export function mutate(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const changed = random.chance(0.75) ? throughTree(random, bytes, other) : undefined;
  const result = changed ?? mutateBytes(random, bytes, other);
  return result.length > BYTES_MAX ? result.slice(0, BYTES_MAX) : result;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function throughTree(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array | undefined {
  const text = mutateText(random, decoder.decode(bytes), decoder.decode(other));
  return text === undefined ? undefined : encoder.encode(text);
}

function mutateText(random: Random, text: string, other: string): string | undefined {
  if (MULTIPART.test(text)) return mutatePart(random, text, other);
  if (/^\uFEFF?\s*[{[]/.test(text)) return mutateJson(random, text, other, mutateInner);
  const inner = random.chance(0.4) ? mutateBase64(random, text) : undefined;
  return inner ?? mutateXml(random, text, other);
}

const MULTIPART = /^(?:MIME-Version:[^\n]*\n|Content-[A-Za-z-]+:[^\n]*\n|\s)*--[^\s<>]+\r?\n/i;

/** One part of a multipart answer, headers and boundaries left as they are. */
function mutatePart(random: Random, text: string, other: string): string | undefined {
  const starts = [...text.matchAll(/\r?\n\r?\n/g)].map(({ index, 0: gap }) => index + gap.length);
  if (starts.length === 0) return undefined;
  const start = random.pick(starts);
  const end = text.indexOf('\n--', start);
  if (end < 0) return undefined;
  const body = mutateText(random, text.slice(start, end), other);
  return body === undefined ? undefined : text.slice(0, start) + body + text.slice(end);
}

/** A document carried as base64, as the document of a retrieve answer is. */
function mutateBase64(random: Random, text: string): string | undefined {
  const found = [...text.matchAll(/>\s*([A-Za-z0-9+/\s]{200,}={0,2})\s*</g)];
  if (found.length === 0) return undefined;
  const { index, 0: whole, 1: inner = '' } = random.pick(found);
  const body = Uint8Array.from(Buffer.from(inner, 'base64'));
  const changed = Buffer.from(mutate(random, body, body)).toString('base64');
  return `${text.slice(0, index)}>${changed}<${text.slice(index + whole.length)}`;
}

/** A leaf of JSON that holds HTML or XML is changed through its own tree, most of the time. */
function mutateInner(random: Random, text: string): string | undefined {
  if (!text.trimStart().startsWith('<') || random.chance(0.1)) return undefined;
  return mutateXml(random, text, text);
}

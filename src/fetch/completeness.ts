/** What a whole body looks like at its two ends. */
export type BodyShape = 'json' | 'soap';

const SHAPES: Readonly<Record<BodyShape, { readonly start: RegExp; readonly end: RegExp }>> = {
  json: { start: /^\uFEFF?\s*\{/, end: /\}\s*$/ },
  soap: { start: /<(?:[\w.-]+:)?Envelope[\s>]/, end: /<\/(?:[\w.-]+:)?Envelope\s*>\s*$/ },
};

/**
 * What the ends of a body give away. A connection cut without a content length looks like a finished
 * answer, and a cut answer read as a whole one would turn into lost entries; a sign-in page in place
 * of an answer is no record at all.
 */
export function shapeFault(
  body: Uint8Array,
  shape: BodyShape,
): 'incomplete' | 'wrong-format' | undefined {
  const head = Buffer.from(body.subarray(0, 2048)).toString('utf8');
  const tail = Buffer.from(body.subarray(Math.max(0, body.length - 512))).toString('latin1');
  if (SHAPES[shape].end.test(tail)) return undefined;
  return SHAPES[shape].start.test(head) || body.length === 0 ? 'incomplete' : 'wrong-format';
}

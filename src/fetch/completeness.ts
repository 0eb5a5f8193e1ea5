/** What a whole body looks like. */
export type BodyShape = 'json' | 'soap';

const SHAPES: Readonly<Record<BodyShape, { readonly start: RegExp; readonly end: RegExp }>> = {
  json: { start: /^\uFEFF?\s*\{/, end: /\}\s*$/ },
  soap: { start: /<(?:[\w.-]+:)?Envelope[\s>]/, end: /<\/(?:[\w.-]+:)?Envelope\s*>\s*$/ },
};

/**
 * What gives a body away as no whole answer. A connection cut without a content length looks like a
 * finished answer, and a cut answer read as a whole one would turn into lost entries; a sign-in page
 * in place of an answer is no record at all. JSON may be cut just behind an inner brace, so that its
 * braces are counted.
 */
export function shapeFault(
  body: Uint8Array,
  shape: BodyShape,
): 'incomplete' | 'wrong-format' | undefined {
  const head = Buffer.from(body.subarray(0, 2048)).toString('utf8');
  const tail = Buffer.from(body.subarray(Math.max(0, body.length - 512))).toString('latin1');
  if (SHAPES[shape].end.test(tail)) {
    return shape === 'json' && isJsonOpen(body) ? 'incomplete' : undefined;
  }
  return SHAPES[shape].start.test(head) || body.length === 0 ? 'incomplete' : 'wrong-format';
}

const [QUOTE, BACKSLASH, BRACKET, BRACKET_END, BRACE, BRACE_END] = [
  0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d,
];

/** Whether a string, a list or an object has no end. Other faults are the reader's to tell. */
function isJsonOpen(body: Uint8Array): boolean {
  let depth = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (byte === BRACE || byte === BRACKET) depth += 1;
    else if (byte === BRACE_END || byte === BRACKET_END) depth -= 1;
    else if (byte === QUOTE) {
      at = endOfString(body, at);
      if (at === body.length) return true;
    }
  }
  return depth > 0;
}

/** Where the string ends that begins at `start`; the length of the body when it does not end. */
function endOfString(body: Uint8Array, start: number): number {
  for (let at = start + 1; at < body.length; at += 1) {
    if (body[at] === QUOTE) return at;
    if (body[at] === BACKSLASH) at += 1;
  }
  return body.length;
}

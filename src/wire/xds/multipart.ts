/** One part of a message, its headers by lower-case name. */
export interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

/** A message taken apart; `root` holds the XML. */
export interface Message {
  readonly root: Uint8Array;
  /** Parts beside the root by their `Content-ID`, without angle brackets. */
  readonly parts: ReadonlyMap<string, Part>;
  /** The message ended before its last boundary, so its last part was dropped. */
  readonly isCut: boolean;
  /** Parts that bear no `Content-ID`, or one that another bears: nothing can point to them. */
  readonly nameless: number;
}

/** The message, or what is wrong with it. */
export type OpenedMessage = Message | { readonly fault: string };

/** How many parts are looked at, so that a hostile message stays cheap. */
const PARTS_MAX = 1000;

/** The byte order marks of UTF-8 and UTF-16, one character for each byte: only XML begins with one. */
const BOMS = ['ï»¿', 'ÿþ', 'þÿ'];

/**
 * Takes a saved body apart: bare XML, or a whole `multipart/related` message (RFC 2387; MTOM), with the
 * headers of the transport in front or without. A last part that is not closed by a boundary is dropped,
 * for nobody can tell whether it is whole.
 */
export function openMessage(content: Uint8Array): OpenedMessage {
  // One character for each byte, so that places in the text are places in the bytes.
  const text = new TextDecoder('latin1').decode(content);
  const start = skipSpace(text, 0);
  if (text[start] === '<' || BOMS.some((mark) => text.startsWith(mark, start)))
    return bare(content);
  const outer = text.startsWith('--', start) ? undefined : readHeaders(text, start);
  const boundary = boundaryOf(text, start, outer);
  if (boundary === undefined) return { fault: 'neither XML nor a multipart message' };
  const { sections, isCut } = split(text, boundary);
  if (sections.length > PARTS_MAX) return { fault: 'a message of too many parts' };
  const parts = sections.map(([from, to]) => readPart(content, text, [from, to]));
  return assemble(parts, startOf(outer), isCut);
}

function bare(content: Uint8Array): Message {
  return { root: content, parts: new Map(), isCut: false, nameless: 0 };
}

function assemble(
  parts: readonly Part[],
  start: string | undefined,
  isCut: boolean,
): OpenedMessage {
  const root = parts.find((part) => start !== undefined && idOf(part) === start) ?? parts[0];
  if (root === undefined) return { fault: 'a multipart message without a whole part' };
  const byId = new Map<string, Part>();
  let nameless = 0;
  for (const part of parts) {
    if (part === root) continue;
    const id = idOf(part);
    if (id === undefined || byId.has(id)) nameless += 1;
    else byId.set(id, part);
  }
  return { root: root.body, parts: byId, isCut, nameless };
}

function idOf({ headers }: Part): string | undefined {
  return headers.get('content-id')?.replace(/^<(.*)>$/, '$1');
}

interface Headers {
  readonly headers: ReadonlyMap<string, string>;
  /** Offset behind the blank line. */
  readonly end: number;
}

const HEADER = /^([A-Za-z0-9-]{1,60}):[ \t]*(.*)$/;

/** Header lines up to a blank line; a line that starts with white space goes on with the one before. */
function readHeaders(text: string, from: number): Headers {
  const headers = new Map<string, string>();
  let at = from;
  let name: string | undefined;
  for (;;) {
    const next = text.indexOf('\n', at);
    const line = text.slice(at, next < 0 ? text.length : next).replace(/\r$/, '');
    const end = next < 0 ? text.length : next + 1;
    if (line.trim() === '' || next < 0) return { headers, end };
    const match = HEADER.exec(line);
    if (/^[ \t]/.test(line) && name !== undefined) {
      headers.set(name, `${headers.get(name) ?? ''} ${line.trim()}`);
    } else if (match !== null) {
      name = (match[1] ?? '').toLowerCase();
      headers.set(name, (match[2] ?? '').trim());
    } else {
      return { headers, end: at };
    }
    at = end;
  }
}

/** The boundary the headers name, else the first line that starts with two hyphens. */
function boundaryOf(text: string, start: number, outer: Headers | undefined): string | undefined {
  const named = parameter(outer?.headers.get('content-type'), 'boundary');
  if (named !== undefined) return named;
  const at = skipSpace(text, outer?.end ?? start);
  if (!text.startsWith('--', at)) return undefined;
  const end = text.indexOf('\n', at);
  const line = text.slice(at + 2, end < 0 ? at + 2 : end).trimEnd();
  return line === '' || line.length > BOUNDARY_MAX ? undefined : line;
}

/** RFC 2046 allows 70; senders go beyond. */
const BOUNDARY_MAX = 200;

function startOf(outer: Headers | undefined): string | undefined {
  const start = parameter(outer?.headers.get('content-type'), 'start');
  return start?.replace(/^<(.*)>$/, '$1');
}

function parameter(header: string | undefined, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header ?? '');
  const value = match?.[1] ?? match?.[2];
  return value === '' ? undefined : value;
}

/** Places of the parts between the boundary lines. */
function split(
  text: string,
  boundary: string,
): { readonly sections: readonly (readonly [number, number])[]; readonly isCut: boolean } {
  const mark = `--${boundary}`;
  const sections: (readonly [number, number])[] = [];
  let begin: number | undefined;
  let at = text.startsWith(mark) ? 0 : nextMark(text, mark, 0);
  while (at >= 0) {
    if (begin !== undefined) sections.push([begin, endBefore(text, at)]);
    const behind = at + mark.length;
    if (text.startsWith('--', behind)) return { sections, isCut: false };
    const line = text.indexOf('\n', behind);
    if (line < 0) return { sections, isCut: true };
    begin = line + 1;
    at = nextMark(text, mark, begin - 1);
  }
  return { sections, isCut: true };
}

/** A mark counts at the start of a line, and only as a whole: one boundary may begin like another. */
function nextMark(text: string, mark: string, from: number): number {
  for (let at = text.indexOf(`\n${mark}`, from); at >= 0; at = text.indexOf(`\n${mark}`, at + 1)) {
    const rest = text.slice(at + 1 + mark.length, at + 5 + mark.length);
    if (/^(?:--|[ \t]*\r?\n|[ \t]+|$)/.test(rest)) return at + 1;
  }
  return -1;
}

/** The line break before a boundary belongs to the boundary. */
function endBefore(text: string, at: number): number {
  const end = text[at - 1] === '\n' ? at - 1 : at;
  return text[end - 1] === '\r' ? end - 1 : end;
}

function readPart(content: Uint8Array, text: string, [from, to]: readonly [number, number]): Part {
  const { headers, end } = readHeaders(text.slice(0, to), from);
  return { headers, body: content.subarray(Math.min(end, to), to) };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
  return at;
}

/**
 * Why a document was refused and where (both counted from 1). `what` names elements, attributes and
 * rules of XML, never a value of the document.
 */
export interface XmlFault {
  readonly what: string;
  readonly line: number;
  readonly column: number;
}

/** Ends a scan from deep inside; turned into an {@link XmlFault} at its edge and never leaves it. */
export class XmlRefusal extends Error {
  override readonly name = 'XmlRefusal';
  readonly what: string;
  readonly offset: number;

  constructor(what: string, offset: number) {
    super(what);
    this.what = what;
    this.offset = offset;
  }
}

/** Refuses the document for a fault at an offset of its bytes. */
export function refuse(what: string, offset: number): never {
  throw new XmlRefusal(what, offset);
}

const LINE_FEED = 10;

/** The fault with its offset turned into line and column, which counts code units of UTF-16. */
export function faultAt(bytes: Uint8Array, refusal: XmlRefusal): XmlFault {
  const end = Math.min(refusal.offset, bytes.length);
  let line = 1;
  let start = 0;
  for (let i = bytes.indexOf(LINE_FEED); i >= 0 && i < end; i = bytes.indexOf(LINE_FEED, i + 1)) {
    line += 1;
    start = i + 1;
  }
  const before = new TextDecoder().decode(bytes.subarray(start, end));
  return { what: refusal.what, line, column: before.length + 1 };
}

import type { Problem } from '../../record/reading.ts';
import { createTake } from '../xml/take.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { DOCUMENT_BYTES_MAX, decodeBase64 } from './base64.ts';
import type { Decoded } from './base64.ts';
import type { Message, Part } from './multipart.ts';
import { XDS_NAMESPACES, XOP_NAMESPACE } from './namespaces.ts';

/** A retrieved document, ready to be read. */
export interface RetrievedDocument {
  /** Counted from 1, in the order of the answer. */
  readonly number: number;
  readonly bytes: Uint8Array;
}

/** The documents of an answer, and what was wrong with the others. */
export interface Retrieved {
  readonly documents: readonly RetrievedDocument[];
  /** How many documents the answer names. */
  readonly count: number;
  readonly problems: readonly Problem[];
}

const take = createTake(({ namespace }) => XDS_NAMESPACES.has(namespace));

/** How many documents are read; a patient's record comes in one or a few. */
export const DOCUMENTS_MAX = 200;
/** How large all documents together may be when decoded, in bytes. */
const ALL_BYTES_MAX = 256 * 1024 * 1024;

/** Takes the documents out of a `RetrieveDocumentSetResponse`: base64 inside, or parts of the message. */
export function readDocuments(response: XmlElement, message: Message): Retrieved {
  const problems: Problem[] = [];
  const documents: RetrievedDocument[] = [];
  const used = new Set<Part>();
  const responses = take.many(response, 'DocumentResponse');
  let size = 0;
  for (const [index, element] of responses.entries()) {
    const number = index + 1;
    const read = number > DOCUMENTS_MAX ? TOO_MANY : readDocument(element, message, used);
    const isBeyond = 'bytes' in read && size + read.bytes.length > ALL_BYTES_MAX;
    const fault = isBeyond ? 'is beyond the limit of all documents together' : faultOf(read);
    if (fault !== undefined || !('bytes' in read)) {
      problems.push(problem(element, `document ${number} ${fault ?? 'cannot be read'}`));
      continue;
    }
    size += read.bytes.length;
    documents.push({ number, bytes: read.bytes });
  }
  const stray = message.nameless + [...message.parts.values()].filter((p) => !used.has(p)).length;
  if (stray > 0) {
    problems.push(problem(response, `${stray} of the parts of the message belong to no document`));
  }
  return { documents, count: responses.length, problems };
}

const TOO_MANY: Decoded = { fault: 'is one too many to be read' };

function faultOf(read: Decoded): string | undefined {
  return 'fault' in read ? read.fault : undefined;
}

function problem(element: XmlElement, what: string): Problem {
  return { severity: 'error', path: pathOf(element), what };
}

function readDocument(element: XmlElement, message: Message, used: Set<Part>): Decoded {
  const type = take.textOf(element, 'mimeType');
  const [document, second] = element.children.filter(isDocument);
  if (second !== undefined) return { fault: 'is given twice' };
  const decoded = document === undefined ? MISSING : decode(document, message, used);
  if (type === undefined || READABLE.test(type) || UNSAID.has(bareType(type))) return decoded;
  const printed = PRINTED.has(bareType(type)) ? `of the type ${bareType(type)}` : 'of another type';
  return { fault: `is ${printed}, which this reader cannot read` };
}

function isDocument({ local, namespace }: XmlElement): boolean {
  return local === 'Document' && XDS_NAMESPACES.has(namespace);
}

const MISSING: Decoded = { fault: 'holds nothing' };
const READABLE = /(?:xml|json|html)\b/i;
const UNSAID: ReadonlySet<string> = new Set(['application/octet-stream', 'text/plain']);
/** Types that turn up in place of a record; any other might be content of the answer, and is not printed. */
const PRINTED: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/rtf',
  'application/msword',
  'application/dicom',
  'application/zip',
  'image/jpeg',
  'image/png',
  'image/tiff',
  'text/rtf',
]);

function bareType(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}

function decode(document: XmlElement, message: Message, used: Set<Part>): Decoded {
  document.seen = true;
  const include = take.one(document, 'Include');
  if (include === undefined || include.namespace !== XOP_NAMESPACE) {
    return decodeBase64(document.text);
  }
  if (document.text.trim() !== '') return { fault: 'is given twice' };
  const part = message.parts.get(contentIdOf(take.attributeOf(include, 'href')) ?? '');
  if (part === undefined) return { fault: 'points to a part the message does not have' };
  used.add(part);
  return decodePart(part);
}

/** `cid:` with percent-encoding (RFC 2392). */
function contentIdOf(href: string | undefined): string | undefined {
  if (href === undefined || !/^cid:/i.test(href)) return undefined;
  const id = href.slice('cid:'.length);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function decodePart({ headers, body }: Part): Decoded {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? 'binary';
  if (encoding === 'base64') return decodeBase64(new TextDecoder('latin1').decode(body));
  if (!PLAIN_ENCODINGS.has(encoding)) return { fault: 'is encoded in a way that is not supported' };
  if (body.length > DOCUMENT_BYTES_MAX) return { fault: 'is larger than the limit' };
  return body.length === 0 ? MISSING : { bytes: body };
}

const PLAIN_ENCODINGS: ReadonlySet<string> = new Set(['binary', '8bit', '7bit']);

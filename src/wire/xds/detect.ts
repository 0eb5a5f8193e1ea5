import { QUERY_NAMESPACE, RESPONSE_NAMESPACE, XDS_NAMESPACE } from './namespaces.ts';

/**
 * Whether the beginning of a file is an answer of XDS.b or XCA: the list of a query, retrieved documents, a
 * refusal, or a SOAP 1.2 fault that is none of the MIG; alone, in an envelope, or in a whole MTOM message.
 * `head` is decoded leniently.
 */
export function detectXds(head: string): boolean {
  const root = ROOT.exec(head)?.[1]?.split(':').at(-1);
  if (root === undefined) return isMultipart(head) && (isAnswer(head) || XOP.test(head));
  if (ANSWERS.has(root)) return isAnswer(head);
  return root === 'Envelope' && (isAnswer(head) || isFault(head));
}

/** The first tag that is no declaration, instruction or comment, of a file that is nothing but XML. */
const ROOT = /^\s*(?:\uFEFF)?\s*(?:<\?[^>]*\?>\s*|<!--(?:[^-]|-(?!-))*-->\s*)*<([^\s<>/!?]+)/;
const ANSWERS: ReadonlySet<string> = new Set([
  'AdhocQueryResponse',
  'RetrieveDocumentSetResponse',
  'RegistryResponse',
]);
const ANSWER =
  /<(?:[^\s<>/:]+:)?(?:AdhocQueryResponse|RetrieveDocumentSetResponse|RegistryResponse)[\s/>]/;

function isAnswer(head: string): boolean {
  // Namespaces are found quickest, and nearly no answer of another service names one of these.
  return NAMESPACES.some((name) => head.includes(name)) && ANSWER.test(head);
}

const NAMESPACES = [XDS_NAMESPACE, QUERY_NAMESPACE, RESPONSE_NAMESPACE];

const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';
const FAULT = /<(?:[^\s<>/:]+:)?Fault[\s/>]/;

/** XDS.b speaks SOAP 1.2; a fault of SOAP 1.1 is its own only if it says so. */
function isFault(head: string): boolean {
  if (!head.includes(SOAP_12) && !head.includes('urn:ihe:iti')) return false;
  return FAULT.test(head) && !OTHERS.test(head);
}

/** Namespaces of other services that send faults of their own. */
const OTHERS = /http:\/\/www\.(?:healthcaregateway\.co\.uk|e-mis\.com)\//;

/** A MIME message, beginning with its first boundary or with the headers of the transport. */
function isMultipart(head: string): boolean {
  const start = head.slice(0, HEADERS_MAX).trimStart();
  return /^--[^\s-]/.test(start) || (/^[A-Za-z-]+:/.test(start) && RELATED.test(start));
}

const HEADERS_MAX = 8192;
const RELATED = /content-type:\s*multipart\/related/i;
const XOP = /application\/xop\+xml/i;

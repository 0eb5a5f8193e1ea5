import { readEnvelope } from '../soap/read-envelope.ts';
import type { SoapFault } from '../soap/read-envelope.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { isOpenHr } from './open-hr.ts';
import { MIG_NAMESPACE, one } from './source.ts';

/** What a response of the MIG holds. */
export type MigContent =
  | { readonly kind: 'trace'; readonly element: XmlElement }
  | { readonly kind: 'extract'; readonly element: XmlElement }
  | { readonly kind: 'open-hr'; readonly element: XmlElement }
  | { readonly kind: 'fault'; readonly what: string }
  | { readonly kind: 'unknown' };

/** Opens a response: the SOAP envelope if there is one, then the wrapper of the MIG, if there is one. */
export function openResponse(root: XmlElement): MigContent {
  root.seen = true;
  const soap = readEnvelope(root);
  if (soap === undefined) return openPayload(root);
  if (soap.kind === 'no-body') return { kind: 'unknown' };
  soap.body.seen = true;
  if (soap.kind === 'fault') return openFault(soap.fault);
  const [payload] = soap.payload;
  return payload === undefined ? { kind: 'unknown' } : openPayload(payload);
}

function openPayload(payload: XmlElement): MigContent {
  if (isOpenHr(payload)) return { kind: 'open-hr', element: payload };
  if (payload.namespace !== MIG_NAMESPACE) return { kind: 'unknown' };
  payload.seen = true;
  if (payload.local === 'migFault') return { kind: 'fault', what: faultOf(payload) };
  if (payload.local !== 'migResponse') return { kind: 'unknown' };
  const content = one(payload, 'serviceContent');
  const trace = one(content, 'extendedTraceResponse');
  if (trace !== undefined) return { kind: 'trace', element: trace };
  const extract = one(content, 'ehrExtractResponsev2-0');
  return extract === undefined ? { kind: 'unknown' } : { kind: 'extract', element: extract };
}

function openFault(fault: SoapFault): MigContent {
  fault.element.seen = true;
  const mig = fault.detail?.children.find(
    (child) => child.local === 'migFault' && child.namespace === MIG_NAMESPACE,
  );
  const what = mig === undefined ? `a SOAP fault${wordOf(fault.code)}` : faultOf(mig);
  return { kind: 'fault', what };
}

/** The text of a fault is never repeated: it may speak of the patient. Its category is one word. */
function faultOf(element: XmlElement): string {
  const category = one(one(element, 'error'), 'category');
  return `a MIG fault${wordOf(category?.text.trim())}`;
}

function wordOf(word: string | undefined): string {
  return word !== undefined && /^[A-Za-z][A-Za-z_-]{0,39}$/.test(word)
    ? ` of category ${word}`
    : '';
}

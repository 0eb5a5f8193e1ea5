import { readEnvelope } from '../soap/read-envelope.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { readMigFault, readSoapFault } from './faults.ts';
import type { Fault } from './faults.ts';
import { isOpenHr } from './open-hr.ts';
import { MIG_NAMESPACE, one } from './source.ts';

/** What a response of the MIG holds. */
export type MigContent =
  | { readonly kind: 'trace'; readonly element: XmlElement }
  | { readonly kind: 'extract'; readonly element: XmlElement }
  | { readonly kind: 'open-hr'; readonly element: XmlElement }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'unknown' };

/** Opens a response: the SOAP envelope if there is one, then the wrapper of the MIG, if there is one. */
export function openResponse(root: XmlElement): MigContent {
  root.seen = true;
  const soap = readEnvelope(root);
  if (soap === undefined) return openPayload(root);
  if (soap.kind === 'no-body') return { kind: 'unknown' };
  soap.body.seen = true;
  if (soap.kind === 'fault') return { kind: 'fault', fault: readSoapFault(soap.fault) };
  const [payload] = soap.payload;
  return payload === undefined ? { kind: 'unknown' } : openPayload(payload);
}

function openPayload(payload: XmlElement): MigContent {
  if (isOpenHr(payload)) return { kind: 'open-hr', element: payload };
  if (payload.namespace !== MIG_NAMESPACE) return { kind: 'unknown' };
  payload.seen = true;
  if (payload.local === 'migFault') {
    return { kind: 'fault', fault: readMigFault(payload) };
  }
  if (payload.local !== 'migResponse') return { kind: 'unknown' };
  const content = one(payload, 'serviceContent');
  const trace = one(content, 'extendedTraceResponse');
  if (trace !== undefined) return { kind: 'trace', element: trace };
  const extract = one(content, 'ehrExtractResponsev2-0');
  return extract === undefined ? { kind: 'unknown' } : { kind: 'extract', element: extract };
}

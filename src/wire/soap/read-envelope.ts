import type { XmlElement } from '../xml/xml-tree.ts';

/** Namespaces of SOAP 1.1, which the MIG speaks, and of 1.2, which is tolerated. */
export const SOAP_NAMESPACES: ReadonlySet<string> = new Set([
  'http://schemas.xmlsoap.org/soap/envelope/',
  'http://www.w3.org/2003/05/soap-envelope',
]);

/** A SOAP Fault. `code` is the local part of its code; nothing of it may be printed unchecked. */
export interface SoapFault {
  readonly code: string | undefined;
  readonly detail: XmlElement | undefined;
  readonly element: XmlElement;
}

/** What a SOAP message carries: payload elements, a fault, or neither. */
export type SoapContent =
  | { readonly kind: 'payload'; readonly body: XmlElement; readonly payload: readonly XmlElement[] }
  | { readonly kind: 'fault'; readonly body: XmlElement; readonly fault: SoapFault }
  | { readonly kind: 'no-body' };

/** Opens an envelope; `undefined` when the element is none. */
export function readEnvelope(root: XmlElement): SoapContent | undefined {
  if (root.local !== 'Envelope' || !SOAP_NAMESPACES.has(root.namespace)) return undefined;
  const body = root.children.find((child) => isSoap(child, 'Body'));
  if (body === undefined) return { kind: 'no-body' };
  const fault = body.children.find((child) => isSoap(child, 'Fault'));
  if (fault !== undefined) return { kind: 'fault', body, fault: readFault(fault) };
  return { kind: 'payload', body, payload: body.children };
}

function isSoap(element: XmlElement, local: string): boolean {
  return element.local === local && SOAP_NAMESPACES.has(element.namespace);
}

/** SOAP 1.1 writes `faultcode` and `detail` without a namespace; 1.2 writes `Code/Value` and `Detail`. */
function readFault(element: XmlElement): SoapFault {
  const code = find(element, 'faultcode') ?? find(find(element, 'Code'), 'Value');
  return {
    code: code?.text.trim().split(':').at(-1),
    detail: find(element, 'detail') ?? find(element, 'Detail'),
    element,
  };
}

function find(parent: XmlElement | undefined, local: string): XmlElement | undefined {
  return parent?.children.find((child) => child.local === local);
}

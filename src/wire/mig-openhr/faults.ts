import type { Refusal, RefusalClass } from '../../record/reading.ts';
import type { SoapFault } from '../soap/read-envelope.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { MIG_NAMESPACE, one } from './source.ts';

/** A fault in place of an answer: what it is called, and what it means. */
export interface Fault {
  /** In our words, with the published code. */
  readonly what: string;
  readonly class: RefusalClass;
}

/**
 * What a fault code says by the standard that defines it. `Client` and `Sender`: the message was wrong (SOAP 1.1
 * section 4.4.1, SOAP 1.2 section 5.4.6). The codes of WS-Security (1.1, section 12) and of WS-Addressing
 * (1.0 SOAP binding, section 6.4) that speak of the request.
 */
const CLASS_OF_CODE: ReadonlyMap<string, RefusalClass> = new Map([
  ...[
    'Client',
    'Sender',
    'VersionMismatch',
    'MustUnderstand',
    'DataEncodingUnknown',
    'UnsupportedSecurityToken',
    'UnsupportedAlgorithm',
    'InvalidSecurity',
    'InvalidSecurityToken',
    'FailedAuthentication',
    'FailedCheck',
    'SecurityTokenUnavailable',
    'InvalidAddressingHeader',
    'MessageAddressingHeaderRequired',
    'ActionNotSupported',
  ].map((code) => [code, 'configuration'] as const),
  ['Server', 'unavailable'],
  ['Receiver', 'unavailable'],
  ['DestinationUnreachable', 'unavailable'],
  ['EndpointUnavailable', 'unavailable'],
]);

/** The one category of a MIG fault that is known (mig-wire, section 4.2); the list of them is not published. */
const CLASS_OF_CATEGORY: ReadonlyMap<string, RefusalClass> = new Map([['FATAL', 'unavailable']]);

/** Reads a SOAP fault, and the fault of the MIG in it if there is one. */
export function readSoapFault(fault: SoapFault): Fault {
  fault.element.seen = true;
  const mig = fault.detail?.children.find(
    (child) => child.local === 'migFault' && child.namespace === MIG_NAMESPACE,
  );
  if (mig !== undefined) return readMigFault(mig, fault.code);
  return {
    what: `a SOAP fault${wordOf(fault.code)}`,
    class: CLASS_OF_CODE.get(fault.code ?? '') ?? 'unavailable',
  };
}

/**
 * Reads a `migFault`. Its text is never repeated, nor anything told from it: it may speak of the patient, and
 * its wording is not published. An unknown category means what the code of the SOAP fault says, if any.
 */
export function readMigFault(element: XmlElement, code?: string): Fault {
  const category = one(one(element, 'error'), 'category')?.text.trim();
  return {
    what: `a MIG fault${wordOf(category)}`,
    class: CLASS_OF_CATEGORY.get(category ?? '') ?? CLASS_OF_CODE.get(code ?? '') ?? 'unavailable',
  };
}

/** What a fault means for a record. */
export function refusalOf({ what, class: of }: Fault): Refusal {
  return { class: of, why: `the MIG answered with ${what}` };
}

function wordOf(word: string | undefined): string {
  return word !== undefined && /^[A-Za-z][A-Za-z_-]{0,39}$/.test(word)
    ? ` of category ${word}`
    : '';
}

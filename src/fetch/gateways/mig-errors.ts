/** Bytes in which a fault shows; an envelope's header before it is short. */
const HEAD_BYTES = 65_536;

const PREFIX = '(?:[\\w.-]+:)?';
const FAULT = new RegExp(
  `<${PREFIX}Body(?:\\s[^>]*)?>\\s*(?:<!--[^>]*-->\\s*)*<${PREFIX}(?:Fault|migFault)[\\s/>]`,
);

/** Whether the body of a SOAP envelope is a fault; some gateways send one with status 200. */
export function isSoapFault(body: Uint8Array): boolean {
  return FAULT.test(Buffer.from(body.subarray(0, HEAD_BYTES)).toString('latin1'));
}

import { guidOf } from '../identifiers.ts';
import { element, textElement } from '../mig/xml.ts';

/** The answers of the four transactions, by the action that names each. */
export const ACTIONS = {
  'iti-18': 'urn:ihe:iti:2007:RegistryStoredQueryResponse',
  'iti-38': 'urn:ihe:iti:2007:CrossGatewayQueryResponse',
  'iti-43': 'urn:ihe:iti:2007:RetrieveDocumentSetResponse',
  'iti-39': 'urn:ihe:iti:2007:CrossGatewayRetrieveResponse',
} as const;
export type Transaction = keyof typeof ACTIONS;

/** A SOAP 1.2 envelope with the addressing of an answer. */
export function writeEnvelope(transaction: Transaction, seed: string, body: string): string {
  const header = element('soap:Header', [
    textElement('wsa:Action', ACTIONS[transaction], { 'soap:mustUnderstand': 'true' }),
    textElement('wsa:MessageID', `urn:uuid:${guidOf('xds', 'message', transaction, seed)}`),
    textElement('wsa:RelatesTo', `urn:uuid:${guidOf('xds', 'request', transaction, seed)}`),
  ]);
  return element('soap:Envelope', [header, element('soap:Body', [body])], {
    'xmlns:soap': 'http://www.w3.org/2003/05/soap-envelope',
    'xmlns:wsa': 'http://www.w3.org/2005/08/addressing',
  });
}

/** Namespaces of the registry's answers. */
export const NAMESPACES = {
  'xmlns:xds': 'urn:ihe:iti:xds-b:2007',
  'xmlns:rs': 'urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0',
} as const;

const EBXML = 'urn:oasis:names:tc:ebxml-regrep';

/** How an answer went; IHE has a name of its own for the one in between. */
export const STATUSES = {
  success: `${EBXML}:ResponseStatusType:Success`,
  partial: 'urn:ihe:iti:2007:ResponseStatusType:PartialSuccess',
  'partial-ebxml': `${EBXML}:ResponseStatusType:PartialSuccess`,
  failure: `${EBXML}:ResponseStatusType:Failure`,
} as const;

/** What a registry can have against a request, and the words it says it in. */
export const ERRORS = {
  XDSUnknownPatientId: 'Patient id is not known to the registry',
  XDSDocumentUniqueIdError: 'Document is not known to the repository',
  XDSUnknownRepositoryId: 'Repository is not known',
  XDSUnknownCommunity: 'Community is not known',
  XDSMissingHomeCommunityId: 'homeCommunityId is missing',
  XDSStoredQueryMissingParam: 'A mandatory parameter of the query is missing',
  XDSStoredQueryParamNumber: 'A parameter of the query has too many values',
  XDSUnavailableCommunity: 'Community cannot be reached',
  XDSRegistryError: 'Internal error of the registry',
  XDSRepositoryError: 'Internal error of the repository',
} as const;
export type XdsError = keyof typeof ERRORS;

/** The errors of an answer; none at all without any. */
export function writeErrors(errors: readonly XdsError[]): string | undefined {
  if (errors.length === 0) return undefined;
  const list = errors.map((errorCode) =>
    element('rs:RegistryError', [], {
      errorCode,
      codeContext: ERRORS[errorCode],
      severity: `${EBXML}:ErrorSeverityType:Error`,
    }),
  );
  return element('rs:RegistryErrorList', list);
}

/** The declaration before a document of its own. */
export function declared(markup: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${markup}`;
}

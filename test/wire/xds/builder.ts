import type { DataItem, ItemReport } from '../../../src/record/item.ts';
import type { Reading } from '../../../src/record/reading.ts';
import { readCda } from '../../../src/wire/cda/read.ts';
import { readXds } from '../../../src/wire/xds/read.ts';

const ADDRESSING =
  '<s:Header><a:Action xmlns:a="http://www.w3.org/2005/08/addressing">urn:ihe:iti:2007:RetrieveDocumentSetResponse</a:Action></s:Header>';

export const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';

/** A payload in an envelope. */
export function envelope(payload: string, soap = SOAP_12): string {
  return `<s:Envelope xmlns:s="${soap}">${ADDRESSING}<s:Body>${payload}</s:Body></s:Envelope>`;
}

/** A `RegistryResponse` with errors. */
export function registryResponse(status: string, errors = ''): string {
  const list = errors === '' ? '' : `<r:RegistryErrorList>${errors}</r:RegistryErrorList>`;
  return `<r:RegistryResponse xmlns:r="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:${status}">${list}</r:RegistryResponse>`;
}

/** One error, whose context names a patient that must never be printed. */
export function registryError(code: string, severity = 'Error'): string {
  return `<r:RegistryError errorCode="${code}" codeContext="CANARY 9434765919" location="x" severity="urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:${severity}"/>`;
}

/** One retrieved document. */
export function documentResponse(content: string, mimeType = 'text/xml'): string {
  return `<x:DocumentResponse><x:HomeCommunityId>urn:oid:1.2</x:HomeCommunityId><x:RepositoryUniqueId>1.2</x:RepositoryUniqueId><x:DocumentUniqueId>1.2.3</x:DocumentUniqueId><x:mimeType>${mimeType}</x:mimeType><x:Document>${content}</x:Document></x:DocumentResponse>`;
}

/** A whole retrieve answer. */
export function retrieved(documents: string, response = registryResponse('Success')): string {
  return envelope(
    `<x:RetrieveDocumentSetResponse xmlns:x="urn:ihe:iti:xds-b:2007">${response}${documents}</x:RetrieveDocumentSetResponse>`,
  );
}

/** Base64 of a text. */
export function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/** A CDA document with one problem. */
export function cda(term: string, id = 'd1'): string {
  return `<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><id root="1.2" extension="${id}"/><component><structuredBody><component><section><code code="11450-4" codeSystem="2.16.840.1.113883.6.1"/><text/><entry><observation><value xsi:type="CD" nullFlavor="OTH"><originalText>${term}</originalText></value></observation></entry></section></component></structuredBody></component></ClinicalDocument>`;
}

/** Reads an answer whose documents are CDA. */
export function read(text: string | Uint8Array): Reading {
  return readXds(typeof text === 'string' ? new TextEncoder().encode(text) : text, readCda);
}

/** The report on an item. */
export function itemOf(reading: Reading, item: DataItem): ItemReport {
  return reading.record.items.find((report) => report.item === item) as ItemReport;
}

/** What the problems of a reading say, with their severity. */
export function problemsOf(reading: Reading): readonly string[] {
  return reading.problems.map(({ severity, what }) => `${severity}: ${what}`);
}

import { guidOf } from '../identifiers.ts';
import { element, textElement } from '../mig/xml.ts';
import type { Moment, SimulatedPatient } from '../model.ts';
import type { RegisteredDocument } from './documents.ts';
import { HOME_COMMUNITY, REPOSITORY, summaryDocument } from './documents.ts';
import type { XdsError } from './envelope.ts';
import { NAMESPACES, STATUSES, declared, writeEnvelope, writeErrors } from './envelope.ts';

/** How a document set is answered with. */
export interface RetrieveOptions {
  /** "Today", `yyyy-mm-dd`. */
  readonly asAt: Moment;
  /** Which retrieval is answered. @default 'iti-43' */
  readonly transaction?: 'iti-43' | 'iti-39' | undefined;
  /** What could not be had beside what is sent. @default none */
  readonly errors?: readonly XdsError[] | undefined;
  /** Whose name a partial success bears: the one of IHE or the one of ebXML. @default 'partial' */
  readonly partialStatus?: 'partial' | 'partial-ebxml' | undefined;
  /** The document to send, in place of the record as it is written by default. */
  readonly document?: string | undefined;
}

/** The record as a CDA document inside the answer of a repository, in base64. */
export function writeXdsRetrieve(patient: SimulatedPatient, options: RetrieveOptions): string {
  const document = summaryDocument(patient, options.asAt, options.document);
  const content = Buffer.from(document.content ?? '', 'utf8').toString('base64');
  const inline = textElement('xds:Document', content);
  return declared(writeAnswer(patient, options, [writeDocumentResponse(document, inline)]));
}

/** An answer in several parts, as it goes over HTTP. */
export interface MultipartAnswer {
  /** Value of the header `Content-Type`. */
  readonly contentType: string;
  readonly body: string;
}

/** The same with the document beside the envelope (MTOM): `xop:Include` names its part. */
export function writeXdsMtom(
  patient: SimulatedPatient,
  options: RetrieveOptions & { readonly preamble?: string | undefined },
): MultipartAnswer {
  const document = summaryDocument(patient, options.asAt, options.document);
  const seed = patient.nhsNumber;
  const boundary = `uuid:${guidOf('xds', 'boundary', seed)}`;
  const root = `${guidOf('xds', 'root', seed)}@simulated.invalid`;
  const attached = `${guidOf('xds', 'attached', seed)}@simulated.invalid`;
  const include = element('xop:Include', [], {
    'xmlns:xop': 'http://www.w3.org/2004/08/xop/include',
    href: `cid:${attached}`,
  });
  const pointing = element('xds:Document', [include]);
  const envelope = writeAnswer(patient, options, [writeDocumentResponse(document, pointing)]);
  const xop = 'application/xop+xml; charset=UTF-8; type="application/soap+xml"';
  const parts = [
    writePart(boundary, { type: xop, id: root, content: declared(envelope) }),
    writePart(boundary, {
      type: document.mediaType,
      id: attached,
      content: document.content ?? '',
    }),
  ];
  const { preamble = '' } = options;
  return {
    contentType: `multipart/related; type="application/xop+xml"; start="<${root}>"; start-info="application/soap+xml"; boundary="${boundary}"`,
    body: `${preamble}${CRLF}${parts.join('')}--${boundary}--${CRLF}`,
  };
}

/** An answer without a document: the repository, or the gateway before it, refused. */
export function writeXdsRefusal(
  patient: SimulatedPatient,
  errors: readonly [XdsError, ...XdsError[]],
  transaction: 'iti-43' | 'iti-39' = 'iti-43',
): string {
  const body = writeResponse(STATUSES.failure, errors, []);
  return declared(writeEnvelope(transaction, patient.nhsNumber, body));
}

const CRLF = '\r\n';

function writePart(
  boundary: string,
  part: { readonly type: string; readonly id: string; readonly content: string },
): string {
  const lines = [
    `--${boundary}`,
    `Content-Type: ${part.type}`,
    'Content-Transfer-Encoding: binary',
    `Content-ID: <${part.id}>`,
    '',
    part.content,
    '',
  ];
  return lines.join(CRLF);
}

function writeAnswer(
  patient: SimulatedPatient,
  options: RetrieveOptions,
  documents: readonly string[],
): string {
  const { transaction = 'iti-43', errors = [], partialStatus = 'partial' } = options;
  const status = errors.length === 0 ? STATUSES.success : STATUSES[partialStatus];
  const body = writeResponse(status, errors, documents);
  return writeEnvelope(transaction, patient.nhsNumber, body);
}

function writeResponse(
  status: string,
  errors: readonly XdsError[],
  documents: readonly string[],
): string {
  const response = element('rs:RegistryResponse', [writeErrors(errors)], { status });
  return element('xds:RetrieveDocumentSetResponse', [response, ...documents], NAMESPACES);
}

function writeDocumentResponse(document: RegisteredDocument, content: string): string {
  return element('xds:DocumentResponse', [
    textElement('xds:HomeCommunityId', HOME_COMMUNITY),
    textElement('xds:RepositoryUniqueId', REPOSITORY),
    textElement('xds:DocumentUniqueId', document.uniqueId),
    textElement('xds:mimeType', document.mediaType),
    content,
  ]);
}

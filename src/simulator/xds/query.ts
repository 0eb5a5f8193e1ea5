import { createHash } from 'node:crypto';
import { NHS_NUMBER } from '../cda/header.ts';
import { guidOf } from '../identifiers.ts';
import { element } from '../mig/xml.ts';
import type { Moment, SimulatedPatient } from '../model.ts';
import { addDays, londonOffset } from '../moments.ts';
import { classification, slot, slots, title } from './ebrim.ts';
import type { RegisteredDocument } from './documents.ts';
import { HOME_COMMUNITY, REPOSITORY, letterDocuments, summaryDocument } from './documents.ts';
import type { XdsError } from './envelope.ts';
import { NAMESPACES, STATUSES, declared, writeEnvelope, writeErrors } from './envelope.ts';

/** How a query is answered. */
export interface QueryOptions {
  /** "Today", `yyyy-mm-dd`. */
  readonly asAt: Moment;
  /** Which query is answered. @default 'iti-18' */
  readonly transaction?: 'iti-18' | 'iti-38' | undefined;
  /** What could not be asked. @default none */
  readonly errors?: readonly XdsError[] | undefined;
}

/** The answer that lists the documents there are of a patient: the record and every letter. */
export function writeXdsQuery(patient: SimulatedPatient, options: QueryOptions): string {
  const documents = [summaryDocument(patient, options.asAt), ...letterDocuments(patient)];
  const entries = documents.map((document) => writeExtrinsicObject(patient, document));
  const status = (options.errors ?? []).length === 0 ? STATUSES.success : STATUSES.partial;
  return writeAnswer(patient, options, { status, entries });
}

/** The answer of a registry that refuses to look. */
export function writeXdsQueryRefusal(
  patient: SimulatedPatient,
  options: QueryOptions & { readonly errors: readonly [XdsError, ...XdsError[]] },
): string {
  return writeAnswer(patient, options, { status: STATUSES.failure, entries: [] });
}

function writeAnswer(
  patient: SimulatedPatient,
  options: QueryOptions,
  answer: { readonly status: string; readonly entries: readonly string[] },
): string {
  const { transaction = 'iti-18', errors = [] } = options;
  const list = element('rim:RegistryObjectList', answer.entries, {
    'xmlns:rim': 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0',
  });
  const response = element('query:AdhocQueryResponse', [writeErrors(errors), list], {
    'xmlns:query': 'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0',
    'xmlns:rs': NAMESPACES['xmlns:rs'],
    status: answer.status,
  });
  return declared(writeEnvelope(transaction, patient.nhsNumber, response));
}

function writeExtrinsicObject(patient: SimulatedPatient, document: RegisteredDocument): string {
  const { entryUuid, mediaType, content, created } = document;
  const patientId = `${patient.nhsNumber}^^^&${NHS_NUMBER}&ISO`;
  const measured =
    content === undefined
      ? {}
      : {
          hash: createHash('sha1').update(content).digest('hex'),
          size: String(Buffer.byteLength(content)),
        };
  return element(
    'rim:ExtrinsicObject',
    [
      ...slots({
        creationTime: inUtc(created),
        languageCode: 'en-GB',
        repositoryUniqueId: REPOSITORY,
        sourcePatientId: patientId,
        ...measured,
      }),
      title(document.title),
      writeAuthor(patient, entryUuid),
      ...writeCodes(document),
      externalIdentifier(document, 'XDSDocumentEntry.patientId', patientId),
      externalIdentifier(document, 'XDSDocumentEntry.uniqueId', document.uniqueId),
    ],
    {
      id: entryUuid,
      lid: entryUuid,
      home: HOME_COMMUNITY,
      mimeType: mediaType,
      objectType: 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1',
      status: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved',
    },
  );
}

/** Times of a registry are in UTC and name no zone; a day alone stays a day. */
function inUtc(moment: Moment): string {
  const summer = moment.length > 10 && londonOffset(moment) === '+01:00';
  const utc = summer ? anHourBefore(moment) : moment;
  return utc.replaceAll(/[-:T]/g, '');
}

function anHourBefore(moment: Moment): Moment {
  const hour = Number(moment.slice(11, 13));
  const day = hour === 0 ? addDays(moment, -1) : moment.slice(0, 10);
  const before = String((hour + 23) % 24).padStart(2, '0');
  return `${day}T${before}${moment.slice(13)}`;
}

function writeAuthor(patient: SimulatedPatient, object: string): string {
  const { name, code } = patient.practice;
  const institution = `${name}^^^^^&2.16.840.1.113883.2.1.4.3&ISO^^^^${code}`;
  return classification({
    scheme: '93606bcf-9494-43ec-9b4e-a7748d1a838d',
    object,
    code: '',
    slots: [slot('authorInstitution', institution)],
  });
}

const SNOMED = '2.16.840.1.113883.6.96';

function writeCodes({ type, entryUuid: object }: RegisteredDocument): string[] {
  const [typeCode, typeName, typeSystem] =
    type === 'summary'
      ? ['34133-9', 'Summarization of Episode Note', '2.16.840.1.113883.6.1']
      : [type.snomed, type.term, SNOMED];
  const [format, formatName] =
    type === 'summary'
      ? ['urn:hl7-org:sdwg:ccda-structuredBody:2.1', 'C-CDA 2.1 with a structured body']
      : ['urn:ihe:iti:xds:2017:mimeTypeSufficient', 'Media type sufficient'];
  const codes = [
    ['41a5887f-8865-4c09-adf7-e362475b143a', typeCode, typeName, typeSystem],
    ['f0306f51-975f-434e-a61c-c59651d33983', typeCode, typeName, typeSystem],
    ['a09d5840-386c-46f2-b5ad-9c3699a4309d', format, formatName, '1.3.6.1.4.1.19376.1.2.3'],
    ['f4f85eac-e6cb-4883-b524-f2705394840f', 'N', 'Normal', '2.16.840.1.113883.5.25'],
    ['f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1', '264372000', 'General practice site', SNOMED],
    ['cccf5598-8b07-4b77-a05e-ae952c785ead', '394814009', 'General practice', SNOMED],
  ] as const;
  return codes.map(([scheme, code, name, system]) =>
    classification({ scheme, object, code, name, slots: [slot('codingScheme', system)] }),
  );
}

const IDENTIFIED_BY = {
  'XDSDocumentEntry.patientId': 'urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427',
  'XDSDocumentEntry.uniqueId': 'urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab',
} as const;

function externalIdentifier(
  { entryUuid }: RegisteredDocument,
  name: keyof typeof IDENTIFIED_BY,
  value: string,
): string {
  return element('rim:ExternalIdentifier', [title(name)], {
    id: `urn:uuid:${guidOf('xds', 'identifier', entryUuid, name)}`,
    registryObject: entryUuid,
    identificationScheme: IDENTIFIED_BY[name],
    value,
  });
}

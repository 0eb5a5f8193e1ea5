import type { FormatLimit, Reading } from '../record/reading.ts';
import { detectCda } from './cda/detect.ts';
import { CDA_LIMITS } from './cda/limits.ts';
import { readCda } from './cda/read.ts';
import { detectEmisOpen } from './emis-open/detect.ts';
import { EMIS_OPEN_LIMITS } from './emis-open/limits.ts';
import { readEmisOpen } from './emis-open/read.ts';
import { detectGpConnectHtml } from './gpconnect-html/detect.ts';
import { GPCONNECT_HTML_LIMITS } from './gpconnect-html/limits.ts';
import { readGpConnectHtml } from './gpconnect-html/read.ts';
import { detectFhirR4 } from './fhir-r4/detect.ts';
import { FHIR_R4_LIMITS } from './fhir-r4/limits.ts';
import { readFhirR4, readFhirR4Answers } from './fhir-r4/read.ts';
import { detectGpConnectStructured } from './gpconnect-structured/detect.ts';
import { GPCONNECT_STRUCTURED_LIMITS } from './gpconnect-structured/limits.ts';
import { readGpConnectStructured } from './gpconnect-structured/read.ts';
import { detectMigOpenHr } from './mig-openhr/detect.ts';
import { MIG_OPENHR_LIMITS } from './mig-openhr/limits.ts';
import { readMigOpenHr } from './mig-openhr/read-mig-openhr.ts';
import { readAmong } from './read-among.ts';
import type { XmlParser } from './xml/xml-tree.ts';
import { detectXds } from './xds/detect.ts';
import { readXds } from './xds/read.ts';

/** How a response is read; a format takes what concerns it. */
export interface ReadOptions {
  /** Which scanner reads XML. @default 'own' */
  readonly parser?: XmlParser | undefined;
}

/** A format of a response: how to know it, how to read it, what it cannot say. */
export interface Format {
  /** Stable; also the name of its folder. */
  readonly id: string;
  readonly title: string;
  /** Given the first 64 KB, decoded leniently. */
  readonly detect: (head: string) => boolean;
  /** Never throws on content. */
  readonly read: (content: Uint8Array, options?: ReadOptions) => Reading;
  /** Reads all answers of one case together, where the entries of one point to those of another. */
  readonly readAll?: ((contents: readonly Uint8Array[]) => readonly Reading[]) | undefined;
  readonly limits: readonly FormatLimit[];
}

/** Formats of a record; each may come in an envelope. */
const DOCUMENT_FORMATS: readonly Format[] = [
  {
    id: 'mig-openhr',
    title: 'MIG response (SOAP or bare OpenHR)',
    detect: detectMigOpenHr,
    read: readMigOpenHr,
    limits: MIG_OPENHR_LIMITS,
  },
  {
    id: 'gpconnect-structured',
    title: 'GP Connect Access Record Structured (FHIR STU3)',
    detect: detectGpConnectStructured,
    read: readGpConnectStructured,
    limits: GPCONNECT_STRUCTURED_LIMITS,
  },
  {
    id: 'gpconnect-html',
    title: 'GP Connect Access Record HTML (FHIR DSTU2)',
    detect: detectGpConnectHtml,
    read: readGpConnectHtml,
    limits: GPCONNECT_HTML_LIMITS,
  },
  {
    id: 'emis-open',
    title: 'EMIS Open MedicalRecord',
    detect: detectEmisOpen,
    read: readEmisOpen,
    limits: EMIS_OPEN_LIMITS,
  },
  {
    id: 'fhir-r4',
    title: 'FHIR R4 (UK Core, Millennium)',
    detect: detectFhirR4,
    read: readFhirR4,
    readAll: readFhirR4Answers,
    limits: FHIR_R4_LIMITS,
  },
  {
    id: 'cda',
    title: 'CDA R2 (C-CDA)',
    detect: detectCda,
    read: readCda,
    limits: CDA_LIMITS,
  },
];

/** Every format that can be read; either may stand on either side. */
export const FORMATS: readonly Format[] = [
  ...DOCUMENT_FORMATS,
  {
    id: 'xds',
    title: 'XDS.b or XCA answer',
    detect: detectXds,
    // An envelope in an envelope is no document, so what is read ends here.
    read: (content, options) =>
      readXds(content, (document) => readAmong(DOCUMENT_FORMATS, document, options), options),
    // What is in it has the limits of its own format.
    limits: [],
  },
];

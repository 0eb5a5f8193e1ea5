import { writeCda } from './cda/document.ts';
import { writeEmisOpen } from './emis-open/record.ts';
import type { GpSystem } from './gp-system.ts';
import { writeGpConnectStructured } from './hie/structured.ts';
import { writeGpConnectHtml } from './html/write.ts';
import { writeMigAnswers } from './mig/extract.ts';
import type { Moment, SimulatedPatient, SimulatedSide } from './model.ts';
import { writeR4 } from './r4/bundles.ts';
import { writeXdsRetrieve } from './xds/retrieve.ts';

/** Formats a record can be written in, by the name the readers know them by. */
export const WRITTEN_FORMATS = [
  'mig-openhr',
  'gpconnect-structured',
  'gpconnect-html',
  'cda',
  'fhir-r4',
  'emis-open',
  'xds',
] as const;
export type WrittenFormat = (typeof WRITTEN_FORMATS)[number];

/** What a writer needs to know besides the patient. */
export interface WriterOptions {
  /** "Today", `yyyy-mm-dd`. */
  readonly asAt: Moment;
  /** The system whose habits are followed, where the format knows any. @default the practice's own */
  readonly system?: GpSystem | undefined;
}

/** One file of an answer. */
export interface WrittenFile {
  /** Which part of the answer it is: `record` when there is one only. Unique within the answer. */
  readonly name: string;
  readonly content: string;
}

/** One format a patient's record can be written in. */
export interface Writer {
  readonly id: WrittenFormat;
  /** Ending of its files, without the dot. */
  readonly extension: string;
  /** The whole record; several files where the wire answers in parts. */
  write(patient: SimulatedPatient, options: WriterOptions): readonly WrittenFile[];
}

/** Every format the simulator writes; each owner adds the line of their own. */
export const WRITERS: readonly Writer[] = [
  {
    id: 'mig-openhr',
    extension: 'xml',
    write: (patient, { asAt, system }) => writeMigAnswers(patient, { asAt, system }),
  },
  {
    id: 'emis-open',
    extension: 'xml',
    write: (patient, { asAt }) => whole(writeEmisOpen(patient, { asAt })),
  },
  {
    id: 'gpconnect-structured',
    extension: 'json',
    write: (patient, { asAt }) => whole(writeGpConnectStructured(patient, { asAt })),
  },
  {
    id: 'gpconnect-html',
    extension: 'json',
    write: (patient, { asAt, system }) => writeGpConnectHtml(patient, { asAt, system }),
  },
  {
    id: 'cda',
    extension: 'xml',
    write: (patient, { asAt }) => whole(writeCda(patient, { asAt })),
  },
  {
    id: 'fhir-r4',
    extension: 'json',
    write: (patient, { asAt }) => writeR4(patient, { asAt }),
  },
  {
    id: 'xds',
    extension: 'xml',
    write: (patient, { asAt }) => whole(writeXdsRetrieve(patient, { asAt })),
  },
];

/** The side of a comparison a format stands on: the two a practice's own system writes are the MIG's. */
export function sideOf(format: WrittenFormat): SimulatedSide {
  return format === 'mig-openhr' || format === 'emis-open' ? 'mig' : 'hie';
}

function whole(content: string): readonly WrittenFile[] {
  return [{ name: 'record', content }];
}

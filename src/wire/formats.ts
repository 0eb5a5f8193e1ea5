import type { FormatLimit, Reading } from '../record/reading.ts';
import { detectGpConnectStructured } from './gpconnect-structured/detect.ts';
import { GPCONNECT_STRUCTURED_LIMITS } from './gpconnect-structured/limits.ts';
import { readGpConnectStructured } from './gpconnect-structured/read.ts';
import { detectMigOpenHr } from './mig-openhr/detect.ts';
import { MIG_OPENHR_LIMITS } from './mig-openhr/limits.ts';
import { readMigOpenHr } from './mig-openhr/read-mig-openhr.ts';

/** A format of a response: how to know it, how to read it, what it cannot say. */
export interface Format {
  /** Stable; also the name of its folder. */
  readonly id: string;
  readonly title: string;
  /** Given the first 64 KB, decoded leniently. */
  readonly detect: (head: string) => boolean;
  /** Never throws on content. */
  readonly read: (content: Uint8Array) => Reading;
  readonly limits: readonly FormatLimit[];
}

/** Every format that can be read; either may stand on either side. */
export const FORMATS: readonly Format[] = [
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
];

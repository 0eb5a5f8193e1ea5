import type { GpSystem } from '../gp-system.ts';
import { gpSystemOf } from '../gp-system.ts';
import type { Moment, SimulatedPatient } from '../model.ts';

/** The ten views of the detailed care record, by the last part of their name on the wire. */
export const MIG_VIEWS = [
  'patientdetail',
  'summary',
  'problem',
  'diagnosis',
  'medication',
  'riskswarning',
  'procedure',
  'investigation',
  'examination',
  'event',
] as const;
export type MigView = (typeof MIG_VIEWS)[number];

/** How an extract is written; what is left out follows the practice's system. */
export interface MigExtractOptions {
  /** "Today", `yyyy-mm-dd`. */
  readonly asAt: string;
  /** The request's own message id, echoed. */
  readonly requestMessage?: string | undefined;
  /** The request's specification id, echoed. */
  readonly specification?: string | undefined;
  /** @default true */
  readonly includeAssociatedText?: boolean | undefined;
  /** The system whose habits are followed. @default the practice's own */
  readonly system?: GpSystem | undefined;
  /** What stands in `translation`. @default 'description' for EMIS, else 'concept' */
  readonly translation?: MigStyle['translation'] | undefined;
  /** How Read codes are spelt. @default 'dotted' for Vision and Microtest, else 'emis' */
  readonly readForm?: MigStyle['readForm'] | undefined;
  /** Ids of entries the practice has deleted: they are sent, and marked so. @default none */
  readonly deleted?: readonly string[] | undefined;
  /** @default registered */
  readonly registration?: Registration | undefined;
  /** The OpenHR document as elements, or as text within its element. @default 'inline' */
  readonly structured?: 'inline' | 'escaped' | undefined;
}

/** How the patient stands to the practice. */
export type Registration =
  | { readonly status: 'registered' | 'temporary' | 'left' }
  | { readonly status: 'dead'; readonly on: Moment };

/** Options with every choice made. */
export interface MigStyle {
  readonly associatedText: boolean;
  readonly translation: 'description' | 'concept' | 'absent';
  /** As EMIS writes them (`H05z-1`), five characters with dots (`H05z.`), or in full (`H05z.11`). */
  readonly readForm: 'emis' | 'dotted' | 'full';
  readonly drugCodes: MigSystem['drugCodes'];
}

/** What a system does its own way on the MIG's wire. */
export interface MigSystem {
  /** Its name in the provenance, and its kind in the document. */
  readonly name: string;
  readonly systemType: 'EMISWEB' | 'EXT';
  /** It answers the whole record at once; else each view has a call of its own. */
  readonly answersWhole: boolean;
  readonly translation: 'description' | 'concept';
  readonly readForm: 'emis' | 'dotted';
  /** The code system of drugs; Multilex is expected of the systems that license it (inferred). */
  readonly drugCodes: 'EMISPREPARATION' | 'MULTILEX';
}

/** The four systems. Only EMIS has been seen; the others are read from what is said of them. */
const MIG_SYSTEMS: Readonly<Record<GpSystem, MigSystem>> = {
  EMIS: {
    name: 'EMISWEB',
    systemType: 'EMISWEB',
    answersWhole: true,
    translation: 'description',
    readForm: 'emis',
    drugCodes: 'EMISPREPARATION',
  },
  TPP: {
    name: 'SYSTMONE',
    systemType: 'EXT',
    answersWhole: true,
    translation: 'concept',
    readForm: 'emis',
    drugCodes: 'EMISPREPARATION',
  },
  Vision: {
    name: 'VISION',
    systemType: 'EXT',
    answersWhole: false,
    translation: 'concept',
    readForm: 'dotted',
    drugCodes: 'MULTILEX',
  },
  Microtest: {
    name: 'MICROTEST',
    systemType: 'EXT',
    answersWhole: false,
    translation: 'concept',
    readForm: 'dotted',
    drugCodes: 'MULTILEX',
  },
};

/** The habits an extract is written with. */
export function migSystem(
  patient: SimulatedPatient,
  options: Pick<MigExtractOptions, 'system'>,
): MigSystem {
  return MIG_SYSTEMS[gpSystemOf(patient, options.system)];
}

/** Fills in what the options leave to the practice's system. */
export function migStyle(patient: SimulatedPatient, options: MigExtractOptions): MigStyle {
  const system = migSystem(patient, options);
  return {
    associatedText: options.includeAssociatedText ?? true,
    translation: options.translation ?? system.translation,
    readForm: options.readForm ?? system.readForm,
    drugCodes: system.drugCodes,
  };
}

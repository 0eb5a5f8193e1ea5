import type { SimulatedPatient } from '../model.ts';

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
  /** What stands in `translation`. @default 'description' for EMIS, 'concept' for TPP */
  readonly translation?: 'description' | 'concept' | 'absent' | undefined;
  /** Read codes as EMIS writes them (`H05z-1`) or in full (`H05z.11`). @default 'emis' */
  readonly readForm?: 'emis' | 'full' | undefined;
}

/** Options with every choice made. */
export interface MigStyle {
  readonly associatedText: boolean;
  readonly translation: 'description' | 'concept' | 'absent';
  readonly readForm: 'emis' | 'full';
}

/** Fills in what the options leave to the practice's system. */
export function migStyle(patient: SimulatedPatient, options: MigExtractOptions): MigStyle {
  const usual = patient.practice.supplier === 'EMIS' ? 'description' : 'concept';
  return {
    associatedText: options.includeAssociatedText ?? true,
    translation: options.translation ?? usual,
    readForm: options.readForm ?? 'emis',
  };
}

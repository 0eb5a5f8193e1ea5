import type { Area } from '../model.ts';
import { AREAS } from '../model.ts';

/** What was asked of `$gpc.getstructuredrecord`, understood. */
export interface StructuredParameters {
  readonly areas: ReadonlySet<Area>;
  /** Whether the ended allergies are wanted too. */
  readonly resolvedAllergies: boolean;
  /** Whether each issue of a prescription is wanted. */
  readonly prescriptionIssues: boolean;
  /** Names of parameters the practice's system does not know. */
  readonly unrecognised: readonly string[];
}

/** Everything there is. */
export const WHOLE_RECORD: StructuredParameters = {
  areas: new Set(AREAS),
  resolvedAllergies: true,
  prescriptionIssues: true,
  unrecognised: [],
};

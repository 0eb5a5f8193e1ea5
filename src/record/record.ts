import type { PartialDate } from '../base/partial-date.ts';
import type { Entry } from './entry.ts';
import type { ItemReport } from './item.ts';

/** Who the answer says it is about. Read for the identity check only; no output ever holds it. */
export interface Patient {
  readonly nhsNumber?: string | undefined;
  readonly birthDate?: PartialDate | undefined;
  readonly familyName?: string | undefined;
  readonly givenName?: string | undefined;
  readonly gender?: 'female' | 'male' | 'other' | 'unknown' | undefined;
  readonly deceased?: PartialDate | boolean | undefined;
  readonly postcode?: string | undefined;
  /** ODS code of the practice the patient is registered with. */
  readonly practice?: string | undefined;
}

/** One side's answer, read. */
export interface ClinicalRecord {
  /** Undefined when the answer names no patient. */
  readonly patient: Patient | undefined;
  /** Exactly one report for each data item, in the order of `DATA_ITEMS`. */
  readonly items: readonly ItemReport[];
  readonly entries: readonly Entry[];
  /** Statements found twice in the source (a problem and the observation it stands for) and merged. */
  readonly mergedTwins: number;
}

import type { PartialDate } from '../base/partial-date.ts';
import type { Code } from './code.ts';
import type { EntryKind } from './entry-kind.ts';
import type { DataItem } from './item.ts';
import type { AllergyDetail } from './kinds/allergy.ts';
import type { BloodPressureDetail } from './kinds/blood-pressure.ts';
import type { DiaryDetail } from './kinds/diary.ts';
import type { DocumentDetail } from './kinds/document.ts';
import type { EncounterDetail } from './kinds/encounter.ts';
import type { ImmunisationDetail } from './kinds/immunisation.ts';
import type { IssueDetail } from './kinds/issue.ts';
import type { MeasuredDetail } from './kinds/measured.ts';
import type { MedicationDetail } from './kinds/medication.ts';
import type { PlainDetail } from './kinds/plain.ts';
import type { ProblemDetail } from './kinds/problem.ts';
import type { ReferralDetail } from './kinds/referral.ts';
import type { Status } from './status.ts';

/** What belongs to one kind alone; `kind` tells which. */
export type EntryDetail =
  | AllergyDetail
  | BloodPressureDetail
  | DiaryDetail
  | DocumentDetail
  | EncounterDetail
  | ImmunisationDetail
  | IssueDetail
  | MeasuredDetail
  | MedicationDetail
  | PlainDetail
  | ProblemDetail
  | ReferralDetail;

/** How one entry points to another of its own side. */
export interface EntryLink {
  readonly relation: 'problem' | 'panel' | 'authorisation' | 'encounter' | 'twin';
  /** `localId` of the other entry. */
  readonly target: string;
}

/** One clinical statement of one side. Absent is never the same as empty. */
export interface Entry {
  /** Where the side filed it. */
  readonly item: DataItem;
  /** Further items in which the side showed the very same entry (one fact shown twice is one entry). */
  readonly alsoIn: readonly DataItem[];
  readonly kind: EntryKind;
  /** The wording the clinician saw. */
  readonly term: string | undefined;
  readonly codes: readonly Code[];
  /** When it was true of the patient. Audit dates never stand in for it. */
  readonly date: PartialDate | undefined;
  /** When it was typed in; never a key. */
  readonly recorded: PartialDate | undefined;
  readonly status: Status | undefined;
  /** `family`: the statement is about a relative (family history), not about the patient. */
  readonly about?: 'family' | undefined;
  /**
   * Whom the entry is told as of, as keys of `personKey`, where the answer names anybody. For comparison
   * only; never printed.
   */
  readonly authors?: readonly string[] | undefined;
  /** Free text beside the entry, in source order, unfolded. */
  readonly text: readonly string[];
  readonly detail: EntryDetail;
  readonly links: readonly EntryLink[];
  /** The side's own identifier; useful within one side only. */
  readonly localId: string | undefined;
  /** Path of the entry in the response, for a person to find it again. */
  readonly source: string;
}

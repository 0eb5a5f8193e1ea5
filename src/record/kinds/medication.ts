import type { PartialDate } from '../../base/partial-date.ts';
import type { Quantity } from '../quantity.ts';

/** How a course is prescribed. */
export const COURSE_TYPES = [
  'acute',
  'repeat',
  'repeat-dispensing',
  'delayed',
  'automatic',
] as const;
export type CourseType = (typeof COURSE_TYPES)[number];

/** A course of a drug: one authorisation, however often issued. */
export interface MedicationDetail {
  readonly kind: 'medication';
  /** The instruction as written. */
  readonly dose?: string | undefined;
  readonly quantity?: Quantity | undefined;
  readonly quantityText?: string | undefined;
  /** How long one issue lasts, as written; the unit is days unless the text names another. */
  readonly durationDays?: string | undefined;
  readonly course?: CourseType | undefined;
  readonly ended?: PartialDate | undefined;
  readonly endReason?: string | undefined;
  readonly lastIssued?: PartialDate | undefined;
  readonly review?: PartialDate | undefined;
  readonly issuesAllowed?: string | undefined;
  readonly issuesMade?: string | undefined;
  /** Prescribed somewhere else than by this practice. */
  readonly elsewhere?: boolean | undefined;
}

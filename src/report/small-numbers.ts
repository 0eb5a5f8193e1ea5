/** A count as a report shows it; `*` stands for 1 to 7 people, or for people whose number is not known. */
export type Shown = number | '*';

/** How a report shows counts that stand for people. */
export interface Counting {
  readonly suppressed: boolean;
  /** A count of patients. */
  readonly patients: (count: number) => Shown;
  /** A count of something patients have, with the number of patients it comes from, where known. */
  readonly of: (count: number, patients: number | undefined) => Shown;
}

/** Counts as they are, for reports that stay in the programme. */
export const EXACT: Counting = {
  suppressed: false,
  patients: (count) => count,
  of: (count) => count,
};

/**
 * Counts for reports that leave the programme: 1 to 7 patients become `*` and larger counts are
 * rounded to the nearest 5, so that a hidden count cannot be found by subtracting (NHS Digital
 * secondary-care disclosure rule, September 2018). Counts of practices or agreements are not people.
 */
export const SUPPRESSED: Counting = {
  suppressed: true,
  patients: (count) => suppress(count, count),
  of: suppress,
};

/** The largest number of people that is hidden. */
const HIDDEN_MAX = 7;

function suppress(count: number, patients: number | undefined): Shown {
  if (count === 0) return 0;
  if (patients === undefined || patients <= HIDDEN_MAX || count <= HIDDEN_MAX) return '*';
  return Math.round(count / 5) * 5;
}

import { FINDING_CLASSES } from '../compare/finding-class.ts';
import { SEVERITIES, atLeast } from '../compare/severity.ts';
import { STANDINGS } from '../compare/tolerances/standings.ts';
import { EXPORT_FORMATS } from './findings/export-format.ts';
import { DATA_ITEMS } from '../record/item.ts';

/** The words a command line may use for severities, worst first. */
export const SEVERITY_WORDS = SEVERITIES;

/** The words a command line may use for data items. */
export const ITEM_WORDS = DATA_ITEMS;

/** The words a command line may use for what a person says a finding is. */
export const CLASS_WORDS = FINDING_CLASSES;

/** The words a command line may use for how a tolerance stands. */
export const STANDING_WORDS = STANDINGS;

/** The formats a command line may export findings in. */
export const EXPORT_WORDS = EXPORT_FORMATS;

/** Whether any count of these severities is as bad as `threshold`, or worse; never without one. */
export function worstAtLeast(
  findings: Readonly<Partial<Record<SeverityWord, number>>>,
  threshold: string | undefined,
): boolean {
  const limit = SEVERITIES.find((word) => word === threshold);
  if (limit === undefined) return false;
  return SEVERITIES.some((word) => (findings[word] ?? 0) > 0 && atLeast(word, limit));
}

/** One of {@link SEVERITY_WORDS}. */
export type SeverityWord = (typeof SEVERITY_WORDS)[number];

import { toleranceFaults } from '../../compare/tolerances/tolerance-faults.ts';
import type { ToleranceGiven, Tolerances } from '../../compare/tolerances/tolerance.ts';
import {
  FILE_DAYS_MAX,
  type ReadTolerance,
  invalidTolerances,
  readToleranceFile,
} from './tolerance-file.ts';

/** The tolerances of a file as at a day; throws an ExpectedError for one that could not be proposed. */
export function fileTolerances(file: string, day: string): Tolerances {
  const read = readToleranceFile(file);
  const faults = read.flatMap((one) => faultsOf(one, day));
  if (faults.length > 0) throw invalidTolerances(file, faults);
  const given = read.map(({ tolerance, created = day, ...said }): ToleranceGiven => ({
    ...said,
    tolerance: { ...tolerance, created },
  }));
  return { given, day };
}

function faultsOf({ tolerance, created }: ReadTolerance, day: string): string[] {
  const { id } = tolerance;
  if (created === undefined) return [`${id}: it does not say when it was "created"`];
  const written = { ...tolerance, created };
  const faults = toleranceFaults(written, { daysMax: FILE_DAYS_MAX });
  const ahead = created > day ? [`it was written on ${created}, after ${day}`] : [];
  return [...faults, ...ahead].map((fault) => `${id}: ${fault}`);
}

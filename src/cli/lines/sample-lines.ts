import type { ImportSamplesResult } from '../../workflow/samples/import-samples.ts';

/** How many practices are told one by one. */
const TOLD_MAX = 20;

/** What an import of samples did, as lines for people. */
export function describeImport(result: ImportSamplesResult): string[] {
  const { rows, practices, strata, unknownPractices } = result;
  const what = result.list === null ? 'Checked, nothing stored' : `Imported as list ${result.list}`;
  return [
    `${what}: ${rows.accepted} of ${rows.read} rows, ${result.patients} patients of ${practices.length} practices.`,
    `Practices  ${told(practices.map(({ code, patients }) => `${code} ${patients}`))}`,
    `Strata     ${told(strata.map(({ stratum, patients }) => `${stratum ?? 'none named'} ${patients}`))}`,
    ...describeUnknown(unknownPractices),
    ...result.refused.map(
      (fault) => `Refused    line ${fault.line}, column ${fault.column}: ${fault.reason}`,
    ),
  ];
}

function describeUnknown(codes: readonly string[] | null): string[] {
  if (codes === null) {
    return ['Register   no organisations imported yet, so the practice codes could not be checked'];
  }
  if (codes.length === 0) return [];
  return [`Register   ${codes.length} practice codes are not in it: ${told(codes)}`];
}

function told(values: readonly string[]): string {
  const more = values.length - TOLD_MAX;
  return `${values.slice(0, TOLD_MAX).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

import type { TolerancesDocument } from '../../workflow/tolerances/tolerance-documents.ts';
import type { HiddenFault, ToleranceTests } from '../../workflow/tolerances/test-tolerances.ts';
import { listLines } from '../table/list-table.ts';
import { WHOLE_TABLE } from '../flags/table-flags.ts';
import { wrapLine } from '../table/table.ts';
import { toleranceTable } from '../columns/tolerance-columns.ts';

/** Tolerances as lines for people, with what is wrong with each and what comes next. */
export function describeTolerances(document: TolerancesDocument, width?: number): string[] {
  return listLines(toleranceTable(document), WHOLE_TABLE, width);
}

/** How tolerances did against the seeded faults, as lines for people. */
export function describeTests({ tests, corpus, rules }: ToleranceTests, width?: number): string[] {
  if (tests.length === 0) return ['There is no tolerance to test.'];
  const extent = `${corpus.faults} seeded faults, up to ${corpus.patients} patient${corpus.patients === 1 ? '' : 's'} each, ${corpus.comparisons} comparisons`;
  return [
    ...tests.flatMap((test) => [
      `${test.id}: ${test.passed ? 'passed' : 'refused'} (${test.content})`,
      ...[
        ...test.faults,
        ...test.hides.map((hidden) => `would hide ${describeHidden(hidden)}`),
        ...test.hidesMilder.map((hidden) => `hides the milder ${describeHidden(hidden)}`),
        ...test.notes.map((note) => `note that ${note}`),
      ].flatMap((line) => wrapLine(line, 2, width)),
    ]),
    ...wrapLine(`Tested against ${extent}, under rules ${rules}.`, 0, width),
  ];
}

function describeHidden({ fault, id, severity, formats, patients, findings }: HiddenFault): string {
  const where = `${formats.mig} / ${formats.hie}`;
  return `${fault} ${id} (${severity}) in ${patients} patient${patients === 1 ? '' : 's'}, ${where}: ${findings.join(', ')}`;
}

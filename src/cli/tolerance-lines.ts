import type { ToleranceDocument, TolerancesDocument } from '../workflow/tolerance-documents.ts';
import type { HiddenFault, ToleranceTests } from '../workflow/test-tolerances.ts';
import { formatTable, wrapLine } from './table.ts';

/** Tolerances as lines for people, with what is wrong with each and what comes next. */
export function describeTolerances({ tolerances, run, asAt }: TolerancesDocument): string[] {
  if (tolerances.length === 0) return ['There is no such tolerance: every finding is open.'];
  const columns = [
    { title: 'tolerance', wrap: true },
    { title: 'state' },
    { title: 'covers', wrap: true },
    { title: 'until' },
    { title: 'hazard' },
    { title: 'hits', align: 'right' as const },
    { title: 'budget', align: 'right' as const },
  ];
  const rows = tolerances.map(({ id, state, tolerance, newestRun }) => [
    id,
    state,
    [tolerance.kind, tolerance.item ?? tolerance.entryKind, tolerance.field]
      .filter((part) => part !== undefined)
      .join(' '),
    tolerance.expires,
    tolerance.hazard,
    String(newestRun['applied'] ?? 0),
    String(tolerance.budget),
  ]);
  const hits = run === null ? 'No run was made yet.' : `Hits are of run ${run}.`;
  return [
    ...formatTable(columns, rows),
    ...tolerances.flatMap(describeOddities).flatMap((line) => wrapLine(line)),
    `As at ${asAt}. ${hits}`,
  ];
}

function describeOddities(one: ToleranceDocument): string[] {
  const { id, state, why, notes, newestRun } = one;
  const open = Object.entries(newestRun).flatMap(([outcome, count]) =>
    outcome === 'applied' ? [] : [`${count} ${outcome}`],
  );
  return [
    ...(why === null ? [] : [`${id} covers nothing: ${why}.`, ...nextSteps(id, state)]),
    ...(open.length === 0 ? [] : [`${id} in the newest run also means: ${open.join(', ')}.`]),
    ...notes.map((note) => `${id}: note that ${note}.`),
  ];
}

function nextSteps(id: string, state: ToleranceDocument['state']): string[] {
  if (state !== 'proposed' && state !== 'untested') return [];
  const test = `Next: mig2hie tolerances test ${id}`;
  return state === 'untested' ? [test] : [test, `Then: mig2hie tolerances approve ${id} --by NAME`];
}

/** How tolerances did against the seeded faults, as lines for people. */
export function describeTests({ tests, corpus, rules }: ToleranceTests): string[] {
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
      ].flatMap((line) => wrapLine(line, 2)),
    ]),
    ...wrapLine(`Tested against ${extent}, under rules ${rules}.`),
  ];
}

function describeHidden({ fault, id, severity, formats, patients, findings }: HiddenFault): string {
  const where = `${formats.mig} / ${formats.hie}`;
  return `${fault} ${id} (${severity}) in ${patients} patient${patients === 1 ? '' : 's'}, ${where}: ${findings.join(', ')}`;
}

import type { PairOutcome } from '../../workflow/compare/compare-files.ts';
import { SEVERITY_WORDS } from '../../workflow/words.ts';
import { formatTable } from '../table/table.ts';

/** Many pairs at a glance: how many of each verdict and severity, then a line for each, the worst first. */
export function overviewLines(outcomes: readonly PairOutcome[], width?: number): string[] {
  const verdicts = VERDICTS.flatMap(([verdict, words]) => {
    const count = outcomes.filter((one) => one.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const sums = Object.fromEntries(
    SEVERITY_WORDS.map((word) => [
      word,
      outcomes.reduce((sum, { findings }) => sum + (findings[word] ?? 0), 0),
    ]),
  );
  const rows = [...outcomes]
    .sort(compareOutcomes)
    .map((one) => [one.case, one.verdict, tellFindings(one.findings)]);
  const pairs = outcomes.length === 1 ? '1 pair' : `${outcomes.length} pairs`;
  return [
    `${pairs}: ${verdicts.length === 0 ? 'none' : verdicts.join(', ')}. Findings: ${tellFindings(sums)}.`,
    ...(rows.length === 0 ? [] : ['', ...formatTable(COLUMNS, rows, { width })]),
  ];
}

/** Worst first: what differs, then what cannot be told, then what agrees. */
const VERDICTS = [
  ['differences', 'with differences'],
  ['undetermined', 'undetermined'],
  ['parity', 'at parity'],
] as const;

const COLUMNS = [{ title: 'case' }, { title: 'verdict' }, { title: 'findings', wrap: true }];

function tellFindings(findings: PairOutcome['findings']): string {
  const counts = SEVERITY_WORDS.flatMap((word) => {
    const count = findings[word] ?? 0;
    if (count === 0) return [];
    return [word === 'none' ? `${count} of no consequence` : `${count} ${word}`];
  });
  return counts.length === 0 ? 'none' : counts.join(', ');
}

/** By the worst severity and how often it stands, then the next; equals stay in order of their names. */
function compareOutcomes(a: PairOutcome, b: PairOutcome): number {
  for (const word of SEVERITY_WORDS.filter((each) => each !== 'none')) {
    const more = (b.findings[word] ?? 0) - (a.findings[word] ?? 0);
    if (more !== 0) return more;
  }
  return rankOf(a) - rankOf(b);
}

function rankOf({ verdict }: PairOutcome): number {
  return VERDICTS.findIndex(([known]) => known === verdict);
}

import type { BySide, Side } from '../record/side.ts';
import { SIDES } from '../record/side.ts';
import type {
  ComparisonDocument,
  DocumentEntry,
  Finding,
  ItemSummary,
  Verdict,
} from './document.ts';
import { SEVERITIES } from './severity.ts';
import { fitTo, wrapText } from './text-layout.ts';
import { ITEM_NAMES, SIDE_NAMES } from './wording.ts';

const WIDTH = 100;

/**
 * The comparison as plain text for a terminal, 100 columns wide, the worst first. It is headed by the
 * names of the two files where they are given, by the name of the case otherwise.
 */
export function renderComparison(document: ComparisonDocument, files?: BySide<string>): string {
  const sections = [
    heading(document, files),
    [...renderItems(document.items), ...renderMarks(document.items)],
    renderFindings(document),
    renderTolerances(document),
    renderNotComparable(document),
    renderProblems(document),
    renderUnmapped(document),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const VERDICTS: Readonly<Record<Exclude<Verdict, 'parity'>, string>> = {
  differences: 'The two answers differ.',
  undetermined: 'Whether the two answers agree cannot be told.',
};

/** Parity says of how much it is said, and of what nothing was seen. */
function tellVerdict({ summary, items }: ComparisonDocument): string {
  if (summary.verdict !== 'parity') return VERDICTS[summary.verdict];
  const unseen = items.filter(
    ({ mig, hie }) => mig.state === 'not-returned' && hie.state === 'not-returned',
  );
  const silent =
    unseen.length === 0
      ? ''
      : ` ${countItems(unseen.length)} ${unseen.length === 1 ? 'was' : 'were'} returned by neither side: ${unseen.map(({ item }) => ITEM_NAMES[item]).join(', ')}.`;
  return `No difference in the ${countItems(summary.informativeItems)} that gave evidence.${silent}`;
}

function countItems(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}

function heading(document: ComparisonDocument, files: BySide<string> | undefined): string[] {
  const { case: name, formats, identity, summary } = document;
  const counts = SEVERITIES.flatMap((severity) => {
    const count = summary.findings[severity];
    if (count === undefined) return [];
    return [severity === 'none' ? `${count} of no consequence` : `${count} ${severity}`];
  });
  const differs =
    identity.differs.length === 0 ? '' : ` (differs in ${identity.differs.join(', ')})`;
  return [
    ...wrap(
      files === undefined
        ? `Case ${name}: MIG (${formats.mig}) against HIE (${formats.hie})`
        : `MIG ${files.mig} (${formats.mig}) against HIE ${files.hie} (${formats.hie})`,
    ),
    ...wrap(`Verdict: ${summary.verdict}. ${tellVerdict(document)}`),
    ...wrap(`Patient: ${identity.verdict}${differs}`),
    ...wrap(`Findings: ${counts.length === 0 ? 'none' : counts.join(', ')}`),
    ...wrap(
      `Entries: ${summary.entries.mig} on the MIG, ${summary.entries.hie} on the HIE, ${summary.pairs} pairs; ` +
        `${countItems(summary.informativeItems)} gave evidence`,
    ),
  ];
}

function renderItems(items: readonly ItemSummary[]): string[] {
  const rows = items.map(({ item, mig, hie, pairs, findings }) => [
    ITEM_NAMES[item],
    stateOf(item, mig),
    stateOf(item, hie),
    String(pairs),
    String(findings),
  ]);
  return [['Item', 'MIG', 'HIE', 'Pairs', 'Findings'], ...rows].map(renderRow);
}

/** The patient is no entry: the details are there or not. */
function stateOf(item: ItemSummary['item'], { state, entries, marks }: ItemSummary['mig']): string {
  const isGiven = item === 'patient-details' && state === 'populated' && entries === 0;
  return isGiven ? 'given' : `${state} ${entries}${marks === undefined ? '' : ' (marked)'}`;
}

/** The marks on lists, which warn that a list may not be all there is. */
function renderMarks(items: readonly ItemSummary[]): string[] {
  return items.flatMap((summary) =>
    SIDES.flatMap((side) => {
      const { marks } = summary[side];
      const where = `${ITEM_NAMES[summary.item]} on the ${SIDE_NAMES[side]}`;
      return marks === undefined ? [] : wrap(`Marked ${marks.join(', ')}: ${where}`);
    }),
  );
}

const COLUMNS = [20, 26, 26, 8, 8] as const;

function renderRow(cells: readonly string[]): string {
  return cells
    .map((cell, index) => fitTo(cell, COLUMNS[index] ?? 8))
    .join(' ')
    .trimEnd();
}

function renderFindings({ findings, entries }: ComparisonDocument): string[] {
  if (findings.length === 0) return [];
  return ['Findings', ...findings.flatMap((finding) => renderFinding(finding, entries))];
}

function renderFinding(finding: Finding, entries: BySide<readonly DocumentEntry[]>): string[] {
  const { severity, kind, item, why, tolerance, members } = finding;
  const several = members === undefined ? '' : `, ${members.length} members`;
  const where = `${item === null ? '' : `, ${ITEM_NAMES[item]}`}${several}`;
  const tolerated = tolerance === null ? '' : ` (tolerated: ${tolerance})`;
  const sides = SIDES.flatMap((side) => {
    const index = finding[side];
    const source = index === null ? undefined : entries[side][index]?.source;
    const value = finding.values[side];
    if (source === undefined && value === null) return [];
    const at = source === undefined ? '' : ` at ${source}`;
    return wrap(`${SIDE_NAMES[side]}: ${value ?? '–'}${at}${tellOthers(finding, side)}`, 4);
  });
  return [...wrap(`${severity} ${kind}${where}${tolerated}`, 0), ...wrap(why, 2), ...sides];
}

/** Where a finding speaks for several entries of a side, one is shown and the others are counted. */
function tellOthers({ members = [] }: Finding, side: Side): string {
  const others = members.filter((member) => member[side] !== null).length - 1;
  return others > 0 ? ` and ${others} more` : '';
}

function renderTolerances({ tolerances = [] }: ComparisonDocument): string[] {
  if (tolerances.length === 0) return [];
  const lines = tolerances.flatMap(({ tolerance, outcome, findings, why }) => {
    const count = findings === 1 ? '1 finding' : `${findings} findings`;
    const isOpen = outcome !== 'applied' && outcome !== 'shadowed';
    return wrap(`${tolerance}, ${outcome}: ${count}${isOpen ? ' left open' : ''}: ${why}`, 2);
  });
  return ['Tolerances that mean findings of this comparison', ...lines];
}

function renderNotComparable({ notComparable }: ComparisonDocument): string[] {
  if (notComparable.length === 0) return [];
  const lines = notComparable.flatMap(({ item, kind, field, why, entries }) =>
    wrap(`${ITEM_NAMES[item]}, ${kind}, ${field}: ${why} (${entries})`, 2),
  );
  return ['Not comparable (neither equal nor different)', ...lines];
}

function renderProblems({ problems }: ComparisonDocument): string[] {
  if (problems.length === 0) return [];
  const lines = problems.flatMap(({ side, severity, path, what }) =>
    wrap(
      `${SIDE_NAMES[side]} ${severity}: ${what}${path === '' || path === '/' ? '' : ` at ${path}`}`,
      2,
    ),
  );
  return ['Problems of reading', ...lines];
}

function renderUnmapped({ unmapped }: ComparisonDocument): string[] {
  if (unmapped.length === 0) return [];
  const lines = unmapped.flatMap(({ side, path, count }) =>
    wrap(`${SIDE_NAMES[side]} ${path} (${count})`, 2),
  );
  return ['Elements no reader knows', ...lines];
}

function wrap(text: string, indent = 0): string[] {
  return wrapText(text, WIDTH, indent);
}

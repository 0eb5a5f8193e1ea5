import { escapeMarkdown } from '../escape.ts';
import type {
  Block,
  Cell,
  FindingsBlock,
  ReportFinding,
  ReportModel,
  TableBlock,
} from '../model.ts';
import type { Side } from '../../record/side.ts';
import { isSilent, silence } from '../said.ts';
import { counted, dateInWords, digits } from '../phrase.ts';
import type { Renderer } from '../renderers.ts';
import { REPORT_TITLES, fieldInWords, severityTag } from '../words.ts';

/** The report as text that reads well in a mail, an issue or a diff. */
export const markdown: Renderer = { id: 'markdown', format: 'md', render: renderMarkdown };

function renderMarkdown(model: ReportModel): string {
  const title = `${REPORT_TITLES[model.kind]}: ${model.title}`;
  const parts = [
    `# ${escapeMarkdown(title)}`,
    `> ${escapeMarkdown(model.headline)}`,
    [
      `- Programme: ${escapeMarkdown(model.programme)}`,
      `- Speaks of: ${escapeMarkdown(dateInWords(model.asAt))}`,
      `- Made: ${escapeMarkdown(dateInWords(model.generatedAt))} by mig2hie ${escapeMarkdown(model.tool.version)}`,
      `- Small numbers: ${model.smallNumbers}`,
    ].join('\n'),
    ...model.sections.flatMap((section) => [
      `## ${escapeMarkdown(section.title)}`,
      ...section.blocks.map(renderBlock),
    ]),
    `Content hash (SHA-256): \`${model.hash}\``,
  ];
  return `${parts.join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return escapeMarkdown(block.text);
    case 'statement':
      return `> ${escapeMarkdown(block.text)}`;
    case 'table':
      return renderTable(block);
    case 'findings':
      return renderFindings(block);
    case 'not-tested':
      return renderGrid(
        ['What', 'How much', 'Why'],
        block.gaps.map((gap) => [gap.what, gap.extent, gap.why]),
      );
    case 'decisions':
      return renderGrid(
        ['Who', 'Decides', 'Because'],
        block.decisions.map((decision) => [decision.who, decision.what, decision.why]),
      );
  }
}

function renderTable(table: TableBlock): string {
  const caption = `**${escapeMarkdown(table.caption)}**`;
  if (table.rows.length === 0) return `${caption}: ${escapeMarkdown(table.whenEmpty)}`;
  const rows = table.rows.map((row) => row.map(renderCell));
  const total = table.total?.map((cell) => `**${renderCell(cell)}**`);
  const grid = [
    line(table.columns.map((column) => escapeMarkdown(column.title))),
    line(table.columns.map((column) => (column.kind === 'text' ? '---' : '--:'))),
    ...rows.map(line),
    ...(total === undefined ? [] : [line(total)]),
  ].join('\n');
  const note = table.note === undefined ? [] : [escapeMarkdown(table.note)];
  return [caption, grid, ...note].join('\n\n');
}

function renderCell(cell: Cell): string {
  if (typeof cell === 'number') return digits(cell);
  if (typeof cell === 'string') return escapeMarkdown(cell);
  if ('tag' in cell) return escapeMarkdown(cell.tag);
  return cell.map(escapeMarkdown).join(', ');
}

function renderFindings(block: FindingsBlock): string {
  const heading = `### ${severityTag(block.severity).tag}: ${counted(block.count, 'finding')}`;
  const grid = renderGrid(
    ['Finding', 'Data item', 'MIG said', 'HIE said', 'Why it counts', 'Patient'],
    block.findings.map(findingCells),
  );
  return `${heading}\n\n${grid}`;
}

function findingCells(finding: ReportFinding): string[] {
  const field = finding.field === null ? '' : `, ${fieldInWords(finding.field)}`;
  const tolerance = finding.tolerance === null ? '' : ` Covered by tolerance ${finding.tolerance}.`;
  return [
    `${finding.title} (${finding.kind}${field})`,
    finding.itemTitle,
    saidInWords(finding, 'mig'),
    saidInWords(finding, 'hie'),
    `${finding.why}${tolerance}`,
    finding.case,
  ];
}

function saidInWords(finding: ReportFinding, side: Side): string {
  const said = finding[side];
  if (isSilent(said)) return silence(finding);
  return [said.entry, said.value].filter((part) => part !== null).join(': ');
}

function renderGrid(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return 'None.';
  return [
    line(titles.map(escapeMarkdown)),
    line(titles.map(() => '---')),
    ...rows.map((row) => line(row.map(escapeMarkdown))),
  ].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

import { escapeHtml } from '../escape.ts';
import type {
  Block,
  Cell,
  Column,
  FindingsBlock,
  ReportFinding,
  TableBlock,
  Tag,
} from '../model.ts';
import type { Side } from '../../record/side.ts';
import { isSilent, silence } from '../said.ts';
import { counted, digits } from '../phrase.ts';
import { fieldInWords, severityTag } from '../words.ts';

/** One block as HTML; `id` is unique in the page. */
export function renderBlock(block: Block, id: string): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'statement':
      return `<div class="inset"><p>${escapeHtml(block.text)}</p></div>`;
    case 'table':
      return renderTable(block, id);
    case 'findings':
      return renderFindings(block, id);
    case 'not-tested':
      return renderRows(
        id,
        'What nobody has evidence of',
        ['What', 'How much', 'Why'],
        block.gaps.map((gap) => [gap.what, gap.extent, gap.why]),
      );
    case 'decisions':
      return renderRows(
        id,
        'Decisions, the next one first',
        ['Who', 'Decides', 'Because'],
        block.decisions.map((decision) => [decision.who, decision.what, decision.why]),
      );
  }
}

function renderRows(
  id: string,
  caption: string,
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const columns = titles.map((title) => ({ title, kind: 'text' as const }));
  return renderTable({ type: 'table', caption, columns, rows, whenEmpty: 'None.' }, id);
}

function renderTable(table: TableBlock, id: string): string {
  const caption = `<caption id="${escapeHtml(id)}">${escapeHtml(table.caption)}</caption>`;
  if (table.rows.length === 0) {
    return `<p class="empty"><strong>${escapeHtml(table.caption)}.</strong> ${escapeHtml(table.whenEmpty)}</p>`;
  }
  const note = table.note === undefined ? '' : `\n<p class="note">${escapeHtml(table.note)}</p>`;
  const foot =
    table.total === undefined
      ? ''
      : `\n<tfoot>\n${renderRow(table.total, table.columns)}\n</tfoot>`;
  return `${openFrame(id, {
    short: table.rows.length <= SHORT_ROWS_MAX,
    wide: table.columns.length >= WIDE_COLUMNS_MIN,
  })}<table>
${caption}
<thead>\n<tr>${table.columns.map(renderHead).join('')}</tr>\n</thead>
<tbody>
${table.rows.map((row) => renderRow(row, table.columns)).join('\n')}
</tbody>${foot}
</table></div>${note}`;
}

/** Tables no longer than this are kept on one printed page. */
const SHORT_ROWS_MAX = 12;
/** The same for findings, whose rows are taller. */
const SHORT_FINDINGS_MAX = 4;

/** Tables with fewer columns fit any page and would only be one more stop for the keyboard. */
const WIDE_COLUMNS_MIN = 6;

/** A wide table scrolls in its own region, which the keyboard can reach. */
function openFrame(id: string, table: { readonly short: boolean; readonly wide: boolean }): string {
  const region = ` role="region" tabindex="0" aria-labelledby="${escapeHtml(id)}"`;
  return `<div class="scroll${table.short ? ' short' : ''}"${table.wide ? region : ''}>`;
}

function renderHead(column: Column): string {
  return `<th scope="col"${isNumeric(column) ? ' class="count"' : ''}>${escapeHtml(column.title)}</th>`;
}

function isNumeric(column: Column | undefined): boolean {
  return column !== undefined && column.kind !== 'text';
}

function renderRow(cells: readonly Cell[], columns: readonly Column[]): string {
  const inside = cells.map((cell, index) => {
    const kind = isNumeric(columns[index]) ? ' class="count"' : '';
    const content = renderCell(cell);
    return index === 0 ? `<th scope="row">${content}</th>` : `<td${kind}>${content}</td>`;
  });
  return `<tr>${inside.join('')}</tr>`;
}

function renderCell(cell: Cell): string {
  if (typeof cell === 'number') return digits(cell);
  if (typeof cell === 'string') return escapeHtml(cell);
  if ('tag' in cell) return renderTag(cell);
  return cell.map(escapeHtml).join(', ');
}

function renderTag(tag: Tag): string {
  return `<strong class="tag tag-${tag.tone}">${escapeHtml(tag.tag)}</strong>`;
}

function renderFindings(block: FindingsBlock, id: string): string {
  const tag = severityTag(block.severity);
  const heading = `${renderTag(tag)} ${counted(block.count, 'finding')}`;
  const titles = ['Finding', 'Data item', 'MIG said', 'HIE said', 'Why it counts', 'Patient'];
  return `<h3>${heading}</h3>
${openFrame(id, { short: block.count <= SHORT_FINDINGS_MAX, wide: true })}<table class="findings">
<caption class="unseen" id="${escapeHtml(id)}">${escapeHtml(`Findings of severity ${tag.tag.toLowerCase()}`)}</caption>
<thead>\n<tr>${titles.map((title) => `<th scope="col">${title}</th>`).join('')}</tr>\n</thead>
<tbody>
${block.findings.map(renderFinding).join('\n')}
</tbody>
</table></div>`;
}

function renderFinding(finding: ReportFinding): string {
  const field = finding.field === null ? '' : `, ${escapeHtml(fieldInWords(finding.field))}`;
  const kind = `<br><span class="small">${escapeHtml(finding.kind)}${field}</span>`;
  const tolerance =
    finding.tolerance === null
      ? ''
      : `<br><span class="small">Covered by tolerance ${escapeHtml(finding.tolerance)}.</span>`;
  return `<tr><th scope="row">${escapeHtml(finding.title)}${kind}</th><td>${escapeHtml(finding.itemTitle)}</td><td>${renderSaid(finding, 'mig')}</td><td>${renderSaid(finding, 'hie')}</td><td>${escapeHtml(finding.why)}${tolerance}</td><td class="code">${escapeHtml(finding.case)}</td></tr>`;
}

function renderSaid(finding: ReportFinding, side: Side): string {
  const said = finding[side];
  if (isSilent(said)) return `<span class="small">${silence(finding)}</span>`;
  const entry = said.entry === null ? '' : escapeHtml(said.entry);
  const value = said.value === null ? '' : `<strong>${escapeHtml(said.value)}</strong>`;
  return [entry, value].filter((part) => part !== '').join('<br>');
}

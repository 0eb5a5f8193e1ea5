import { assert } from '../base/assert.ts';
import type { Block, Cell, FindingsBlock, Section, TableBlock } from './model.ts';

/**
 * Holds a report against itself: ids are unique, counts equal the lists they count, rows fit their
 * columns, no cell is empty, and counts add up to their total row where they are `exact` (hidden and
 * rounded ones cannot). A report that misreports its own run is a defect of ours, so this asserts.
 */
export function checkSections(sections: readonly Section[], exact: boolean): void {
  const ids = sections.map((section) => section.id);
  assert(new Set(ids).size === ids.length, 'two sections of a report have the same id');
  for (const section of sections) {
    assert(section.blocks.length > 0, `the section ${section.id} is empty`);
    for (const block of section.blocks) checkBlock(block, exact);
  }
}

/** Asserts that parts add up to the total they were taken from. */
export function assertSum(total: number, parts: readonly number[], what: string): void {
  const sum = parts.reduce((a, b) => a + b, 0);
  assert(sum === total, `${what}: the parts add up to ${sum}, not to ${total}`);
}

function checkBlock(block: Block, exact: boolean): void {
  if (block.type === 'findings') checkFindings(block);
  if (block.type !== 'table') return;
  checkCells(block);
  if (exact) checkTotals(block);
}

function checkFindings(block: FindingsBlock): void {
  assert(block.count === block.findings.length, `${block.severity}: the count is not the list's`);
  assert(
    block.findings.every((finding) => finding.severity === block.severity),
    `${block.severity}: a finding stands under another severity`,
  );
}

function checkCells(table: TableBlock): void {
  for (const row of [...table.rows, table.total ?? table.columns.map((column) => column.title)]) {
    assert(row.length === table.columns.length, `${table.caption}: a row does not fit its columns`);
    assert(!row.some(isEmpty), `${table.caption}: a cell is empty`);
  }
}

function checkTotals(table: TableBlock): void {
  table.columns.forEach((column, index) => {
    const cells = table.rows.map((row) => row[index]);
    const total = table.total?.[index];
    if (column.kind !== 'count' || total === undefined) return;
    assert(
      typeof total === 'number',
      `${table.caption}: the total of ${column.title} is no number`,
    );
    assert(cells.every(isNumber), `${table.caption}: a cell of ${column.title} is no number`);
    assertSum(total, cells, `${table.caption}, column ${column.title}`);
  });
}

function isNumber(cell: Cell | undefined): cell is number {
  return typeof cell === 'number';
}

function isEmpty(cell: Cell): boolean {
  if (typeof cell === 'string') return cell.trim() === '';
  if (typeof cell === 'number') return !Number.isFinite(cell);
  return 'tag' in cell ? cell.tag.trim() === '' : cell.length === 0;
}

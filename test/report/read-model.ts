import type { Block, Cell, ReportModel } from '../../src/report/model.ts';

/** The blocks of one section. */
export function blocksOf(report: ReportModel, section: string): readonly Block[] {
  const found = report.sections.find((one) => one.id === section);
  if (found === undefined) throw new Error(`no section ${section}`);
  return found.blocks;
}

/** The rows of the table whose caption starts with `caption`, tags as their words. */
export function rowsOf(
  report: ReportModel,
  caption: string,
): (string | number | readonly string[])[][] {
  return tableOf(report, caption).rows.map((row) => row.map(plain));
}

/** The total row of the table whose caption starts with `caption`. */
export function totalOf(
  report: ReportModel,
  caption: string,
): (string | number | readonly string[])[] {
  return (tableOf(report, caption).total ?? []).map(plain);
}

/** The table whose caption starts with `caption`. */
export function tableOf(report: ReportModel, caption: string) {
  const found = report.sections
    .flatMap((section) => section.blocks)
    .find((block) => block.type === 'table' && block.caption.startsWith(caption));
  if (found?.type !== 'table') throw new Error(`no table ${caption}`);
  return found;
}

function plain(cell: Cell): string | number | readonly string[] {
  return typeof cell === 'object' && 'tag' in cell ? cell.tag : cell;
}

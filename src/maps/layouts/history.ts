import { type CellValue, snomedCell, takeCells } from '../cells.ts';
import type { Cells, TableLayout, TableLine } from '../table-layout.ts';

/**
 * The history substitution table of the UK release ("Query Table and History Substitution"), known from
 * public loaders: what an inactive concept is replaced by, over any number of steps.
 */
export const HISTORY_LAYOUT: TableLayout = {
  id: 'history-substitution',
  file: 'xres2_HistorySubstitutionTable_Concepts',
  versions: 'none',
  editions: false,
  columns: {
    from: ['oldconceptid'],
    fromStatus: ['oldconceptstatus'],
    to: ['newconceptid'],
    toStatus: ['newconceptstatus'],
    path: ['path'],
    ambiguous: ['isambiguous'],
    iterations: ['iterations'],
  },
  required: ['from', 'fromStatus', 'to', 'toStatus', 'path', 'ambiguous'],
  without: [],
  read,
};

function read(cells: Cells, line: number): TableLine {
  const taken = takeCells({
    OLDCONCEPTID: snomedCell(cells['from'] ?? '', 'concept'),
    NEWCONCEPTID: snomedCell(cells['to'] ?? '', 'concept'),
    ISAMBIGUOUS: countCell(cells['ambiguous'] ?? ''),
  });
  if ('reason' in taken) return taken;
  const { OLDCONCEPTID: from, NEWCONCEPTID: to, ISAMBIGUOUS: alternatives } = taken.values;
  const path = foldPath(cells['path'] ?? '');
  const certain = alternatives === 0 && (path === 'equal' || path === 'broader');
  return [
    {
      line,
      system: 'snomed',
      code: from,
      qualifier: '',
      kind: 'concept-replaced',
      rowId: '',
      target: to,
      description: '',
      relation: path === 'broader' ? 'broader' : 'equal',
      status: certain ? 'active' : 'ambiguous',
      assured: undefined,
      preferred: undefined,
      effective: '',
    },
  ];
}

/** 0: one replacement; 1 or more: several. */
function countCell(text: string): CellValue<number> {
  return /^\d{1,4}$/.test(text) ? { value: Number(text) } : { reason: 'no whole number' };
}

/**
 * The steps that led to the replacement. Only words known to keep the meaning make it equal; a step to
 * a parent makes it broader; any other word leaves it uncertain, for the words were never published.
 */
function foldPath(text: string): 'equal' | 'broader' | 'unknown' {
  const words = text.toUpperCase().replaceAll(/[\s_-]+/g, ' ');
  const rest = words.replaceAll(/\b(?:SAME AS|REPLACED BY|WAS A|IS A)\b/g, '');
  if (rest === words || /[A-Z0-9]/.test(rest)) return 'unknown';
  return /\b(?:WAS A|IS A)\b/.test(words) ? 'broader' : 'equal';
}

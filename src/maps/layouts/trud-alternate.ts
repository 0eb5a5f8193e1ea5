import {
  type CellValue,
  filledCell,
  fiveCell,
  takeCells,
  targetCell,
  termCodeCell,
} from '../cells.ts';
import type { Cells, TableLayout, TableLine } from '../table-layout.ts';

const PLACES = ['code', 'term', 'conceptId', 'descriptionId', 'use'] as const;

const TARGETS = {
  conceptId: ['conceptid', 'sct_conceptid'],
  descriptionId: ['descriptionid', 'sct_descriptionid'],
  use: ['use'],
} as const;

/**
 * Alternate maps: what a code means when its entry carries a value. The names of their columns were
 * never published, their order was (mig-wire §9.2); so a file under its own name is read by place.
 */
export const ALTERNATE_LAYOUTS: readonly TableLayout[] = [
  {
    ...alternate('codes-with-values-read2', /^codesWithValues_AlternateMaps_READ2/i),
    columns: { code: ['readcode'], term: ['termcode'], ...TARGETS },
    read: (cells, line) =>
      read(cells, line, {
        system: 'read-v2',
        kind: 'read-with-value-to-concept',
        term: termCodeCell(cells['term'] ?? ''),
      }),
  },
  {
    ...alternate('codes-with-values-ctv3', /^codesWithValues_AlternateMaps_CTV3/i),
    columns: { code: ['ctv3_conceptid'], term: ['ctv3_termid'], ...TARGETS },
    read: (cells, line) =>
      read(cells, line, {
        system: 'ctv3',
        kind: 'ctv3-with-value-to-concept',
        term: { value: cells['term'] ?? '' },
      }),
  },
];

function alternate(id: string, named: RegExp): Omit<TableLayout, 'columns' | 'read'> {
  const file = named.source.slice(1);
  const required = [...PLACES];
  return {
    id,
    file,
    versions: 'none',
    editions: false,
    required,
    without: ['mapid'],
    places: PLACES,
    named,
  };
}

function read(
  cells: Cells,
  line: number,
  from: {
    readonly system: 'read-v2' | 'ctv3';
    readonly kind: 'read-with-value-to-concept' | 'ctv3-with-value-to-concept';
    readonly term: CellValue<string>;
  },
): TableLine {
  const use = useCell(cells['use'] ?? '');
  const status = 'value' in use && use.value ? 'active' : 'inactive';
  const taken = takeCells({
    code: fiveCell(cells['code'] ?? ''),
    term: from.term,
    use,
    conceptId: targetCell(cells['conceptId'] ?? '', status),
  });
  if ('reason' in taken) return taken;
  return [
    {
      line,
      system: from.system,
      code: taken.values.code,
      qualifier: taken.values.term,
      kind: from.kind,
      rowId: '',
      target: taken.values.conceptId,
      description: cells['descriptionId'] ?? '',
      relation: 'equal',
      status,
      assured: undefined,
      preferred: undefined,
      effective: '',
    },
  ];
}

/** `Y`: use it in place of the main map. Rows without it are kept, not used. */
function useCell(text: string): CellValue<boolean> {
  if (text === 'Y') return { value: true };
  if (text === '' || text === 'N') return { value: false };
  const filled = filledCell(text);
  return 'reason' in filled ? filled : { reason: 'a use that is neither Y nor N' };
}

import {
  type CellValue,
  dayCell,
  filledCell,
  fiveCell,
  mapStatusCell,
  optionalFlagCell,
  takeCells,
  targetCell,
} from '../cells.ts';
import type { Cells, TableLayout, TableLine } from '../table-layout.ts';

/** CTV3 to SNOMED of the NHS Data Migration release (mig-wire §9.2). */
export const CTV3_LAYOUT: TableLayout = {
  id: 'ctv3sctmap2',
  file: 'ctv3sctmap2_uk',
  versions: 'row-id',
  editions: false,
  columns: {
    mapId: ['mapid'],
    concept: ['ctv3_conceptid'],
    termId: ['ctv3_termid'],
    termType: ['ctv3_termtype'],
    target: ['sct_conceptid'],
    description: ['sct_descriptionid'],
    status: ['mapstatus'],
    effective: ['effectivedate'],
    assured: ['is_assured', 'isassured'],
  },
  required: [
    'mapId',
    'concept',
    'termId',
    'termType',
    'target',
    'description',
    'status',
    'effective',
    'assured',
  ],
  without: ['v2_conceptid'],
  read,
};

function read(cells: Cells, line: number): TableLine {
  const status = mapStatusCell(cells['status'] ?? '');
  const taken = takeCells({
    MAPID: filledCell(cells['mapId'] ?? ''),
    CTV3_CONCEPTID: fiveCell(cells['concept'] ?? ''),
    CTV3_TERMTYPE: termTypeCell(cells['termType'] ?? ''),
    MAPSTATUS: status,
    SCT_CONCEPTID: targetCell(cells['target'] ?? '', 'value' in status ? status.value : 'active'),
    EFFECTIVEDATE: dayCell(cells['effective'] ?? ''),
    IS_ASSURED: optionalFlagCell(cells['assured'] ?? ''),
  });
  if ('reason' in taken) return taken;
  const { values } = taken;
  return [
    {
      line,
      system: 'ctv3',
      code: values.CTV3_CONCEPTID,
      qualifier: cells['termId'] ?? '',
      kind: 'ctv3-to-concept',
      rowId: values.MAPID,
      target: values.SCT_CONCEPTID,
      description: cells['description'] ?? '',
      relation: 'equal',
      status: values.MAPSTATUS,
      assured: values.IS_ASSURED,
      preferred: values.CTV3_TERMTYPE,
      effective: values.EFFECTIVEDATE,
    },
  ];
}

/** `P` preferred, `S` synonym; a row without a type speaks for the concept as well (mig-wire §9.3). */
function termTypeCell(text: string): CellValue<boolean> {
  if (text === 'P' || text === '') return { value: true };
  return text === 'S' ? { value: false } : { reason: 'a term type that is neither P nor S' };
}

import {
  dayCell,
  filledCell,
  fiveCell,
  mapStatusCell,
  optionalFlagCell,
  takeCells,
  targetCell,
  termCodeCell,
} from '../cells.ts';
import type { Cells, TableLayout, TableLine } from '../table-layout.ts';

const COLUMNS = {
  mapId: ['mapid'],
  readCode: ['readcode'],
  conceptId: ['conceptid'],
  effectiveDate: ['effectivedate'],
  mapStatus: ['mapstatus'],
} as const;

const ALWAYS = Object.keys(COLUMNS);

/** Columns that tell the layouts of Read v2 from each other. */
const OTHERS = ['termcode', 'term', 'descriptionid', 't30id'] as const;

/** Read v2 with its term code, and the description that was assured (mig-wire §9.2). */
const ASSURED: TableLayout = {
  ...read('rcsctmap2', 'rcsctmap2_uk', ['termcode', 'descriptionid']),
  columns: {
    ...COLUMNS,
    termCode: ['termcode'],
    descriptionId: ['descriptionid'],
    assured: ['is_assured', 'isassured'],
  },
  required: [...ALWAYS, 'termCode', 'descriptionId', 'assured'],
};

/** Read v2 with its term code. */
const SIMPLE: TableLayout = {
  ...read('rcsctmap', 'rcsctmap_uk', ['termcode']),
  columns: { ...COLUMNS, termCode: ['termcode'] },
  required: [...ALWAYS, 'termCode'],
};

/** The same, with the ids of its three terms, which are not used. */
const ENHANCED: TableLayout = {
  ...read('rcsctmap-enhanced', 'rcsctmap_enhanced_uk', ['termcode', 't30id']),
  columns: { ...COLUMNS, termCode: ['termcode'], t30: ['t30id'], t60: ['t60id'], t198: ['t198id'] },
  required: [...ALWAYS, 'termCode', 't30'],
};

/** Read v2 with the text of its term. */
const BY_TERM: TableLayout = {
  ...read('rctermsctmap', 'rctermsctmap_uk', ['term']),
  columns: { ...COLUMNS, term: ['term'] },
  required: [...ALWAYS, 'term'],
  read: (cells, line) =>
    row(cells, line, {
      kind: 'read-term-to-concept',
      qualifier: filledCell(cells['term'] ?? ''),
      name: 'Term',
    }),
};

/** Read v2 without anything that tells the synonym. */
const BY_CODE: TableLayout = {
  ...read('rcmap', 'rcmap_uk', []),
  columns: COLUMNS,
  required: ALWAYS,
  read: (cells, line) =>
    row(cells, line, { kind: 'read-to-concept', qualifier: { value: '' }, name: '' }),
};

/** Maps from Read v2 to SNOMED of the NHS Data Migration release. */
export const READ_LAYOUTS: readonly TableLayout[] = [ASSURED, SIMPLE, ENHANCED, BY_TERM, BY_CODE];

function read(
  id: string,
  file: string,
  own: readonly string[],
): Omit<TableLayout, 'columns' | 'required'> {
  return {
    id,
    file,
    versions: 'row-id',
    editions: false,
    without: OTHERS.filter((name) => !own.includes(name)),
    read: (cells, line) =>
      row(cells, line, {
        kind: 'read-to-concept',
        qualifier: termCodeCell(cells['termCode'] ?? ''),
        name: 'TermCode',
      }),
  };
}

function row(
  cells: Cells,
  line: number,
  key: {
    readonly kind: 'read-to-concept' | 'read-term-to-concept';
    readonly qualifier: ReturnType<typeof filledCell>;
    readonly name: string;
  },
): TableLine {
  const status = mapStatusCell(cells['mapStatus'] ?? '');
  const taken = takeCells({
    MapId: filledCell(cells['mapId'] ?? ''),
    ReadCode: fiveCell(cells['readCode'] ?? ''),
    qualifier: key.qualifier,
    MapStatus: status,
    ConceptId: targetCell(cells['conceptId'] ?? '', 'value' in status ? status.value : 'active'),
    EffectiveDate: dayCell(cells['effectiveDate'] ?? ''),
    IS_ASSURED: optionalFlagCell(cells['assured'] ?? ''),
  });
  if ('reason' in taken) {
    return { ...taken, column: taken.column === 'qualifier' ? key.name : taken.column };
  }
  const { values } = taken;
  return [
    {
      line,
      system: 'read-v2',
      code: values.ReadCode,
      qualifier: values.qualifier,
      kind: key.kind,
      rowId: values.MapId,
      target: values.ConceptId,
      description: cells['descriptionId'] ?? '',
      relation: 'equal',
      status: values.MapStatus,
      assured: values.IS_ASSURED,
      preferred: undefined,
      effective: values.EffectiveDate,
    },
  ];
}

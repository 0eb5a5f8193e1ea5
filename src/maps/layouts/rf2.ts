import { dayCell, filledCell, flagCell, snomedCell, takeCells } from '../cells.ts';
import { hashTerm } from '../../record/term-hash.ts';
import { identifySnomed } from '../../record/snomed-id.ts';
import type { MapRow } from '../map-row.ts';
import type { Cells, TableLayout, TableLine } from '../table-layout.ts';

const COMPONENT = {
  id: ['id'],
  effectiveTime: ['effectivetime'],
  active: ['active'],
  moduleId: ['moduleid'],
} as const;

const ALWAYS = Object.keys(COMPONENT);

/** Files of SNOMED CT release format 2; a component keeps its id through all its versions. */
export const RF2_LAYOUTS: readonly TableLayout[] = [
  {
    ...rf2('rf2-description', 'sct2_Description'),
    versions: 'code',
    columns: { ...COMPONENT, conceptId: ['conceptid'], typeId: ['typeid'], term: ['term'] },
    required: [...ALWAYS, 'conceptId', 'typeId', 'term'],
    read: readDescription,
  },
  {
    ...rf2('rf2-concept', 'sct2_Concept'),
    versions: 'code',
    columns: { ...COMPONENT, definition: ['definitionstatusid'] },
    required: [...ALWAYS, 'definition'],
    read: readConcept,
  },
  {
    ...rf2('rf2-association', 'der2_cRefset_Association'),
    versions: 'row-id',
    columns: {
      ...COMPONENT,
      refset: ['refsetid'],
      from: ['referencedcomponentid'],
      to: ['targetcomponentid', 'targetcomponent'],
    },
    required: [...ALWAYS, 'refset', 'from', 'to'],
    read: readAssociation,
  },
];

function rf2(id: string, file: string): Pick<TableLayout, 'id' | 'file' | 'editions' | 'without'> {
  return { id, file, editions: true, without: [] };
}

const SHARED = {
  system: 'snomed',
  qualifier: '',
  rowId: '',
  description: '',
  relation: 'equal',
  assured: undefined,
  preferred: undefined,
} as const;

function readDescription(cells: Cells, line: number): TableLine {
  const taken = takeCells({
    id: snomedCell(cells['id'] ?? '', 'description'),
    effectiveTime: dayCell(cells['effectiveTime'] ?? ''),
    active: flagCell(cells['active'] ?? ''),
    conceptId: snomedCell(cells['conceptId'] ?? '', 'concept'),
  });
  if ('reason' in taken) return taken;
  const { id, effectiveTime, active, conceptId } = taken.values;
  const term = filledCell(cells['term'] ?? '');
  const shared = {
    ...SHARED,
    line,
    status: active ? ('active' as const) : ('inactive' as const),
    effective: effectiveTime,
  };
  const leading: MapRow = {
    ...shared,
    code: id,
    kind: 'description-to-concept',
    target: conceptId,
  };
  // A damaged term is not known again; what its description leads to is certain all the same.
  if ('reason' in term) return [leading];
  const qualifier = hashTerm(term.value);
  // The same the other way round, so that a term is found by its concept.
  const named = { code: conceptId, kind: 'term-of-concept' as const, qualifier, rowId: id };
  return [leading, { ...shared, ...named, target: '' }];
}

function readConcept(cells: Cells, line: number): TableLine {
  const taken = takeCells({
    id: snomedCell(cells['id'] ?? '', 'concept'),
    effectiveTime: dayCell(cells['effectiveTime'] ?? ''),
    active: flagCell(cells['active'] ?? ''),
  });
  if ('reason' in taken) return taken;
  const { id, effectiveTime, active } = taken.values;
  return [
    {
      ...SHARED,
      line,
      code: id,
      kind: 'concept-state',
      target: '',
      status: active ? 'active' : 'inactive',
      effective: effectiveTime,
    },
  ];
}

/**
 * Historical association reference sets of SNOMED CT (core metadata), and what they make of a code.
 * `POSSIBLY` and `ALTERNATIVE` name candidates only; the others are no replacement at all.
 */
const ASSOCIATIONS: ReadonlyMap<string, Pick<MapRow, 'relation' | 'status'>> = new Map([
  ['900000000000526001', { relation: 'equal', status: 'active' }], // REPLACED BY
  ['900000000000527005', { relation: 'equal', status: 'active' }], // SAME AS
  ['900000000000528000', { relation: 'broader', status: 'active' }], // WAS A
  ['900000000000523009', { relation: 'equal', status: 'ambiguous' }], // POSSIBLY EQUIVALENT TO
  ['900000000000530003', { relation: 'equal', status: 'ambiguous' }], // ALTERNATIVE
]);

function readAssociation(cells: Cells, line: number): TableLine {
  const means = ASSOCIATIONS.get(cells['refset'] ?? '');
  if (means === undefined) return { passedOver: 'associations that name no replacement' };
  const from = cells['from'] ?? '';
  // Descriptions have associations too; only those of concepts lead from code to code.
  if (identifySnomed(from) === 'description') {
    return { passedOver: 'associations of descriptions' };
  }
  const taken = takeCells({
    id: filledCell(cells['id'] ?? ''),
    effectiveTime: dayCell(cells['effectiveTime'] ?? ''),
    active: flagCell(cells['active'] ?? ''),
    referencedComponentId: snomedCell(from, 'concept'),
    targetComponentId: snomedCell(cells['to'] ?? '', 'concept'),
  });
  if ('reason' in taken) return taken;
  const { id, effectiveTime, active, targetComponentId } = taken.values;
  return [
    {
      ...SHARED,
      line,
      code: from,
      kind: 'concept-replaced',
      rowId: id,
      target: targetComponentId,
      relation: means.relation,
      status: active ? means.status : 'inactive',
      effective: effectiveTime,
    },
  ];
}

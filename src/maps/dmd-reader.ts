import { SaxesParser } from 'saxes';
import { type CellValue, flagCell, snomedCell, takeCells } from './cells.ts';
import {
  FAULTS_TOLD_MAX,
  type MapFault,
  type MapLayout,
  type MapReader,
  type MapRefusal,
  type MapRow,
} from './map-row.ts';

/** One sort of dm+d product: which element it is, its id, its earlier id, and the product above it. */
interface Product {
  readonly layout: MapLayout;
  readonly element: string;
  readonly id: string;
  readonly previous: string;
  readonly parent: string | undefined;
  readonly kind: 'amp-to-vmp' | 'vmp-to-vtm' | undefined;
}

/** By root element; names as the NHSBSA writes them in its weekly XML. */
const PRODUCTS: Readonly<Record<string, Product>> = {
  VIRTUAL_THERAPEUTIC_MOIETIES: {
    layout: layout('dmd-vtm', 'f_vtm2'),
    element: 'VTM',
    id: 'VTMID',
    previous: 'VTMIDPREV',
    parent: undefined,
    kind: undefined,
  },
  VIRTUAL_MED_PRODUCTS: {
    layout: layout('dmd-vmp', 'f_vmp2'),
    element: 'VMP',
    id: 'VPID',
    previous: 'VPIDPREV',
    parent: 'VTMID',
    kind: 'vmp-to-vtm',
  },
  ACTUAL_MEDICINAL_PRODUCTS: {
    layout: layout('dmd-amp', 'f_amp2'),
    element: 'AMP',
    id: 'APID',
    previous: 'APIDPREV',
    parent: 'VPID',
    kind: 'amp-to-vmp',
  },
};

function layout(id: string, file: string): MapLayout {
  return { id, file, versions: 'none', editions: false };
}

interface DmdState {
  product: Product | undefined;
  refusal: MapRefusal | undefined;
  readonly faults: MapFault[];
  faultCount: number;
  rows: number;
  depth: number;
  /** Cells of the open record, and the depth it stands at. */
  record: Map<string, string> | undefined;
  recordDepth: number;
  text: string;
  ready: MapRow[];
}

/** Reads one of the XML files of dm+d: the parent of each product, and the ids it had before. */
export function createDmdReader(): MapReader {
  const state: DmdState = {
    product: undefined,
    refusal: undefined,
    faults: [],
    faultCount: 0,
    rows: 0,
    depth: 0,
    record: undefined,
    recordDepth: 0,
    text: '',
    ready: [],
  };
  const parser = new SaxesParser();
  listen(parser, state);
  const take = (work: () => void): readonly MapRow[] => {
    if (state.refusal === undefined) work();
    const rows = state.ready;
    state.ready = [];
    return rows;
  };
  return {
    push: (text) => take(() => parser.write(text)),
    end: () =>
      take(() => {
        parser.close();
        if (state.rows === 0) state.refusal ??= NO_PRODUCTS;
      }),
    outcome: () => ({
      layout: state.product?.layout,
      refusal: state.refusal,
      faults: state.faults,
      faultCount: state.faultCount,
      rows: state.rows,
      unread: [],
      passedOver: new Map(),
    }),
  };
}

const NO_PRODUCTS: MapRefusal = {
  refused: 'The file holds no product.',
  next: 'Fetch it again: an empty file is never taken for an empty dictionary.',
};

function listen(parser: SaxesParser, state: DmdState): void {
  // The parser's own words quote what it read; only the place is told.
  parser.on('error', () => {
    state.refusal ??= {
      refused: `The file is no well-formed XML, or ends early: reading stopped at line ${parser.line}.`,
      next: 'Unpack or fetch it again.',
    };
  });
  parser.on('opentag', ({ name }) => open(state, name));
  parser.on('text', (text) => {
    if (state.record !== undefined) state.text += text;
  });
  parser.on('closetag', ({ name }) => close(state, name, parser.line));
}

function open(state: DmdState, name: string): void {
  state.depth += 1;
  state.text = '';
  if (state.depth === 1) {
    state.product = Object.hasOwn(PRODUCTS, name) ? PRODUCTS[name] : undefined;
    if (state.product === undefined) {
      state.refusal ??= {
        refused:
          'What map this is cannot be told: the XML is none of the dm+d files f_vtm2, f_vmp2, f_amp2.',
        next: 'Import these three files of the weekly dm+d release; the others are not used.',
      };
    }
  }
  if (state.record === undefined && name === state.product?.element) {
    state.record = new Map();
    state.recordDepth = state.depth;
  }
}

function close(state: DmdState, name: string, line: number): void {
  const { record, product, depth } = state;
  state.depth -= 1;
  if (record === undefined || product === undefined) return;
  if (depth === state.recordDepth + 1) record.set(name, state.text.trim());
  state.text = '';
  if (depth !== state.recordDepth) return;
  state.record = undefined;
  state.rows += 1;
  const said = readProduct(product, record, line);
  if (!('reason' in said)) return void state.ready.push(...said);
  state.faultCount += 1;
  if (state.faults.length < FAULTS_TOLD_MAX) state.faults.push({ line, ...said });
}

/** `INVALID` stands only where it is 1; a product without it is valid. An invalid one is kept, not used. */
function readProduct(
  product: Product,
  record: ReadonlyMap<string, string>,
  line: number,
): MapRow[] | Omit<MapFault, 'line'> {
  const parent = product.parent === undefined ? undefined : record.get(product.parent);
  const before = record.get(product.previous);
  const taken = takeCells({
    [product.id]: snomedCell(record.get(product.id) ?? '', 'concept'),
    INVALID: flagCell(record.get('INVALID') ?? '0'),
    [product.parent ?? 'parent']: optionalConcept(parent),
    [product.previous]: optionalConcept(before),
  });
  if ('reason' in taken) return taken;
  if (product.kind === 'amp-to-vmp' && parent === undefined) {
    return { column: 'VPID', reason: 'an actual product without its virtual one' };
  }
  const status = record.get('INVALID') === '1' ? 'inactive' : 'active';
  const said = { ...SHARED, line, status } as const;
  return toRows(product, { id: record.get(product.id) ?? '', parent, before }, said);
}

function toRows(
  { kind }: Product,
  ids: {
    readonly id: string;
    readonly parent: string | undefined;
    readonly before: string | undefined;
  },
  said: typeof SHARED & Pick<MapRow, 'line' | 'status'>,
): MapRow[] {
  const rows: MapRow[] = [];
  if (kind !== undefined && ids.parent !== undefined) {
    rows.push({ ...said, code: ids.id, target: ids.parent, kind });
  }
  if (ids.before !== undefined) {
    const replaced = { code: ids.before, target: ids.id, relation: 'equal' } as const;
    rows.push({ ...said, ...replaced, kind: 'concept-replaced' });
  }
  return rows;
}

function optionalConcept(text: string | undefined): CellValue<unknown> {
  return text === undefined ? { value: undefined } : snomedCell(text, 'concept');
}

const SHARED = {
  system: 'snomed',
  qualifier: '',
  rowId: '',
  description: '',
  relation: 'broader',
  assured: undefined,
  preferred: undefined,
  effective: '',
} as const;

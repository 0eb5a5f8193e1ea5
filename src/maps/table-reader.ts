import { TABLE_LAYOUTS } from './layouts.ts';
import {
  FAULTS_TOLD_MAX,
  type MapFault,
  type MapReader,
  type MapRefusal,
  type MapRow,
} from './map-row.ts';
import { type PlacedLayout, type TableLine, placeHeader } from './table-layout.ts';

/** A line longer than this is no line of a map, and must not gather in memory. */
const LINE_MAX = 100_000;

interface TableState {
  readonly fileName: string;
  line: number;
  rows: number;
  placed: PlacedLayout | undefined;
  refusal: MapRefusal | undefined;
  readonly faults: MapFault[];
  faultCount: number;
  readonly passedOver: Map<string, number>;
}

/**
 * Reads a tab-separated table piece by piece. Cells are never quoted: terms hold quotes of their own
 * (mig-wire §9.2), so that a CSV reader would swallow lines.
 */
export function createTableReader(fileName: string): MapReader {
  let rest = '';
  const state: TableState = {
    fileName,
    line: 0,
    rows: 0,
    placed: undefined,
    refusal: undefined,
    faults: [],
    faultCount: 0,
    passedOver: new Map(),
  };
  return {
    push(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LINE_MAX) state.refusal ??= TOO_LONG;
      return lines.flatMap((line) => readLine(state, line));
    },
    end() {
      const rows = rest === '' ? [] : readLine(state, rest);
      rest = '';
      if (state.rows === 0) state.refusal ??= NO_ROWS;
      return rows;
    },
    outcome: () => ({
      layout: state.placed?.layout,
      refusal: state.refusal,
      faults: state.faults,
      faultCount: state.faultCount,
      rows: state.rows,
      unread: state.placed?.unread ?? [],
      passedOver: state.passedOver,
    }),
  };
}

const TOO_LONG: MapRefusal = {
  refused: 'A line of the file does not end.',
  next: 'Check that this is the file you meant.',
};

const NO_ROWS: MapRefusal = {
  refused: 'The file has no row below its first line.',
  next: 'Fetch it again: an empty file is never taken for an empty map.',
};

function readLine(state: TableState, written: string): readonly MapRow[] {
  state.line += 1;
  if (state.refusal !== undefined) return [];
  const line = written.endsWith('\r') ? written.slice(0, -1) : written;
  const cells = line.split('\t');
  if (state.placed === undefined) return place(state, cells);
  if (line === '') return [];
  state.rows += 1;
  const said = readCells(state.placed, cells, state.line);
  if ('reason' in said) {
    state.faultCount += 1;
    if (state.faults.length < FAULTS_TOLD_MAX) state.faults.push({ line: state.line, ...said });
    return [];
  }
  if (!('passedOver' in said)) return said;
  state.passedOver.set(said.passedOver, (state.passedOver.get(said.passedOver) ?? 0) + 1);
  return [];
}

function place(state: TableState, header: readonly string[]): readonly MapRow[] {
  const placed = placeHeader(TABLE_LAYOUTS, header, state.fileName);
  if ('layout' in placed) state.placed = placed;
  else {
    state.refusal = {
      refused: `What map this is cannot be told: ${placed.why}.`,
      next: `Known are, tab-separated with their header: ${TABLE_LAYOUTS.map(({ file }) => file).join(', ')}; and the XML files f_vtm2, f_vmp2, f_amp2 of dm+d. docs/code-maps.md names their columns.`,
    };
  }
  return [];
}

function readCells(
  { layout, places, width, names }: PlacedLayout,
  cells: readonly string[],
  line: number,
): TableLine {
  if (cells.length !== width) {
    return { column: 'all', reason: `the line has ${cells.length} columns, not ${width}` };
  }
  const values: Record<string, string> = {};
  for (const [field, at] of places) values[field] = cells[at] ?? '';
  const said = layout.read(values, line);
  if (!('reason' in said)) return said;
  // The name the file itself gives the column, where the layout knows it by a name of its own.
  const at = places.get(said.column);
  return { column: (at === undefined ? undefined : names[at]) ?? said.column, reason: said.reason };
}

import type { MapKind, MapRelation, MapStatus, MapSystem } from '../record/code-map.ts';

/** One row of a map file, told in one way for every layout. */
export interface MapRow {
  /** Line of the file, 1-based; in XML the line the record ends on. */
  readonly line: number;
  readonly system: MapSystem;
  /** Read and CTV3 codes are five characters, case-sensitive. */
  readonly code: string;
  readonly qualifier: string;
  readonly kind: MapKind;
  /** The id that the versions of a row share; empty where the layout has none, or where it is the code. */
  readonly rowId: string;
  readonly target: string;
  /** The SNOMED description that belongs to the target; empty when none is given. */
  readonly description: string;
  readonly relation: MapRelation;
  readonly status: MapStatus;
  readonly assured: boolean | undefined;
  readonly preferred: boolean | undefined;
  /** `yyyy-mm-dd` from which the row holds; empty in layouts without dates. */
  readonly effective: string;
}

/** Why a line cannot be read. Never quotes a cell. */
export interface MapFault {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
}

/** A whole file that is not read, and what to do about it. Both are full sentences. */
export interface MapRefusal {
  readonly refused: string;
  readonly next: string;
}

/** What tells the versions of one row: a row id, the code itself, or nothing as there are none. */
export type Versions = 'row-id' | 'code' | 'none';

/** What a file turned out to be. */
export interface MapLayout {
  /** Stable; citations name it. */
  readonly id: string;
  /** The name the file goes by, for people. */
  readonly file: string;
  readonly versions: Versions;
  /**
   * Whether several files of the layout stand side by side, as the editions of RF2 do, told apart by
   * name; otherwise a newer release of the layout takes the place of the older one.
   */
  readonly editions: boolean;
}

/** Reads one map file piece by piece. Content never makes it throw. */
export interface MapReader {
  /** The rows that are whole once this piece of text is there. */
  push(text: string): readonly MapRow[];
  /** The last rows; a file that ends early becomes a refusal or a fault. */
  end(): readonly MapRow[];
  outcome(): MapOutcome;
}

/** What is known of a file so far. */
export interface MapOutcome {
  readonly layout: MapLayout | undefined;
  readonly refusal: MapRefusal | undefined;
  /** The first faults, in the order of the file. */
  readonly faults: readonly MapFault[];
  readonly faultCount: number;
  /** Rows or records read, a header left out. */
  readonly rows: number;
  /** Columns of the file that no one reads. */
  readonly unread: readonly string[];
  /** What rows that say nothing we use are, with their counts. */
  readonly passedOver: ReadonlyMap<string, number>;
}

/** Faults told one by one; the rest is counted. */
export const FAULTS_TOLD_MAX = 20;

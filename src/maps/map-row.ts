import type { CodeMapRow } from '../record/code-map-row.ts';

export type { CodeMapRow as MapRow } from '../record/code-map-row.ts';

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
  push(text: string): readonly CodeMapRow[];
  /** The last rows; a file that ends early becomes a refusal or a fault. */
  end(): readonly CodeMapRow[];
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

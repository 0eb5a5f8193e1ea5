import type { MapKind, MapRelation, MapStatus, MapSystem } from './code-map.ts';

/** One row of a map file, told in one way for every layout: as it is read and as it is stored. */
export interface CodeMapRow {
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

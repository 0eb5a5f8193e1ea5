import type { Moment } from '../model.ts';

/** LOINC codes of the sections this writer knows. */
export type SectionCode =
  | '48765-2'
  | '10160-0'
  | '11450-4'
  | '11348-0'
  | '11369-6'
  | '30954-2'
  | '8716-3'
  | '29545-1'
  | '47519-4'
  | '46240-8'
  | '29762-2'
  | '34109-9'
  | '42349-1'
  | '18776-5';

/** How a document is written. */
export interface CdaOptions {
  /** "Today", `yyyy-mm-dd`. */
  readonly asAt: Moment;
  /** Leaves out the declarations of `xsi` and `sdtc`, as published fragments do. @default false */
  readonly undeclaredPrefixes?: boolean | undefined;
  /** Sections that hold their narrative and no entries. @default none */
  readonly narrativeOnly?: readonly SectionCode[] | undefined;
  /** Writes no code for what an entry is about, its wording alone. @default false */
  readonly textOnlyEntries?: boolean | undefined;
  /**
   * Where the status of a course of drugs stands: in its `statusCode`, or, as Cerner writes it, in the
   * words of a status observation while the `statusCode` says `ordered`. @default 'code'
   */
  readonly medicationStatus?: 'code' | 'words' | undefined;
}

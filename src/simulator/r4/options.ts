import type { Moment } from '../model.ts';

/**
 * How a FHIR R4 server writes: to the UK Core profiles, everything in one searchset, or as Cerner
 * Millennium does, to US Core, one search for each type, in pages.
 */
export type R4Style = 'uk-core' | 'millennium';

/** How an answer is written. */
export interface R4Options {
  /** "Today", `yyyy-mm-dd`. */
  readonly asAt: Moment;
  /** @default 'uk-core' */
  readonly style?: R4Style | undefined;
  /** Most entries of a page of Millennium. @default 100 */
  readonly pageSize?: number | undefined;
}

/** One file of an answer. */
export interface R4File {
  readonly name: string;
  readonly content: string;
}

import type { XmlElement } from '../xml/xml-tree.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { ProblemLog } from '../fhir/problem-log.ts';
import type { Supplier } from './suppliers.ts';

/** What the reading of a section needs to know, and where it puts what it finds. */
export interface Context {
  readonly log: ProblemLog;
  readonly supplier: Supplier | undefined;
  /** Where the narrative stands in the bundle. */
  readonly path: string;
  /** Counts something nobody reads, under a path without indexes. */
  unmapped(step: string, count?: number): void;
}

/** Where an element of a narrative stands, for a person to find it. */
export function placeOf(context: Context, element: XmlElement): string {
  return `${context.path}#${pathOf(element)}`;
}

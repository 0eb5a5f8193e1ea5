import type { Resource } from '../fhir/bundle.ts';
import type { Reading as FhirReading } from '../fhir/draft.ts';

/** What every entry reader of this format is given. */
export interface Reading extends FhirReading {
  /** Observations that say they are derived from another one, by that other one. */
  readonly derived: ReadonlyMap<Resource, readonly Resource[]>;
}

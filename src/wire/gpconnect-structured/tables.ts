import { compileTables } from '../fhir/tables.ts';
import { CONSTANTS } from './constants.ts';
import { IGNORED } from './ignored.ts';
import { EXTENSIONS, SHAPES } from './shapes.ts';

/** What this reader takes, leaves out and expects of each element. */
export const TABLES = compileTables({
  shapes: SHAPES,
  ignored: IGNORED,
  extensions: EXTENSIONS,
  constants: CONSTANTS,
  values: {
    valueCodeableConcept: 'CodeableConcept',
    valueReference: 'Link',
    valuePeriod: 'Period',
  },
});

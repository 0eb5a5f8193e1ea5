import type { Moment, SimulatedPatient } from '../model.ts';
import type { HieContext } from './context.ts';
import { STU3 } from './context.ts';
import { writeEntry } from './entries.ts';
import type { JsonObject } from './json.ts';
import { writeJson } from './json.ts';
import { writeDrugs } from './medications.ts';
import { writeOutcome } from './outcome.ts';
import type { StructuredParameters } from './parameters.ts';
import { WHOLE_RECORD } from './parameters.ts';
import { writePeople } from './people.ts';
import { writePrimaryLists } from './primary-lists.ts';
import { writeSecondaryLists } from './secondary-lists.ts';
import { selectEntries } from './selection.ts';

/** How an answer is written. */
export interface StructuredOptions {
  /** "Today", `yyyy-mm-dd`. */
  readonly asAt: Moment;
  /** @default everything */
  readonly parameters?: StructuredParameters | undefined;
}

/** The bundle GP Connect answers with, as JSON text. */
export function writeGpConnectStructured(
  patient: SimulatedPatient,
  options: StructuredOptions,
): string {
  const { asAt, parameters = WHOLE_RECORD } = options;
  const context: HieContext = { patient, asAt, parameters, ids: new Map() };
  const written = selectEntries(context);
  const medications = written.filter((entry) => entry.kind === 'medication');
  const resources = [
    ...writePrimaryLists(context),
    ...writePeople(context),
    ...written.flatMap((entry) => writeEntry(context, entry, written)),
    ...writeDrugs(context, medications),
    ...writeSecondaryLists(context, written),
    ...parameters.unrecognised.map(unrecognised),
  ];
  return writeJson({
    resourceType: 'Bundle',
    meta: { profile: [`${STU3}/StructureDefinition/GPConnect-StructuredRecord-Bundle-1`] },
    type: 'collection',
    entry: resources.map((resource) => ({ resource })),
  });
}

/** What a system answers about a parameter it does not know: a warning inside the bundle. */
function unrecognised(name: string): JsonObject {
  return writeOutcome({
    severity: 'warning',
    issue: 'not-supported',
    code: 'NOT_IMPLEMENTED',
    display: 'Not implemented',
    text: `${name} is an unrecognised parameter`,
    diagnostics: name,
  });
}

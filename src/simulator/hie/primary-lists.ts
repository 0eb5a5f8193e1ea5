import type { Area, SimulatedEntry } from '../model.ts';
import { AREAS } from '../model.ts';
import { writeAllergy } from './allergies.ts';
import type { HieContext } from './context.ts';
import { resourceId } from './context.ts';
import { referenceTo } from './entries.ts';
import type { JsonObject } from './json.ts';
import { writePrimaryList } from './lists.ts';
import { areaOf, isEndedAllergy, isVisible } from './selection.ts';

/** The lists of all areas asked for, an empty one where nothing is recorded. */
export function writePrimaryLists(context: HieContext): JsonObject[] {
  const { areas } = context.parameters;
  const missing = context.patient.missingAreas ?? [];
  return AREAS.filter((area) => areas.has(area) && !missing.includes(area)).flatMap((area) =>
    writeArea(context, area),
  );
}

function writeArea(context: HieContext, area: Area): JsonObject[] {
  const ofArea = context.patient.entries.filter((entry) => areaOf(entry) === area);
  const shown = ofArea.filter((entry) => isVisible(context, entry) && isListed(entry));
  const current = shown.filter((entry) => !isEndedAllergy(entry));
  const primary = writePrimaryList(context, {
    list: area,
    references: [
      ...current.map((entry) => referenceTo(context, entry)),
      ...(area === 'includeUncategorisedData' ? problemTwins(context) : []),
    ],
    confidential: ofArea.some((entry) => entry.confidential === true),
  });
  if (area !== 'includeAllergies' || !context.parameters.resolvedAllergies) return [primary];
  return [primary, writeEndedAllergies(context, shown.filter(isEndedAllergy))];
}

/** Notes hang in the consultation tree and documents beside it: no primary list names them. */
function isListed(entry: SimulatedEntry): boolean {
  return entry.kind !== 'note' && entry.kind !== 'document';
}

/** The observations problems stand for are uncategorised data too, when problems are asked for. */
function problemTwins(context: HieContext): string[] {
  if (!context.parameters.areas.has('includeProblems')) return [];
  return context.patient.entries
    .filter((entry) => entry.kind === 'problem' && isVisible(context, entry))
    .map((entry) => `Observation/${resourceId(context, entry.id)}`);
}

function writeEndedAllergies(context: HieContext, ended: readonly SimulatedEntry[]): JsonObject {
  const contained = ended.flatMap((entry) =>
    entry.kind === 'allergy' ? [writeAllergy(context, entry)] : [],
  );
  return writePrimaryList(context, {
    list: 'endedAllergies',
    references: ended.map((entry) => `#${resourceId(context, entry.id)}`),
    contained,
    confidential: false,
  });
}

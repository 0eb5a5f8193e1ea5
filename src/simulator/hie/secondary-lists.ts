import type { Area, SimulatedEntry } from '../model.ts';
import type { HieContext } from './context.ts';
import { referenceTo } from './entries.ts';
import type { JsonObject } from './json.ts';
import { writeSecondaryList } from './lists.ts';
import { areaOf, encounterIds, linkedIds } from './selection.ts';

/** Middle part of the secondary lists' names, by the area of what they hold. */
const NAMES: Readonly<Partial<Record<Area, string>>> = {
  includeMedication: 'medications',
  includeInvestigations: 'investigations',
  includeUncategorisedData: 'uncategorised-data',
  includeConsultations: 'uncategorised-data',
};

/** Lists that repeat what belongs to problems and consultations; none is written empty. */
export function writeSecondaryLists(
  context: HieContext,
  written: readonly SimulatedEntry[],
): JsonObject[] {
  const linked = linkedIds(written);
  const encounters = encounterIds(written);
  const related = written.filter((entry) => linked.has(entry.id));
  const inside = written.filter((entry) => encounters.has(entry.encounter ?? ''));
  return [
    ...grouped(context, ['problems', 'related-to-problems'], related),
    ...grouped(context, ['consultations', 'contained-in-consultations'], inside),
    ...documents(context, written),
  ];
}

function grouped(
  context: HieContext,
  [start, end]: readonly [string, string],
  held: readonly SimulatedEntry[],
): JsonObject[] {
  const lists = new Map<string, string[]>();
  for (const entry of held) {
    const name = NAMES[areaOf(entry)];
    if (name === undefined) continue;
    const code = `${start}-${name}-${end}`;
    lists.set(code, [...(lists.get(code) ?? []), referenceTo(context, entry)]);
  }
  return [...lists].map(([code, references]) => writeSecondaryList(context, code, references));
}

function documents(context: HieContext, written: readonly SimulatedEntry[]): JsonObject[] {
  const references = written
    .filter((entry) => entry.kind === 'document')
    .map((entry) => referenceTo(context, entry));
  if (references.length === 0) return [];
  const code = 'consultations-documents-contained-in-consultations';
  return [writeSecondaryList(context, code, references)];
}

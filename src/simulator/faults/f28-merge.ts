import { PANELS } from '../dictionary/tests.ts';
import { isShared, isSingleResult, without } from '../edit.ts';
import type { MeasuredResult } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { recordFault } from '../fault.ts';
import { isImmunisation } from '../fault-builders.ts';
import type { ImmunisationEntry, ResultEntry, SimulatedPatient } from '../model.ts';
import { withTwoTests, withVaccination } from '../prepare.ts';
import { VACCINATIONS } from '../dictionary/disorders.ts';

const FACTS = { fault: 'F28', field: 'structure' } as const;

/** F28: several entries are told as one. */
export const F28: readonly Fault[] = [
  recordFault(
    {
      ...FACTS,
      id: 'results-merged',
      title: 'Two results of one day became a panel',
      size: 'two results',
      kinds: ['entry-merged', 'entry-extra', 'entry-lost'],
      severity: 'significant',
      prepare: withTwoTests,
    },
    { extent: 'list', spoil: mergeResults },
  ),
  recordFault(
    {
      ...FACTS,
      id: 'vaccinations-merged',
      title: 'Two vaccinations of one day became one that names the other in words',
      size: 'two vaccinations',
      kinds: ['entry-merged', 'entry-lost'],
      severity: 'considerable',
      prepare: withTwoVaccinations,
    },
    { extent: 'list', spoil: mergeVaccinations },
  ),
];

function mergeResults(patient: SimulatedPatient): SimulatedPatient | undefined {
  const found = pairOfOneDay(patient, isLaboratory);
  const heading = PANELS.find(({ concept }) =>
    patient.entries.every((entry) => entry.concept.snomed !== concept.snomed),
  );
  if (found === undefined || heading === undefined) return undefined;
  const [one, other] = found;
  const panel: ResultEntry = {
    kind: 'result',
    id: `${one.id}-panel`,
    concept: heading.concept,
    category: one.category,
    date: one.date,
    recorded: one.recorded,
    members: [one, other].map(({ id, concept, value, range, abnormal }) => ({
      id,
      concept,
      value,
      range,
      abnormal,
    })),
  };
  const rest = without(without(patient, one.id), other.id);
  return { ...rest, entries: [...rest.entries, panel] };
}

function isLaboratory(entry: ResultEntry | { kind: string }): entry is MeasuredResult {
  return (
    entry.kind === 'result' &&
    isSingleResult(entry as ResultEntry) &&
    (entry as ResultEntry).typedByHand !== true &&
    (entry as ResultEntry).text === undefined
  );
}

function mergeVaccinations(patient: SimulatedPatient): SimulatedPatient | undefined {
  const found = pairOfOneDay(patient, isImmunisation);
  if (found === undefined) return undefined;
  const [one, other] = found;
  const told = [one.text, `Also given: ${other.concept.term}`].filter((text) => text !== undefined);
  const merged: ImmunisationEntry = { ...one, text: told.join('; ') };
  const entries = patient.entries.flatMap((entry) => {
    if (entry.id === other.id) return [];
    return [entry.id === one.id ? merged : entry];
  });
  return { ...patient, entries };
}

/** The first two entries of one whole day that both sides show, of different meaning. */
function pairOfOneDay<Entry extends SimulatedPatient['entries'][number]>(
  patient: SimulatedPatient,
  fits: (entry: SimulatedPatient['entries'][number]) => entry is Entry,
): readonly [Entry, Entry] | undefined {
  const candidates = patient.entries.filter(
    (entry): entry is Entry => isShared(entry) && fits(entry),
  );
  for (const one of candidates) {
    const other = candidates.find(
      ({ date, concept }) =>
        date === one.date && date?.length === 10 && concept.snomed !== one.concept.snomed,
    );
    if (other !== undefined) return [one, other];
  }
  return undefined;
}

function withTwoVaccinations(
  ...[patient, random]: Parameters<NonNullable<Fault['prepare']>>
): SimulatedPatient {
  const once = withVaccination(patient, random, VACCINATIONS[2]);
  const twice = withVaccination(once, random, VACCINATIONS[1]);
  const [first, second] = twice.entries.slice(-2);
  if (first === undefined || second === undefined) return twice;
  const { date, recorded } = first;
  return { ...twice, entries: [...twice.entries.slice(0, -1), { ...second, date, recorded }] };
}

import { groupBy } from '../../base/ordering.ts';
import { instantOf } from '../../base/partial-date.ts';
import type { Quantity } from '../../record/quantity.ts';
import type { Resource } from './bundle.ts';
import { draft } from './draft.ts';
import type { Draft, Reading } from './draft.ts';
import { isDiastolic, isPanel, isSystolic } from './blood-pressure.ts';

/**
 * Makes one blood pressure of a systolic and a diastolic that were sent as two Observations of one
 * instant. Where an instant has more than one of either, which belong together cannot be told, and all
 * stay. The heading over the two gives the code; without one the entry has none, for none was sent.
 * Answers how many have none.
 */
export function joinLoosePressures(reading: Reading, findHeadings: () => Headings): number {
  const readings = looseReadings(reading);
  let uncoded = 0;
  if (readings.length < 2) return 0;
  const headings = findHeadings();
  for (const ofInstant of groupBy(readings, ({ instant }) => instant).values()) {
    const systolic = ofInstant.filter(({ part }) => part === 'systolic');
    const diastolic = ofInstant.filter(({ part }) => part === 'diastolic');
    const [first] = systolic;
    const [second] = diastolic;
    if (systolic.length !== 1 || diastolic.length !== 1 || !first || !second) continue;
    const heading = headings.get(first.resource);
    const apart =
      headings.get(second.resource) !== heading || first.made.status !== second.made.status;
    if (apart) continue;
    const joined = join(reading, [first, second], heading);
    if (joined.codes.length === 0) uncoded += 1;
  }
  return uncoded;
}

/** The heading each member of a group stands under. */
export type Headings = ReadonlyMap<Resource, Resource>;

interface LooseReading {
  readonly part: 'systolic' | 'diastolic';
  readonly instant: string;
  readonly quantity: Quantity;
  readonly resource: Resource;
  readonly made: Draft;
}

function looseReadings(reading: Reading): readonly LooseReading[] {
  const loose: LooseReading[] = [];
  reading.made.forEach((made, resource) => {
    const { detail, date } = made;
    if (detail.kind !== 'observation' || detail.value?.type !== 'quantity') return;
    const part = partOf(resource);
    if (part === undefined || date === undefined) return;
    const instant = String(instantOf(date) ?? date.text);
    loose.push({ part, instant, quantity: detail.value.quantity, resource, made });
  });
  return loose;
}

function partOf(resource: Resource): LooseReading['part'] | undefined {
  if (isSystolic(resource)) return 'systolic';
  return isDiastolic(resource) ? 'diastolic' : undefined;
}

function join(
  reading: Reading,
  [systolic, diastolic]: readonly [LooseReading, LooseReading],
  heading: Resource | undefined,
): Draft {
  const panel = heading !== undefined && isPanel(heading);
  const head = panel ? reading.made.get(heading) : undefined;
  const { made } = systolic;
  const joined = draft(reading, panel ? heading : systolic.resource, {
    item: made.item,
    term: head?.term,
    codes: head?.codes ?? [],
    date: made.date,
    recorded: made.recorded,
    status: made.status,
    text: [...(head?.text ?? []), ...made.text, ...diastolic.made.text],
    detail: {
      kind: 'blood-pressure',
      systolic: systolic.quantity,
      diastolic: diastolic.quantity,
    },
  });
  joined.alsoIn.push(...made.alsoIn);
  for (const { resource } of [systolic, diastolic]) reading.made.set(resource, joined);
  return joined;
}

import { isBloodPressure, isSingleResult } from '../edit.ts';
import type { MeasuredResult } from '../edit.ts';
import type { Fault } from '../fault.ts';
import { namedFault } from '../fault.ts';
import { changing, isPanel } from '../fault-builders.ts';
import type { BloodPressureEntry, Measurement, ResultEntry } from '../model.ts';
import { resultDecimalShift } from '../mutations/result-decimal-shift.ts';

const FACTS = {
  fault: 'F13',
  kinds: ['value-changed'],
  field: 'value',
  severity: 'considerable',
} as const;

/** F13: the digits of a result are swapped, or its point has moved. */
export const F13: readonly Fault[] = [
  namedFault(resultDecimalShift, { ...FACTS, size: 'decimal shift up' }),
  changing(
    {
      ...FACTS,
      id: 'result-decimal-down',
      title: 'A result is a tenth',
      size: 'decimal shift down',
    },
    (entry): entry is MeasuredResult =>
      isSingleResult(entry) && /^\d*[1-9]\d$/u.test(entry.value.number),
    (entry) => ({
      ...entry,
      value: { ...entry.value, number: entry.value.number.replace(/(?=\d$)/u, '.') },
    }),
  ),
  changing(
    {
      ...FACTS,
      id: 'result-digits-swapped',
      title: 'Two digits changed places',
      size: 'digit swap',
    },
    (entry): entry is MeasuredResult => isSingleResult(entry) && isSwappable(entry.value),
    (entry) => ({ ...entry, value: swapped(entry.value) }),
  ),
  changing(
    {
      ...FACTS,
      id: 'panel-digits-swapped',
      title: 'Two digits changed places in a part of a panel',
      size: 'digit swap in a panel',
    },
    hasSwappablePart,
    (entry, _patient, random) => {
      const chosen = random.pick((entry.members ?? []).filter(({ value }) => isSwappable(value)));
      const members = (entry.members ?? []).map((member) =>
        member === chosen && member.value !== undefined
          ? { ...member, value: swapped(member.value) }
          : member,
      );
      return { ...entry, members };
    },
  ),
  changing(
    {
      ...FACTS,
      id: 'pressure-digits-swapped',
      title: 'Two digits of a blood pressure changed places',
      size: 'digit swap in a blood pressure',
    },
    (entry): entry is BloodPressureEntry =>
      isBloodPressure(entry) && isSwappable({ number: entry.systolic }),
    (entry) => ({ ...entry, systolic: swapped({ number: entry.systolic }).number }),
  ),
];

/** The last two digits that stand side by side and differ; never ones that would put a 0 in front: `04` is no number. */
const PAIR = /(?!^\d0)(\d)(?!\1)(\d)(?=\D*$)/u;

function isSwappable(value: Measurement | undefined): boolean {
  return value !== undefined && PAIR.test(value.number);
}

function swapped(value: Measurement): Measurement {
  return { ...value, number: value.number.replace(PAIR, '$2$1') };
}

function hasSwappablePart(entry: Parameters<typeof isPanel>[0]): entry is ResultEntry {
  return isPanel(entry) && entry.members.some(({ value }) => isSwappable(value));
}

import { BLOOD_PRESSURE } from '../dictionary/others.ts';
import { entryGuid } from '../identifiers.ts';
import type { BloodPressureEntry, NormalRange, ResultEntry, ResultPart } from '../model.ts';
import type { EventContext } from './event.ts';
import { partsOf, writeEvent } from './event.ts';
import { element, textElement } from './xml.ts';

/** A result: one VAL, or an OBS heading with a VAL for each part. */
export function writeResult(context: EventContext, entry: ResultEntry): string[] {
  const { members, category } = entry;
  if (members === undefined) {
    const body = element('ehr:observation', measuredParts(entry));
    return [writeEvent(context, { ...partsOf(entry), type: 'VAL', category, body })];
  }
  const links = members.map((member) =>
    textElement('ehr:childLink', entryGuid(context.patient, 'mig', member.id)),
  );
  const heading = element('ehr:observation', [element('ehr:complexObservation', links)]);
  const parent = element('ehr:complexObservation', [
    textElement('ehr:parentLink', entryGuid(context.patient, 'mig', entry.id)),
  ]);
  const { date, recorded } = entry;
  return [
    writeEvent(context, { ...partsOf(entry), type: 'OBS', category, body: heading }),
    ...members.map(({ id, concept, ...part }) => {
      const body = element('ehr:observation', [...measuredParts(part), parent]);
      return writeEvent(context, { id, concept, date, recorded, type: 'VAL', category, body });
    }),
  ];
}

/** A blood pressure: an INV heading over two VAL events. */
export function writeBloodPressure(context: EventContext, entry: BloodPressureEntry): string[] {
  const { date, recorded } = entry;
  const readings = [
    { id: `${entry.id}-systolic`, concept: BLOOD_PRESSURE.systolic, number: entry.systolic },
    { id: `${entry.id}-diastolic`, concept: BLOOD_PRESSURE.diastolic, number: entry.diastolic },
  ];
  const links = readings.map(({ id }) =>
    textElement('ehr:childLink', entryGuid(context.patient, 'mig', id)),
  );
  const body = element('ehr:observation', [element('ehr:complexObservation', links)]);
  return [
    writeEvent(context, { ...partsOf(entry), type: 'INV', body }),
    ...readings.map(({ id, concept, number }) => {
      const value = measuredParts({ value: { number, unit: 'mm Hg' } });
      const reading = element('ehr:observation', value);
      return writeEvent(context, { id, concept, date, recorded, type: 'VAL', body: reading });
    }),
  ];
}

/** Numbers stand with three decimals at least, as on the real wire. */
export function padded(number: string): string {
  const [whole = '', fraction = ''] = number.split('.');
  return `${whole}.${fraction.padEnd(3, '0')}`;
}

function measuredParts(part: ResultPart): string[] {
  const { value, range, abnormal } = part;
  if (value === undefined) return [];
  const { comparator, number, unit } = value;
  const written = element('ehr:value', [
    range === undefined ? undefined : writeRange('ehr:availableRange', range, unit),
    element('ehr:numeric', [
      comparator === undefined ? undefined : textElement('ehr:operator', comparator),
      textElement('ehr:value', padded(number)),
      unit === undefined ? undefined : textElement('ehr:units', unit),
      range === undefined ? undefined : writeRange('ehr:range', range, unit),
    ]),
  ]);
  if (abnormal !== true) return [written];
  return [written, element('ehr:abnormal', [], { value: 'true', description: '' })];
}

function writeRange(name: string, range: NormalRange, unit: string | undefined): string {
  const limit = (end: 'low' | 'high'): string | undefined => {
    const number = range[end];
    return number === undefined ? undefined : element(`ehr:${end}`, [], { value: padded(number) });
  };
  return element(
    name,
    [
      element('ehr:numericRange', [limit('low'), limit('high')]),
      unit === undefined ? undefined : textElement('ehr:units', unit),
    ],
    { qualifier: 'U' },
  );
}

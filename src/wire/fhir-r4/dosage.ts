import type { PartialDate } from '../../base/partial-date.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { objectOf, objectsOf, textOf, textsOf } from '../json/json-value.ts';
import type { Resource } from '../fhir/bundle.ts';
import { filled, stated } from '../fhir/codes.ts';
import { extensionValue } from '../fhir/extensions.ts';
import type { ProblemLog } from '../fhir/problem-log.ts';
import { quantityText, rangeText, readDate } from '../fhir/values.ts';
import { labelled, termsOf } from './words.ts';

/** The structured parts of a dosage in words, one line each; the instruction itself is not among them. */
export function dosageTexts(dosage: JsonObject): readonly string[] {
  if (saysNoMore(dosage)) return NONE;
  const timing = objectOf(dosage['timing']);
  return [
    ...objectsOf(dosage['doseAndRate']).flatMap(doseTexts),
    ...labelled(dosage, { route: 'Route', site: 'Site', method: 'Method' }),
    ...(timing === undefined ? [] : timingTexts(timing)),
    ...asNeeded(dosage),
    ...line('At most', ratioText(dosage['maxDosePerPeriod'])),
    ...line('At most at once', quantityText(dosage['maxDosePerAdministration'])),
    ...labelled(dosage, { additionalInstruction: 'Instruction' }),
    ...line('Instruction', filled(textOf(extensionValue(dosage, 'clinical-instruction')))),
  ];
}

/** Nearly every dosage is its instruction and nothing else. */
function saysNoMore(dosage: JsonObject): boolean {
  for (const name in dosage) if (name !== 'text' && name !== 'patientInstruction') return false;
  return true;
}

const NONE: readonly string[] = [];

/** A dosage without an instruction in words: what it says structured, in one line. */
export function structuredDose(dosages: readonly JsonObject[]): string | undefined {
  const lines = dosages.map((dosage) => filled(dosageTexts(dosage).join(', ')));
  return filled(stated(...lines).join('; '));
}

/** One end of the period in which a dosage is to be taken: the first that is told. */
export function boundsOf(
  resource: Resource,
  member: string,
  edge: 'start' | 'end',
  log: ProblemLog,
): PartialDate | undefined {
  for (const [index, dosage] of objectsOf(resource.body[member]).entries()) {
    const repeat = objectOf(objectOf(dosage['timing'])?.['repeat']);
    const path = `${resource.path}.${member}[${index}].timing.repeat.boundsPeriod.${edge}`;
    const date = readDate(objectOf(repeat?.['boundsPeriod'])?.[edge], { log, path });
    if (date !== undefined) return date;
  }
  return undefined;
}

function doseTexts(dose: JsonObject): readonly string[] {
  return [
    ...line('Dose', quantityText(dose['doseQuantity']) ?? rangeOf(dose['doseRange'])),
    ...line(
      'Rate',
      quantityText(dose['rateQuantity']) ??
        rangeOf(dose['rateRange']) ??
        ratioText(dose['rateRatio']),
    ),
  ];
}

function timingTexts(timing: JsonObject): readonly string[] {
  const repeat = objectOf(timing['repeat']) ?? {};
  const words = [
    ...termsOf(timing['code']),
    ...REPEAT_MEMBERS.flatMap((name) => line(name, filled(textOf(repeat[name])))),
    ...REPEAT_LISTS.flatMap((name) => line(name, filled(textsOf(repeat[name]).join(' ')))),
    ...line('from', filled(textOf(objectOf(repeat['boundsPeriod'])?.['start']))),
    ...line('to', filled(textOf(objectOf(repeat['boundsPeriod'])?.['end']))),
    ...line('for', quantityText(repeat['boundsDuration']) ?? rangeOf(repeat['boundsRange'])),
    ...textsOf(timing['event']),
  ];
  return line('Timing', filled(words.join(', ')));
}

const REPEAT_MEMBERS: readonly string[] =
  `count countMax duration durationMax durationUnit frequency frequencyMax period periodMax periodUnit
  offset`.split(/\s+/);
const REPEAT_LISTS: readonly string[] = ['dayOfWeek', 'timeOfDay', 'when'];

function asNeeded(dosage: JsonObject): readonly string[] {
  const reasons = labelled(dosage, { asNeededCodeableConcept: 'As needed' });
  if (reasons.length > 0) return reasons;
  const flag = dosage['asNeededBoolean'];
  return typeof flag === 'boolean' ? [`As needed: ${flag ? 'yes' : 'no'}`] : [];
}

function line(label: string, text: string | undefined): readonly string[] {
  return text === undefined ? [] : [`${label}: ${text}`];
}

function rangeOf(value: JsonValue | undefined): string | undefined {
  const range = objectOf(value);
  return range === undefined ? undefined : rangeText(range);
}

function ratioText(value: JsonValue | undefined): string | undefined {
  const ratio = objectOf(value);
  if (ratio === undefined) return undefined;
  const parts = ['numerator', 'denominator'].map((name) => quantityText(ratio[name]) ?? '');
  return filled(parts.join(' per '));
}

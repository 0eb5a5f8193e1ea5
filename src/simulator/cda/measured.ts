import { BLOOD_PRESSURE } from '../dictionary/others.ts';
import { hieUnit } from '../dictionary/units.ts';
import { element } from '../mig/xml.ts';
import type {
  BloodPressureEntry,
  EntryCore,
  Measurement,
  Moment,
  NormalRange,
  ObservationEntry,
  ResultEntry,
  ResultPart,
} from '../model.ts';
import { OIDS, conceptCode, fixedCode, loincTranslation } from './coding.ts';
import type { CdaContext } from './context.ts';
import {
  author,
  comment,
  commentAct,
  entryId,
  pointInTime,
  statusCode,
  templateId,
} from './context.ts';

/** A result: a battery over its parts, or over itself where it stands alone. */
export function writeResult(context: CdaContext, entry: ResultEntry, row: string): string {
  const { members, date, recorded, text } = entry;
  const components =
    members === undefined
      ? [writeMeasured(context, { ...entry, row, template: RESULT })]
      : members.map((member, i) =>
          writeMeasured(context, {
            ...member,
            date,
            recorded,
            row: `${row}-${i + 1}`,
            template: RESULT,
          }),
        );
  // A result by itself belongs to no battery: the organizer around it has no code of its own.
  const code =
    members === undefined
      ? element('code', [], { nullFlavor: 'NA' })
      : conceptCode(context, entry.concept, { row });
  const remark =
    members === undefined || text === undefined ? [] : [commentAct(context, entry, row)];
  return organizer(context, entry, {
    classCode: 'BATTERY',
    template: templateId('4.1', '2015-08-01'),
    part: members === undefined ? 'battery' : undefined,
    code,
    components: [...components, ...remark],
  });
}

/** A blood pressure: a cluster of its two readings. */
export function writeBloodPressure(
  context: CdaContext,
  entry: BloodPressureEntry,
  row: string,
): string {
  const { date, recorded } = entry;
  const readings = READINGS.map(([part, loinc, display]) =>
    writeMeasured(context, {
      id: `${entry.id}-${part}`,
      concept: BLOOD_PRESSURE[part],
      date,
      recorded,
      value: { number: entry[part], unit: 'mm Hg' },
      template: VITAL_SIGN,
      translations: [loincTranslation(loinc, display)],
    }),
  );
  // The heading of the two readings is the entry itself.
  return vitalSigns(context, entry, undefined, [...readings, commentAct(context, entry, row)]);
}

const READINGS = [
  ['systolic', '8480-6', 'Systolic blood pressure'],
  ['diastolic', '8462-4', 'Diastolic blood pressure'],
] as const;

/** Something measured on the patient, in a cluster of its own. */
export function writeVitalSign(context: CdaContext, entry: ObservationEntry, row: string): string {
  return vitalSigns(context, entry, 'cluster', [
    writeMeasured(context, { ...entry, row, template: VITAL_SIGN }),
  ]);
}

/** Something seen, without a number. */
export function writeFinding(context: CdaContext, entry: EntryCore, row: string): string {
  return writeMeasured(context, { ...entry, row, template: undefined });
}

/** A habit: the question is fixed, the answer is what was coded. */
export function writeSocialHistory(context: CdaContext, entry: EntryCore, row: string): string {
  return element(
    'observation',
    [
      templateId('4.78', '2014-06-09'),
      entryId(context, entry.id),
      fixedCode('72166-2', OIDS.loinc, 'Tobacco smoking status'),
      statusCode('completed'),
      pointInTime(entry.date),
      conceptCode(context, entry.concept, { name: 'value', typed: true, row }),
      author(context, entry.recorded),
      comment(context, entry, row),
    ],
    { classCode: 'OBS', moodCode: 'EVN' },
  );
}

const RESULT = templateId('4.2', '2015-08-01');
const VITAL_SIGN = templateId('4.27', '2014-06-09');

function vitalSigns(
  context: CdaContext,
  entry: EntryCore,
  part: string | undefined,
  components: readonly (string | undefined)[],
): string {
  const code = element(
    'code',
    [loincTranslation('74728-7', 'Vital signs, weight, height, head circumference')],
    {
      code: '46680005',
      codeSystem: OIDS.snomed,
      codeSystemName: 'SNOMED CT',
      displayName: 'Vital signs',
    },
  );
  const template = templateId('4.26', '2015-08-01');
  return organizer(context, entry, {
    classCode: 'CLUSTER',
    template,
    part,
    code,
    components,
  });
}

interface Organizer {
  readonly classCode: 'BATTERY' | 'CLUSTER';
  readonly template: string;
  readonly part: string | undefined;
  readonly code: string;
  readonly components: readonly (string | undefined)[];
}

function organizer(context: CdaContext, entry: EntryCore, content: Organizer): string {
  const { classCode, template, part, code, components } = content;
  return element(
    'organizer',
    [
      template,
      entryId(context, entry.id, part),
      code,
      statusCode('completed'),
      pointInTime(entry.date),
      author(context, entry.recorded),
      ...components.map((inner) =>
        inner === undefined ? undefined : element('component', [inner]),
      ),
    ],
    { classCode, moodCode: 'EVN' },
  );
}

/** An observation with what was measured in it. */
interface Measured extends ResultPart {
  readonly id: string;
  readonly concept: EntryCore['concept'];
  readonly date?: Moment | undefined;
  readonly recorded: Moment;
  readonly text?: string | undefined;
  readonly row?: string | undefined;
  readonly template: string | undefined;
  readonly translations?: readonly string[] | undefined;
}

function writeMeasured(context: CdaContext, measured: Measured): string {
  const { value, range, row, translations } = measured;
  const unit = value?.unit === undefined ? undefined : ucum(value.unit);
  return element(
    'observation',
    [
      measured.template,
      entryId(context, measured.id),
      conceptCode(context, measured.concept, { row, translations }),
      statusCode('completed'),
      pointInTime(measured.date),
      value === undefined ? undefined : writeValue(value, unit),
      measured.abnormal === true ? ABNORMAL : undefined,
      author(context, measured.recorded),
      row === undefined ? undefined : comment(context, measured, row),
      range === undefined ? undefined : writeRange(range, unit),
    ],
    { classCode: 'OBS', moodCode: 'EVN' },
  );
}

const ABNORMAL = element('interpretationCode', [], {
  code: 'A',
  codeSystem: '2.16.840.1.113883.5.83',
  displayName: 'Abnormal',
});

/** A quantity has no comparator: "less than five" is an interval that ends, exclusively, at five. */
function writeValue(value: Measurement, unit: string | undefined): string {
  const { number, comparator } = value;
  if (comparator === undefined) {
    return element('value', [], { 'xsi:type': 'PQ', value: number, unit });
  }
  const limit = { value: number, unit, inclusive: 'false' };
  const name = comparator === '<' ? 'high' : 'low';
  return element('value', [element(name, [], limit)], { 'xsi:type': 'IVL_PQ' });
}

function writeRange(range: NormalRange, unit: string | undefined): string {
  const limit = (name: 'low' | 'high'): string | undefined =>
    range[name] === undefined ? undefined : element(name, [], { value: range[name], unit });
  const value = element('value', [limit('low'), limit('high')], { 'xsi:type': 'IVL_PQ' });
  return element('referenceRange', [element('observationRange', [value])]);
}

/** A quantity of HL7 v3 takes units of UCUM alone, which EMIS practices write on the wire anyway. */
function ucum(unit: string): string {
  return hieUnit(unit, 'EMIS');
}

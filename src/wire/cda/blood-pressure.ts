import { groupBy } from '../../base/ordering.ts';
import { instantOf } from '../../base/partial-date.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Quantity } from '../../record/quantity.ts';
import type { MeasuredDraft } from './entries/measured.ts';
import type { Draft } from './draft.ts';
import type { Source } from './source.ts';

const LOINC = 'http://loinc.org';

/** Codes of the readings and of a heading over both (hie-wire, 3.3.6; LOINC 8480-6, 8462-4, 85354-9). */
const SYSTOLIC = keys('8480-6', '72313002 271649006');
const DIASTOLIC = keys('8462-4', '1091811000000102 271650006');
const PANEL = keys('85354-9 55284-4', '75367002 163020007 386534000 163034007 163035008 163033001');

/** Code systems by code: no code of the one could be taken for one of the other. */
type Keys = ReadonlyMap<string, string>;

function keys(loinc: string, snomed: string): Keys {
  return new Map([
    ...loinc.split(' ').map((code) => [code, LOINC] as const),
    ...snomed.split(' ').map((code) => [code, CODE_SYSTEMS.snomed] as const),
  ]);
}

/**
 * Makes one blood pressure of a systolic and a diastolic reading of one instant, under one heading if there
 * is one. Where more than one of either could belong together, all stay readings.
 */
export function joinPressures(source: Source, drafts: readonly Draft[]): readonly Draft[] {
  const readings = drafts.filter(isReading);
  const headings = new Map(
    drafts.filter((each) => has(each, PANEL)).map((each) => [each.element, each]),
  );
  const joined = new Map<Draft, Draft | undefined>();
  const groups = groupBy(readings, (reading) => instantKey(reading));
  for (const ofInstant of groups.values()) {
    for (const [systolic, diastolic] of pairsOf(ofInstant)) {
      const heading = systolic.heading === undefined ? undefined : headings.get(systolic.heading);
      joined.set(systolic, join(source, [systolic, diastolic], heading)).set(diastolic, undefined);
      if (heading !== undefined) joined.set(heading, undefined);
    }
  }
  return drafts.flatMap((draft) => (joined.has(draft) ? (joined.get(draft) ?? []) : [draft]));
}

/** Under one heading first; what is left over may be a pair that stands under two or none. */
function pairsOf(
  readings: readonly MeasuredDraft[],
): readonly (readonly [MeasuredDraft, MeasuredDraft])[] {
  const pairs = [...groupBy(readings, ({ heading }) => heading).values()].flatMap(pairOf);
  const taken = new Set(pairs.flat());
  return [...pairs, ...pairOf(readings.filter((reading) => !taken.has(reading)))];
}

function pairOf(
  readings: readonly MeasuredDraft[],
): readonly (readonly [MeasuredDraft, MeasuredDraft])[] {
  const systolic = readings.filter((reading) => has(reading, SYSTOLIC));
  const diastolic = readings.filter((reading) => has(reading, DIASTOLIC));
  const [first] = systolic;
  const [second] = diastolic;
  const isPair = systolic.length === 1 && diastolic.length === 1;
  return isPair && first !== undefined && second !== undefined ? [[first, second]] : [];
}

function isReading(draft: Draft): draft is MeasuredDraft {
  const isEither = has(draft, SYSTOLIC) || has(draft, DIASTOLIC);
  return isEither && draft.date !== undefined && quantityOf(draft) !== undefined;
}

/** Readings of two states, one of them an error perhaps, or of two people are no pair. */
function instantKey({ date, status, about }: Draft): string {
  const instant = date === undefined ? undefined : instantOf(date);
  return `${instant ?? date?.text ?? ''} ${status ?? ''} ${about ?? ''}`;
}

function has({ codes }: Draft, wanted: Keys): boolean {
  return codes.some(({ system, code }) => wanted.get(code) === system);
}

function quantityOf({ detail }: Draft): Quantity | undefined {
  if (detail.kind !== 'observation' && detail.kind !== 'result') return undefined;
  return detail.value?.type === 'quantity' ? detail.value.quantity : undefined;
}

/** The two have no code in common, so the pressure has that of the heading, or none. */
function join(
  source: Source,
  [systolic, diastolic]: readonly [Draft, Draft],
  heading: Draft | undefined,
): Draft {
  for (const reading of [systolic, diastolic]) tellUnplaced(source, reading);
  return {
    ...(heading ?? systolic),
    term: heading?.term,
    codes: heading?.codes ?? [],
    date: systolic.date,
    status: systolic.status,
    text: [...(heading?.text ?? []), ...systolic.text, ...diastolic.text],
    detail: {
      kind: 'blood-pressure',
      systolic: quantityOf(systolic),
      diastolic: quantityOf(diastolic),
    },
    links: heading?.links ?? [],
  };
}

function tellUnplaced(source: Source, { detail, source: path }: Draft): void {
  if (detail.kind !== 'observation' && detail.kind !== 'result') return;
  if (detail.range !== undefined) {
    source.problems.count('warning', path, 'the range of a blood pressure is not compared');
  }
  if (detail.abnormal === true) {
    source.problems.count('warning', path, 'an abnormal mark of a blood pressure is not compared');
  }
}

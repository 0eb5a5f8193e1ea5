import { BLOOD_PRESSURE, OBSERVATIONS } from '../dictionary/others.ts';
import type { Panel, Test } from '../dictionary/tests.ts';
import { PANELS, SINGLE_TESTS } from '../dictionary/tests.ts';
import type {
  BloodPressureEntry,
  Measurement,
  Moment,
  ObservationEntry,
  ResultEntry,
  ResultPart,
} from '../model.ts';
import { withTime } from '../moments.ts';
import type { GenerateContext } from './context.ts';
import { recentDays, typedIn } from './context.ts';
import { freeText } from './free-text.ts';

/** Laboratory results, alone and in panels, and values measured at the practice. */
export function generateResults(context: GenerateContext): ResultEntry[] {
  const { random, traits } = context;
  const singles = random
    .sample(SINGLE_TESTS, random.between(2, 4))
    .flatMap((test) =>
      recentDays(context, random.between(1, 3), 10).map((day) => single(context, test, day)),
    );
  const panels = random
    .sample(PANELS, random.between(1, 2))
    .flatMap((panel) =>
      recentDays(context, random.between(1, 2), 10).map((day) => panelled(context, panel, day)),
    );
  const twins = traits.has('same-day-twins') ? sameDayTwins(context) : [];
  return [...singles, ...panels, ...twins];
}

/** Blood pressures; with the trait, one is written down twice. */
export function generateBloodPressures(context: GenerateContext): BloodPressureEntry[] {
  const { random, traits } = context;
  const readings = recentDays(context, random.between(2, 6), 12).map((day): BloodPressureEntry => {
    const date = random.chance(0.5) ? withTime(random, day) : day;
    return {
      kind: 'blood-pressure',
      id: context.nextId(),
      concept: BLOOD_PRESSURE.panel,
      date,
      recorded: typedIn(context, date),
      systolic: String(random.between(98, 184)),
      diastolic: String(random.between(52, 104)),
    };
  });
  const [first] = readings;
  if (first === undefined || !traits.has('exact-duplicate')) return readings;
  return [...readings, { ...first, id: context.nextId() }];
}

/** Weights, heights and smoking, which the MIG's views leave out. */
export function generateObservations(context: GenerateContext): ObservationEntry[] {
  const { random } = context;
  const weights = recentDays(context, random.between(1, 3), 10).map((day) => {
    const value = { number: `${random.between(48, 118)}.${random.between(1, 9)}`, unit: 'kg' };
    return observation(context, OBSERVATIONS.weight, day, value);
  });
  const [day = context.last] = recentDays(context, 1, 10);
  const height = { number: String(random.between(148, 196)), unit: 'cm' };
  return [
    ...weights,
    observation(context, OBSERVATIONS.height, day, height),
    observation(context, OBSERVATIONS.neverSmoked, day, undefined),
  ];
}

function observation(
  context: GenerateContext,
  concept: ObservationEntry['concept'],
  date: Moment,
  value: Measurement | undefined,
): ObservationEntry {
  const recorded = typedIn(context, date);
  return { kind: 'observation', id: context.nextId(), concept, date, recorded, value };
}

function single(context: GenerateContext, test: Test, day: Moment): ResultEntry {
  const date = context.random.chance(0.4) ? withTime(context.random, day) : day;
  return {
    kind: 'result',
    id: context.nextId(),
    concept: test.concept,
    category: test.category,
    date,
    recorded: typedIn(context, date),
    ...measured(context, test),
    ...(test.typedByHand === true ? { typedByHand: true } : {}),
    ...freeText(context, 'result', 0.2),
  };
}

function panelled(context: GenerateContext, panel: Panel, day: Moment): ResultEntry {
  const date = withTime(context.random, day);
  return {
    kind: 'result',
    id: context.nextId(),
    concept: panel.concept,
    category: panel.category,
    date,
    recorded: date,
    members: panel.members.map((test) => ({
      id: context.nextId(),
      concept: test.concept,
      ...measured(context, test),
    })),
    ...freeText(context, 'result', 0.2),
  };
}

/** The same test twice on one day with two values: only the value tells them apart. */
function sameDayTwins(context: GenerateContext): ResultEntry[] {
  const [test] = SINGLE_TESTS;
  const [day] = recentDays(context, 1, 10);
  if (test === undefined || day === undefined) return [];
  return ['48', '61'].map((number) => ({
    kind: 'result',
    id: context.nextId(),
    concept: test.concept,
    category: test.category,
    date: day,
    recorded: typedIn(context, day),
    value: { number, unit: test.unit },
  }));
}

function measured(context: GenerateContext, test: Test): ResultPart {
  const { random } = context;
  const [low, high, digits] = test.spread;
  const number = (low + random.next() * (high - low)).toFixed(digits);
  const belowFloor = test.floor !== undefined && random.chance(0.4);
  const value: Measurement = belowFloor
    ? { number: test.floor, unit: test.unit, comparator: '<' }
    : { number, unit: test.unit };
  if (test.range === undefined) return { value };
  const abnormal = !belowFloor && isOutside(number, test.range);
  return { value, range: test.range, ...(abnormal ? { abnormal } : {}) };
}

function isOutside(number: string, range: NonNullable<ResultPart['range']>): boolean {
  if (range.low !== undefined && Number(number) < Number(range.low)) return true;
  return range.high !== undefined && Number(number) > Number(range.high);
}

import { groupBy } from '../../base/ordering.ts';
import { CODE_SYSTEMS } from '../../record/code.ts';
import type { Code } from '../../record/code.ts';
import type { Quantity } from '../../record/quantity.ts';
import { indexById } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Source } from './source.ts';

/**
 * Codes of a blood pressure and of its two readings: Read v2 `246` with `2469` and `246A` (mig-wire, sections
 * 2.2 and 6) and the SNOMED concepts of the same.
 */
const PRESSURE: ReadonlySet<string> = new Set(['246..', '75367002', '163020007']);
const SYSTOLIC: ReadonlySet<string> = new Set(['2469.', '271649006', '72313002', '163030003']);
const DIASTOLIC: ReadonlySet<string> = new Set([
  '246A.',
  '271650006',
  '1091811000000102',
  '163031004',
]);

const SYSTEMS: ReadonlySet<string> = new Set([CODE_SYSTEMS.readV2, CODE_SYSTEMS.snomed]);

/**
 * Makes one blood pressure of a parent and its readings. A reading that was taken in is no entry of its
 * own; a third one, or one without a number, stays. A parent without readings stays an observation.
 */
export function mergeBloodPressures(source: Source, drafts: readonly Draft[]): readonly Draft[] {
  const childrenOf = childrenByParent(drafts);
  const taken = new Set<Draft>();
  for (const parent of drafts) {
    if (!hasCode(parent, PRESSURE)) continue;
    const children = childrenOf(parent).filter((child) => !taken.has(child));
    const systolic = pick(source, children, SYSTOLIC);
    const diastolic = pick(source, children, DIASTOLIC);
    const readings = [systolic, diastolic].filter((reading) => reading !== undefined);
    if (readings.length === 0) continue;
    parent.kind = 'blood-pressure';
    parent.detail = {
      kind: 'blood-pressure',
      systolic: quantityOf(systolic),
      diastolic: quantityOf(diastolic),
    };
    parent.absorbed = readings.flatMap(({ localId }) => localId ?? []);
    for (const reading of readings) takeIn(source, parent, reading);
    for (const reading of readings) taken.add(reading);
  }
  return joinLoosePressures(drafts.filter((draft) => !taken.has(draft)));
}

/**
 * Makes one of two readings of one instant that no parent holds together; the two have no code in common,
 * so the pressure has none. Where an instant has more than one of either, all stay.
 */
function joinLoosePressures(drafts: readonly Draft[]): readonly Draft[] {
  const named = new Set(drafts.flatMap(({ children }) => children));
  const loose = drafts.filter((draft) => isLoose(draft) && !named.has(draft.localId ?? ''));
  const joined = new Map<Draft, Draft | undefined>();
  for (const ofInstant of groupBy(loose, ({ date }) => date?.text).values()) {
    const systolic = ofInstant.filter((draft) => hasCode(draft, SYSTOLIC));
    const diastolic = ofInstant.filter((draft) => hasCode(draft, DIASTOLIC));
    const [first] = systolic;
    const [second] = diastolic;
    if (systolic.length !== 1 || diastolic.length !== 1 || !first || !second) continue;
    joined.set(first, pressureOf(first, second)).set(second, undefined);
  }
  return drafts.flatMap((draft) => (joined.has(draft) ? (joined.get(draft) ?? []) : [draft]));
}

function isLoose(draft: Draft): boolean {
  const isReading = hasCode(draft, SYSTOLIC) || hasCode(draft, DIASTOLIC);
  const free = draft.parent === undefined && draft.children.length === 0;
  return isReading && free && draft.date !== undefined && quantityOf(draft) !== undefined;
}

function pressureOf(systolic: Draft, diastolic: Draft): Draft {
  return {
    ...systolic,
    kind: 'blood-pressure',
    term: undefined,
    codes: [],
    text: [...systolic.text, ...diastolic.text],
    detail: {
      kind: 'blood-pressure',
      systolic: quantityOf(systolic),
      diastolic: quantityOf(diastolic),
    },
    absorbed: diastolic.localId === undefined ? [] : [diastolic.localId],
    warnings: [...new Set([...systolic.warnings, ...diastolic.warnings])],
  };
}

function takeIn(source: Source, parent: Draft, reading: Draft): void {
  parent.text.push(...reading.text);
  if (reading.date?.text !== parent.date?.text) {
    source.problems.count(
      'warning',
      reading.source,
      'a reading dated other than its blood pressure',
    );
  }
}

/** Readings by the pressure they belong to, whichever of the two names the other. */
function childrenByParent(drafts: readonly Draft[]): (parent: Draft) => readonly Draft[] {
  const byId = indexById(drafts);
  const byParent = groupBy(drafts, (draft) => draft.parent);
  return (parent) => {
    const named = parent.children.flatMap((id) => byId.get(id) ?? []);
    const naming = parent.localId === undefined ? [] : (byParent.get(parent.localId) ?? []);
    return [...new Set([...named, ...naming])];
  };
}

function pick(
  source: Source,
  children: readonly Draft[],
  codes: ReadonlySet<string>,
): Draft | undefined {
  const found = children.filter(
    (child) => hasCode(child, codes) && quantityOf(child) !== undefined,
  );
  const [first, second] = found;
  if (second !== undefined) {
    source.problems.count('warning', second.source, 'a second reading under one blood pressure');
  }
  return first;
}

function quantityOf(draft: Draft | undefined): Quantity | undefined {
  const detail = draft?.detail;
  if (detail?.kind !== 'observation' && detail?.kind !== 'result') return undefined;
  return detail.value?.type === 'quantity' ? detail.value.quantity : undefined;
}

function hasCode(draft: Draft, codes: ReadonlySet<string>): boolean {
  return draft.codes.some((code: Code) => SYSTEMS.has(code.system) && codes.has(code.code));
}

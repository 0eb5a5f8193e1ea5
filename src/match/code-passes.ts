import { mayBeSameDay } from './day-range.ts';
import type { EntryFacts } from './entry-facts.ts';
import { at, inEveryScope, inKindThenFamily } from './pass.ts';
import type { Recipe } from './pass.ts';
import type { Stage } from './stage.ts';

/** What two entries with a code in common must agree in besides. */
export interface Agreement {
  readonly codes: (entry: EntryFacts) => readonly string[];
  readonly takesPart: (entry: EntryFacts) => boolean;
  readonly same: readonly ((entry: EntryFacts) => string | number | undefined)[];
}

const codeTimeValue: Recipe = {
  id: 'code+date+value',
  confidence: 0.97,
  why: 'Same code, same date and the same value or dose.',
  ...sharing({ codes: matchCodes, takesPart: hasValue, same: [valueOf, wallOf] }),
};

const codeDayValue: Recipe = {
  ...codeTimeValue,
  ...sharing({ codes: matchCodes, takesPart: hasValue, same: [valueOf, firstOf, lastOf] }),
};

/** Where there is no value to agree on, code and date are all there is, and no doubt remains. */
const codeTime: Recipe = {
  id: 'code+date',
  confidence: 0.97,
  why: 'Same code and same date.',
  ...sharing({ codes: matchCodes, takesPart: hasNoValue, same: [wallOf] }),
};

const codeDay: Recipe = {
  ...codeTime,
  ...sharing({ codes: matchCodes, takesPart: hasNoValue, same: [firstOf, lastOf] }),
};

const codeDayOtherValue: Recipe = {
  id: 'code+date',
  confidence: 0.85,
  why: 'Same code and same date, but another value or dose.',
  ...sharing({ codes: matchCodes, takesPart: isAny, same: [firstOf, lastOf] }),
};

const codeOverlap: Recipe = {
  id: 'code+overlapping-date',
  confidence: 0.8,
  why: 'Same code, and dates that may be the same.',
  ...sharing({ codes: matchCodes, takesPart: isDated, same: [] }),
  allowed: sameDay,
};

/** A value seen again under the same code on another date: the date moved. */
const sharedCodeValue: Recipe = {
  id: 'shared-code',
  confidence: 0.7,
  why: 'A code in common and the same value or dose, on other dates.',
  ...sharing({ codes: matchCodes, takesPart: hasValue, same: [valueOf] }),
};

/**
 * Measured values of one code on different days are different measurements, so they need the pass
 * above; drugs and plain statements do not.
 */
const sharedCode: Recipe = {
  id: 'shared-code',
  confidence: 0.65,
  why: 'A code in common, on other dates.',
  ...sharing({ codes: ({ codes }) => codes, takesPart: isNoMeasurement, same: [] }),
};

/** The passes over entries with a code in common on one date. Strict ones reach related kinds before loose ones start. */
export const SAME_DAY_STAGES: readonly Stage[] = [
  { passes: [codeTimeValue, codeTime].flatMap(inKindThenFamily) },
  {
    reach: codeDayOtherValue.keys,
    passes: [codeDayValue, codeDay, codeDayOtherValue].flatMap(inKindThenFamily),
  },
  { reach: matchCodes, passes: inKindThenFamily(codeOverlap) },
  {
    reach: codeDayOtherValue.keys,
    passes: [codeDayValue, codeDay, codeDayOtherValue].map((recipe) => at('late', recipe)),
  },
  { reach: matchCodes, passes: [at('late', codeOverlap)] },
];

/** The passes over entries with a code in common on other dates. */
export const OTHER_DAY_STAGES: readonly Stage[] = [
  { reach: matchCodes, passes: [sharedCodeValue, sharedCode].flatMap(inEveryScope) },
];

/** Every blood pressure says the same thing, whichever of its many codes it carries. */
export function matchCodes({ entry, codes }: EntryFacts): readonly string[] {
  return entry.kind === 'blood-pressure' ? [...codes, 'blood-pressure'] : codes;
}

/** Whether two dates are given and may be the same. */
export function sameDay(a: EntryFacts, b: EntryFacts): boolean {
  return a.days !== undefined && b.days !== undefined && mayBeSameDay(a.days, b.days);
}

/** Whether an entry measures something; what a drug is taken by is no measurement. */
export function isMeasurement({ entry, value }: EntryFacts): boolean {
  return value !== undefined && entry.kind !== 'medication' && entry.kind !== 'issue';
}

/** An agreement as keys, for many entries, and as a question about two, for few. */
export function sharing({ codes, takesPart, same }: Agreement): Pick<Recipe, 'keys' | 'shareKey'> {
  return {
    keys: (entry) => {
      if (!takesPart(entry)) return [];
      let agreed = '';
      for (const part of same) agreed += `${part(entry)} `;
      return agreed === '' ? codes(entry) : codes(entry).map((code) => agreed + code);
    },
    shareKey: (a, b) => {
      if (!takesPart(a) || !takesPart(b)) return false;
      for (const part of same) if (part(a) !== part(b)) return false;
      const others = codes(b);
      return codes(a).some((code) => others.includes(code));
    },
  };
}

export function hasValue({ value }: EntryFacts): boolean {
  return value !== undefined;
}

function hasNoValue({ value }: EntryFacts): boolean {
  return value === undefined;
}

export function isDated({ days }: EntryFacts): boolean {
  return days !== undefined;
}

export function isNoMeasurement(entry: EntryFacts): boolean {
  return !isMeasurement(entry);
}

function isAny(): boolean {
  return true;
}

export function valueOf({ value }: EntryFacts): string | undefined {
  return value;
}

function wallOf({ days }: EntryFacts): string | undefined {
  return days?.wall;
}

export function firstOf({ days }: EntryFacts): number | undefined {
  return days?.first;
}

export function lastOf({ days }: EntryFacts): number | undefined {
  return days?.last;
}

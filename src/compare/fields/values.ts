import { canonicalDecimal, compareDecimals, parseDecimal } from '../../base/decimal.ts';
import { foldText } from '../../base/text-fold.ts';
import { agreeOnSystem } from '../../match/code-agreement.ts';
import { codeKey } from '../../match/code-facts.ts';
import { isUnit, unitKey } from '../../match/unit-text.ts';
import { termKey } from '../../base/term-key.ts';
import { wordOverlap, wordsOf } from '../../match/words.ts';
import type { Entry } from '../../record/entry.ts';
import type { Comparator, Quantity, Value } from '../../record/quantity.ts';
import { different } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';
import { isWrittenAlike, relate } from './amounts.ts';
import { contraryWords } from './contrary-words.ts';
import type { Amount } from './amounts.ts';
import { printPressure, printQuantity, printValue } from '../print-value.ts';

/** Compares what was measured: number, unit and comparator, one finding for one cause. */
export function compareValues({ entries }: ComparedPair): Outcome | undefined {
  if (
    entries.mig.detail.kind === 'blood-pressure' &&
    entries.hie.detail.kind === 'blood-pressure'
  ) {
    return comparePressures({ entries });
  }
  const [mig, hie] = [valueOf(entries.mig), valueOf(entries.hie)];
  if (mig === undefined && hie === undefined) return undefined;
  if (mig === undefined || hie === undefined) {
    const values = [print(mig), print(hie)] as const;
    return different('value-changed', 'value', values, {
      why: `the ${mig === undefined ? 'MIG' : 'HIE'} gives no value for it.`,
    });
  }
  return compareBoth(mig, hie);
}

function compareBoth(mig: Value, hie: Value): Outcome | undefined {
  const [a, b] = [asQuantity(mig), asQuantity(hie)];
  if (a !== undefined && b !== undefined) return compareMeasured(a, b);
  if (mig.type === 'coded' && hie.type === 'coded') return compareCoded(mig, hie);
  if (textOf(mig) === textOf(hie)) return undefined;
  if (mayBeSameNumber(mig, hie)) {
    return different('undetermined', 'value', [print(mig), print(hie)], {
      grade: 'value',
      why: 'a comma in the number may part thousands or begin the fraction, so nobody can tell whether the two are the same.',
    });
  }
  return different('value-changed', 'value', [print(mig), print(hie)]);
}

function print(value: Value | undefined): string | undefined {
  return value === undefined ? undefined : printValue(value);
}

/** Whether the two are the same number under one of the readings of a comma. */
function mayBeSameNumber(mig: Value, hie: Value): boolean {
  const [a, b] = [readingsOf(mig), readingsOf(hie)];
  return a.some((text) => b.includes(text));
}

function readingsOf(value: Value): readonly string[] {
  const text = value.type === 'text' ? foldText(value.text) : textOf(value);
  const [, number = '', rest = ''] = /^([<>=]*\s*[\d.,]*\d)(.*)$/.exec(text) ?? [];
  const asWritten = number.includes(',')
    ? [number.replace(',', '.'), number.replaceAll(',', '')]
    : [number];
  return asWritten.flatMap((each) => {
    const decimal = parseDecimal(each);
    return decimal === undefined ? [] : `${canonicalDecimal(decimal)} ${unitKey(rest.trim())}`;
  });
}

type CodedValue = Extract<Value, { readonly type: 'coded' }>;

/** Answers by code: one in common is enough unless the wordings share nothing; no wording is no agreement. */
function compareCoded(mig: CodedValue, hie: CodedValue): Outcome | undefined {
  const [a, b] = [wordingOf(mig), wordingOf(hie)];
  const agreement = agreeOnSystem(mig.codes.map(codeKey), hie.codes.map(codeKey));
  const values = [printValue(mig), printValue(hie)] as const;
  // One code, or none, with wordings that deny each other (`A +`, `A -`) is no agreement.
  if (
    agreement !== 'different' &&
    contraryWords(rawWordingOf(mig), rawWordingOf(hie)) !== undefined
  ) {
    return different('value-changed', 'value', values);
  }
  if (agreement === 'shared') {
    const isOther = a !== '' && b !== '' && wordOverlap(wordsOf(a), wordsOf(b)) === 0 && a !== b;
    return isOther ? different('value-changed', 'value', values) : undefined;
  }
  if (agreement === 'different') return different('value-changed', 'value', values);
  if (a !== '' && b !== '') {
    return a === b ? undefined : different('value-changed', 'value', values);
  }
  return different('undetermined', 'value', values, {
    grade: 'value',
    why: 'the two sides give answers in different code systems without wording, so nobody can tell whether they are the same.',
  });
}

function wordingOf(value: CodedValue): string {
  return termKey(rawWordingOf(value));
}

function rawWordingOf({ term, codes }: CodedValue): string {
  return term ?? codes.find((code) => code.term !== undefined)?.term ?? '';
}

/**
 * Compares two numbers with their units, after exact conversion where that is known. A unit only one side
 * gives is lost, not equal.
 */
function compareMeasured(mig: Quantity, hie: Quantity): Outcome | undefined {
  if (isWrittenAlike(mig, hie)) return undefined;
  const [a, b] = [amountOf(mig), amountOf(hie)];
  const isUnitSame = a.unit === b.unit;
  const isNumberSame = compareDecimals(mig.number, hie.number) === 0;
  if (isUnitSame && isNumberSame) return compareBounds(mig, hie);
  const values = [printQuantity(mig), printQuantity(hie)] as const;
  const relation = relate(a, b);
  if (relation === 'same') {
    const isBoundSame = mig.comparator === hie.comparator;
    return isBoundSame
      ? different('unit-respelt', 'unit', values)
      : different('comparator-changed', 'comparator', values);
  }
  if (mig.comparator === hie.comparator && (relation === 'rounded' || relation === 'rounded-far')) {
    return different('precision-lost', 'value', values, {
      grade: relation === 'rounded-far' ? 'far' : undefined,
      why: tellRounding(mig, hie, isUnitSame),
    });
  }
  if (isUnitSame) return different('value-changed', 'value', values);
  return compareUnits([a, b], values, isNumberSame);
}

/** The same amount, which may still be a bound on one side only. */
function compareBounds(mig: Quantity, hie: Quantity): Outcome | undefined {
  if (mig.comparator === hie.comparator) return undefined;
  const values = [printQuantity(mig), printQuantity(hie)] as const;
  return different('comparator-changed', 'comparator', values);
}

/** Units that differ and, converted or not, give no agreement. */
function compareUnits(
  [mig, hie]: readonly [Amount, Amount],
  values: readonly [string, string],
  isNumberSame: boolean,
): Outcome {
  const isLost = mig.unit === undefined || hie.unit === undefined;
  // A missing unit beside another number is a change of the number first of all.
  if (isLost && !isNumberSame) return different('value-changed', 'value', values);
  if (isLost) {
    const why = `the ${mig.unit === undefined ? 'MIG' : 'HIE'} gives no unit.`;
    return different('unit-changed', 'unit', values, { why });
  }
  const isConverted = !isNumberSame && relate(mig, hie) !== 'apart';
  const why = isConverted
    ? 'unit and number differ, and converting the one unit into the other gives another amount.'
    : undefined;
  return different('unit-changed', 'unit', values, { why });
}

function tellRounding(mig: Quantity, hie: Quantity, isUnitSame: boolean): string {
  if (!isUnitSame) return 'it is told in another unit and rounded.';
  const isHieCoarser = placesOf(hie) < placesOf(mig);
  return isHieCoarser
    ? 'the HIE gives the value rounded to fewer places.'
    : 'the HIE gives the value to more places than the MIG, whose number is the rounded one.';
}

function placesOf({ number }: Quantity): number {
  return canonicalDecimal(number).split('.')[1]?.length ?? 0;
}

function amountOf({ number, unit }: Quantity): Amount {
  return { number, unit: keyOf(unit) };
}

function comparePressures({ entries }: Pick<ComparedPair, 'entries'>): Outcome | undefined {
  const [mig, hie] = [partsOf(entries.mig), partsOf(entries.hie)];
  const isHalved = mig.some((part, index) => (part === undefined) !== (hie[index] === undefined));
  const outcomes = isHalved ? [] : mig.flatMap((part, index) => compareHalf(part, hie[index]));
  if (!isHalved && outcomes.length === 0) return undefined;
  const values = [printPressure(entries.mig), printPressure(entries.hie)] as const;
  if (isHalved) return different('value-changed', 'value', values);
  // Both halves make one value: what is worse about either is told, of the whole pressure.
  const worst = PRESSURE_KINDS.flatMap(
    (kind) => outcomes.find((outcome) => 'kind' in outcome && outcome.kind === kind) ?? [],
  )[0];
  if (worst?.outcome !== 'different') return worst;
  const isNumber = worst.field === 'value';
  return isNumber
    ? { ...worst, values: { mig: values[0] ?? null, hie: values[1] ?? null } }
    : worst;
}

function compareHalf(mig: Quantity | undefined, hie: Quantity | undefined): readonly Outcome[] {
  if (mig === undefined || hie === undefined) return [];
  const outcome = compareMeasured(mig, hie);
  return outcome === undefined ? [] : [outcome];
}

const PRESSURE_KINDS = [
  'value-changed',
  'unit-changed',
  'comparator-changed',
  'precision-lost',
  'unit-respelt',
];

function partsOf({ detail }: Entry): readonly (Quantity | undefined)[] {
  return detail.kind === 'blood-pressure' ? [detail.systolic, detail.diastolic] : [];
}

/** The value of an entry; a blood pressure beside another kind is taken as its text. */
function valueOf(entry: Entry): Value | undefined {
  const { detail } = entry;
  if (detail.kind === 'result' || detail.kind === 'observation') return detail.value;
  const pressure = printPressure(entry);
  return pressure === undefined ? undefined : { type: 'text', text: pressure };
}

function keyOf(unit: string | undefined): string | undefined {
  return unit === undefined || unit.trim() === '' ? undefined : unitKey(unit);
}

/** A text that is nothing but a number with a unit is one. */
function asQuantity(value: Value): Quantity | undefined {
  if (value.type === 'quantity') return value.quantity;
  if (value.type === 'coded') return undefined;
  const match = NUMBERED.exec(value.text.trim());
  const number = parseDecimal(match?.[2] ?? '');
  if (match === null || number === undefined) return undefined;
  const [, bound = '', , unit = ''] = match;
  const comparator = BOUNDS[bound.toLowerCase()];
  if (unit === '') return { number, comparator };
  // Words behind a number are no unit; they are compared as the text they are.
  return isUnit(unit) ? { number, comparator, unit } : undefined;
}

/** A number in words: perhaps a bound, the number with a point, perhaps a unit. A comma is read by nobody. */
const NUMBERED =
  /^(<=|>=|<|>|≤|≥|less than|more than|greater than)?\s*([+-]?\d+(?:\.\d+)?)\s*(.*)$/i;

const BOUNDS: Readonly<Record<string, Comparator>> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '≤': '<=',
  '≥': '>=',
  'less than': '<',
  'more than': '>',
  'greater than': '>',
};

function textOf(value: Value): string {
  switch (value.type) {
    case 'text':
      return foldText(value.text);
    case 'coded':
      return wordingOf(value) || foldText(value.codes.map(({ code }) => code).join(' '));
    case 'quantity':
      return foldText(`${canonicalDecimal(value.quantity.number)} ${value.quantity.unit ?? ''}`);
  }
}

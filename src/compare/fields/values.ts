import { canonicalDecimal, compareDecimals, parseDecimal } from '../../base/decimal.ts';
import { foldText } from '../../base/text-fold.ts';
import { agreeOnSystem } from '../../match/code-agreement.ts';
import { codeKey } from '../../match/code-facts.ts';
import { isUnit, unitKey } from '../../match/unit-text.ts';
import { termKey, wordOverlap, wordsOf } from '../../match/words.ts';
import type { Entry } from '../../record/entry.ts';
import type { Comparator, Quantity, Value } from '../../record/quantity.ts';
import { different } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';
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
  return different('value-changed', 'value', [print(mig), print(hie)]);
}

function print(value: Value | undefined): string | undefined {
  return value === undefined ? undefined : printValue(value);
}

type CodedValue = Extract<Value, { readonly type: 'coded' }>;

/** Answers by code: one in common is enough unless the wordings share nothing; no wording is no agreement. */
function compareCoded(mig: CodedValue, hie: CodedValue): Outcome | undefined {
  const [a, b] = [wordingOf(mig), wordingOf(hie)];
  const agreement = agreeOnSystem(mig.codes.map(codeKey), hie.codes.map(codeKey));
  const values = [printValue(mig), printValue(hie)] as const;
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

function wordingOf({ term, codes }: CodedValue): string {
  return termKey(term ?? codes.find((code) => code.term !== undefined)?.term ?? '');
}

/** Compares two numbers with their units. A unit only one side gives is lost, not equal. */
function compareMeasured(mig: Quantity, hie: Quantity): Outcome | undefined {
  const isUnitSame = keyOf(mig) === keyOf(hie);
  const isNumberSame = compareDecimals(mig.number, hie.number) === 0;
  if (isUnitSame && isNumberSame && mig.comparator === hie.comparator) return undefined;
  const values = [printQuantity(mig), printQuantity(hie)] as const;
  if (!isUnitSame) {
    const missing = mig.unit === undefined ? 'MIG' : 'HIE';
    const isLost = mig.unit === undefined || hie.unit === undefined;
    // A missing unit beside another number is a change of the number first of all.
    if (isLost && !isNumberSame) {
      return different('value-changed', 'value', values);
    }
    return different(
      'unit-changed',
      'unit',
      values,
      isLost ? { why: `the ${missing} gives no unit.` } : {},
    );
  }
  if (!isNumberSame) return different('value-changed', 'value', values);
  return different('comparator-changed', 'comparator', values);
}

function comparePressures({ entries }: Pick<ComparedPair, 'entries'>): Outcome | undefined {
  const [mig, hie] = [partsOf(entries.mig), partsOf(entries.hie)];
  const values = [printPressure(entries.mig), printPressure(entries.hie)] as const;
  const parts = mig.map((part, index) => [part, hie[index]] as const);
  for (const [a, b] of parts) {
    if (a === undefined && b === undefined) continue;
    if (a === undefined || b === undefined || compareDecimals(a.number, b.number) !== 0) {
      return different('value-changed', 'value', values);
    }
  }
  for (const [a, b] of parts) {
    const outcome = a === undefined || b === undefined ? undefined : compareMeasured(a, b);
    if (outcome !== undefined) return outcome;
  }
  return undefined;
}

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

function keyOf({ unit }: Quantity): string | undefined {
  return unit === undefined || unit.trim() === '' ? undefined : unitKey(unit);
}

/** A text that is nothing but a number with a unit is one. */
function asQuantity(value: Value): Quantity | undefined {
  if (value.type === 'quantity') return value.quantity;
  if (value.type === 'coded') return undefined;
  const match = /^(<=|>=|<|>)?\s*([+-]?\d+(?:\.\d+)?)\s*(.*)$/.exec(value.text.trim());
  const number = parseDecimal(match?.[2] ?? '');
  if (match === null || number === undefined) return undefined;
  const [, comparator, , unit = ''] = match;
  // Words behind a number are no unit; they are compared as the text they are.
  if (unit !== '' && !isUnit(unit)) return undefined;
  return {
    number,
    comparator: comparator as Comparator | undefined,
    unit: unit === '' ? undefined : unit,
  };
}

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

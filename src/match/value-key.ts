import { canonicalDecimal } from '../base/decimal.ts';
import { foldText } from '../base/text-fold.ts';
import type { Entry } from '../record/entry.ts';
import type { Quantity, Value } from '../record/quantity.ts';
import { doseKey } from './dose-text.ts';
import { unitKey } from './unit-text.ts';

/** What an entry measures or instructs, in one spelling; undefined when it does neither. */
export function valueKeyOf({ detail, text }: Entry): string | undefined {
  if (detail.kind === 'medication' || detail.kind === 'issue') {
    return detail.dose === undefined ? undefined : doseKey(detail.dose);
  }
  if (detail.kind === 'result' || detail.kind === 'observation') {
    return detail.value === undefined ? undefined : measured(detail.value);
  }
  if (detail.kind === 'blood-pressure') return pressure(detail.systolic, detail.diastolic);
  // What a letter is called says which one is meant; what stands in it may be the wrong one.
  if (detail.kind === 'document') {
    return detail.title === undefined ? detail.contentHash : foldText(detail.title);
  }
  if (detail.kind === 'note') return text.length === 0 ? undefined : foldText(text.join('\n'));
  return undefined;
}

function measured(value: Value): string {
  switch (value.type) {
    case 'quantity':
      return quantityKey(value.quantity);
    case 'text':
      return foldText(value.text);
    case 'coded':
      return foldText(value.term ?? value.codes[0]?.code ?? '');
  }
}

function quantityKey({ number, comparator, unit }: Quantity): string {
  return `${comparator ?? ''}${canonicalDecimal(number)} ${unit === undefined ? '?' : unitKey(unit)}`;
}

function pressure(systolic?: Quantity, diastolic?: Quantity): string | undefined {
  if (systolic === undefined && diastolic === undefined) return undefined;
  return `${half(systolic)}/${half(diastolic)}`;
}

function half(quantity: Quantity | undefined): string {
  return quantity === undefined ? '?' : canonicalDecimal(quantity.number);
}

import { canonicalDecimal, parseDecimal } from '../../base/decimal.ts';
import { remember } from '../../base/remember.ts';
import { foldText } from '../../base/text-fold.ts';
import { massUnitsOf } from '../../match/dose-sentence.ts';
import { unitKey } from '../../match/unit-text.ts';
import type { Entry } from '../../record/entry.ts';
import type { Quantity } from '../../record/quantity.ts';
import { printInstruction, printUnit } from '../print-value.ts';
import { different, oneSided } from '../difference.ts';
import type { ComparedPair, Outcome } from '../difference.ts';
import { formsInName } from './drug-name.ts';
import { instructionChange } from './instruction.ts';

/** Compares the dose instructions; one that only one side gives counts as a difference. */
export function compareDoses(pair: ComparedPair): Outcome | undefined {
  const { entries } = pair;
  if (!isDrug(entries.mig) || !isDrug(entries.hie)) return undefined;
  const [a, b] = [pair.mig.value, pair.hie.value];
  const [mig, hie] = [doseOf(entries.mig), doseOf(entries.hie)];
  if (a === b) return compareSpelling(mig, hie);
  const values = [printed(mig), printed(hie)] as const;
  if (a === undefined || b === undefined || mig === undefined || hie === undefined) {
    return different('dose-changed', 'dose', values, {
      why: `the ${a === undefined ? 'MIG' : 'HIE'} gives no dose instruction for it.`,
    });
  }
  const change = instructionChange(
    { dose: mig, units: unitsOf(entries.mig) },
    { dose: hie, units: unitsOf(entries.hie) },
  );
  return change === undefined
    ? undefined
    : different(change.kind, 'dose', values, { why: change.why });
}

/** The same instruction with its mass in other units is counted, so that a pharmacist can look. */
function compareSpelling(mig: string | undefined, hie: string | undefined): Outcome | undefined {
  if (mig === hie || mig === undefined || hie === undefined) return undefined;
  if (massUnitsOf(mig).join() === massUnitsOf(hie).join()) return undefined;
  return different('unit-respelt', 'dose', [printed(mig), printed(hie)]);
}

function printed(dose: string | undefined): string | undefined {
  return dose === undefined ? undefined : printInstruction(dose);
}

/** What one of the drug is called, by its name and by how it is supplied. */
function unitsOf(entry: Entry): readonly string[] {
  const supply = supplyOf(entry)?.unit;
  return [...formsInName(entry.term ?? ''), ...(supply === undefined ? [] : [supply])];
}

/** Compares the quantity supplied, as number and unit or as text. */
export function compareQuantities({ entries }: ComparedPair): Outcome | undefined {
  if (isSameQuantity(entries.mig, entries.hie)) return undefined;
  const [mig, hie] = [supplyOf(entries.mig), supplyOf(entries.hie)];
  if (mig === undefined && hie === undefined) return undefined;
  if (mig === undefined) return oneSided('quantity', 'quantity', mig);
  if (hie === undefined) return different('quantity-changed', 'quantity', [mig.text, undefined]);
  if (mig.amount !== hie.amount)
    return different('quantity-changed', 'quantity', [mig.text, hie.text]);
  if (mig.unit === hie.unit) return undefined;
  if (mig.unit === '' || hie.unit === '') {
    return oneSided('quantity', 'unit of quantity', mig.unit === '' ? undefined : mig.unit);
  }
  return different('quantity-changed', 'quantity', [mig.text, hie.text]);
}

/** The usual case, told without spelling anything out. */
function isSameQuantity({ detail: mig }: Entry, { detail: hie }: Entry): boolean {
  if (!('quantity' in mig) || !('quantity' in hie)) return false;
  const [a, b] = [mig.quantity, hie.quantity];
  return a !== undefined && a.number.text === b?.number.text && a.unit === b.unit;
}

function isDrug({ kind }: Entry): boolean {
  return kind === 'medication' || kind === 'issue';
}

function doseOf({ detail }: Entry): string | undefined {
  return detail.kind === 'medication' || detail.kind === 'issue' ? detail.dose : undefined;
}

interface Supply {
  readonly amount: string;
  readonly unit: string;
  readonly text: string;
}

function supplyOf({ detail }: Entry): Supply | undefined {
  if (detail.kind !== 'medication' && detail.kind !== 'issue') return undefined;
  if (detail.quantity !== undefined) return fromQuantity(detail.quantity);
  const text = detail.quantityText;
  if (text === undefined || text.trim() === '') return undefined;
  return fromText(text);
}

/** A number and what is counted; `2 x 28` is no two of anything, and behind a comma there may be thousands. */
function fromText(text: string): Supply {
  const [, digits = '', rest = ''] = /^(\d+(?:\.\d+)?)\s*(\D*)$/.exec(text.trim()) ?? [];
  const number = parseDecimal(digits);
  const told = printInstruction(text);
  if (number === undefined) return { amount: foldText(text), unit: '', text: told };
  return { amount: canonicalDecimal(number), unit: unitOf(rest), text: told };
}

function fromQuantity({ number, unit }: Quantity): Supply {
  const text = unit === undefined ? number.text : `${number.text} ${printUnit(unit)}`;
  return { amount: canonicalDecimal(number), unit: unitOf(unit), text };
}

/** Units of supply are words in any letter case: `Tablet(s)`, `tablets`. */
function unitOf(unit: string | undefined): string {
  return unit === undefined ? '' : unitWord(unit);
}

const unitWord = remember((unit) => unitKey(foldText(unit).replaceAll(/\((?:e?s)\)/g, '')));

import ucum from '@lhncbc/ucum-lhc';
import { parseDecimal } from '../base/decimal.ts';
import { remember } from '../base/remember.ts';
import type { Fraction } from '../base/rounding.ts';

/**
 * By what a number in the unit `from` is to be multiplied to stand in the unit `to`; undefined when that is
 * not known for certain. Both are keys of `unitKey`, so that spellings are settled before: UCUM itself would
 * read `m{U}/L` as a metre per litre. Only units built from a short list of atoms are asked about. Left out
 * on purpose are percent and other bare ratios (48 mmol/mol of HbA1c is 6.5 %, not 4.8 %), international
 * units, temperatures and logarithms, and months and years, which UCUM takes for 30.4375 and 365.25 days.
 */
export function unitRatio(from: string, to: string): Fraction | undefined {
  return ratioOf(`${from}\n${to}`).ratio;
}

/** The answer in a frame, so that having none is an answer that can be remembered too. */
const ratioOf = remember((pair): { readonly ratio: Fraction | undefined } => {
  const [from, to] = pair.split('\n').map(ucumCode);
  if (from === undefined || to === undefined) return { ratio: undefined };
  const forth = factorOf(from, to);
  if (forth !== undefined)
    return { ratio: { top: forth.digits, bottom: 10n ** BigInt(forth.scale) } };
  // 1 minute is no exact decimal of an hour, but an hour is 60 minutes.
  const back = factorOf(to, from);
  if (back === undefined) return { ratio: undefined };
  return { ratio: { top: 10n ** BigInt(back.scale), bottom: back.digits } };
});

/** Names of ours that UCUM writes otherwise. */
const UCUM_NAMES: Readonly<Record<string, string>> = {
  microgram: 'ug',
  mmHg: 'mm[Hg]',
  cmH2O: 'cm[H2O]',
  lb: '[lb_av]',
  oz: '[oz_av]',
  stone: '[stone_av]',
  inch: '[in_i]',
  ft: '[ft_i]',
};

/** Masses, volumes, lengths, amounts of substance, times, pressures, energies, counts and enzyme units. */
const ATOM =
  /^(?:[fpnumcdkM]?(?:g|L|m|mol|s)|[fpnumcd]m[23]|min|h|d|wk|10\*\d{1,2}|[mk]?Pa|mm\[Hg\]|cm\[H2O\]|k?J|k?cal|[mk]?U|\[(?:lb_av|oz_av|stone_av|in_i|ft_i)\])$/;

/** The unit as UCUM writes it; undefined when it holds anything that is not on the list. */
function ucumCode(key: string): string | undefined {
  const [first = '', ...rest] = key.split('/').map((part) => UCUM_NAMES[part] ?? part);
  const parts = first === '' || first === '1' ? rest : [first, ...rest];
  if (parts.length === 0 || !parts.every((part) => ATOM.test(part))) return undefined;
  return [first === '1' ? '' : first, ...rest].join('/');
}

/** The factor, where it is an exact decimal of few digits that the float of the library stands for. */
function factorOf(from: string, to: string): { digits: bigint; scale: number } | undefined {
  const { status, toVal, fromUnit, toUnit } = ucum.UcumLhcUtils.getInstance().convertUnitTo(
    from,
    1,
    to,
  );
  if (status !== 'succeeded' || toVal === null || !(toVal > 0)) return undefined;
  if (
    fromUnit === undefined ||
    toUnit === undefined ||
    fromUnit['moleExp_'] !== toUnit['moleExp_']
  ) {
    return undefined;
  }
  if ([fromUnit, toUnit].some((unit) => unit['isSpecial_'] || unit['isArbitrary_']))
    return undefined;
  const rounded = toVal.toPrecision(DIGITS);
  const decimal = parseDecimal(rounded);
  const isExact = Math.abs(Number(rounded) - toVal) <= toVal * NOISE;
  return isExact ? decimal : undefined;
}

/** No factor between two clinical units has more digits; the pound, 0.45359237 kg, comes next with eight. */
const DIGITS = 9;
/** A few steps of the last place of a float: what chains of factors lose. */
const NOISE = 4e-15;

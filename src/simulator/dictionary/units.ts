import type { Supplier, UnitName } from '../model.ts';

/** How each wire spells a unit; the name is the MIG's spelling. */
const HIE_SPELLINGS: Readonly<Record<UnitName, Readonly<Record<Supplier, string>>>> = {
  'mm Hg': { EMIS: 'mm[Hg]', TPP: 'mm[Hg]' },
  'mU/L': { EMIS: 'm{U}/L', TPP: 'mU/L' },
  'iu/L': { EMIS: '[iU]/L', TPP: 'iu/L' },
  '10*9/L': { EMIS: '10*9/L', TPP: '10^9/L' },
  'ng/mL': { EMIS: 'ng/mL', TPP: 'ng/ml' },
};

/** The unit as the HIE writes it for a practice on this system. */
export function hieUnit(unit: UnitName, supplier: Supplier): string {
  return HIE_SPELLINGS[unit]?.[supplier] ?? unit;
}

import { remember } from '../base/remember.ts';

/**
 * Spellings of one unit, the first being the one used as a key. Only spellings that cannot mean
 * anything else are listed; letter case is never folded in general, for `Mg` is not `mg`.
 */
const SPELLINGS: readonly (readonly string[])[] = [
  ['mmHg', 'mm[Hg]', 'mm Hg', 'mmhg', 'mm hg', 'mm/Hg', 'mmHG'],
  ['U/L', '{U}/L', '[U]/L', 'u/L', 'unit/L', 'units/L'],
  ['mU/L', 'm{U}/L', 'm[U]/L', 'mu/L'],
  ['IU/L', '[iU]/L', '[IU]/L', 'iu/L', 'iU/L'],
  // `mlU/L` is written by one supplier with a small L where a capital I is meant; no unit is called so.
  ['mIU/L', 'm[iU]/L', 'm[IU]/L', 'miu/L', 'miU/L', 'mlU/L'],
  ['IU/mL', '[iU]/mL', '[IU]/mL', 'iu/mL'],
  ['kIU/L', 'k[iU]/L', 'k[IU]/L', 'kiu/L', 'kiU/L'],
  ['U', 'unit', 'units', '[U]'],
  ['IU', '[iU]', '[IU]', 'iu', 'iU', 'i.u.', 'international unit', 'international units'],
  ['U/mL', '{U}/mL', '[U]/mL', 'u/mL', 'unit/mL', 'units/mL'],
  ['kU/L', 'k{U}/L', 'k[U]/L', 'ku/L'],
  ['10*9/L', '10^9/L', 'x10*9/L', 'x10^9/L', 'x 10^9/L', '10**9/L', '10e9/L', '10E9/L'],
  ['10*12/L', '10^12/L', 'x10*12/L', 'x10^12/L', 'x 10^12/L', '10**12/L', '10e12/L', '10E12/L'],
  ['10*6/L', '10^6/L', 'x10*6/L', 'x10^6/L', 'x 10^6/L', '10**6/L', '10e6/L', '10E6/L'],
  ['10*3/uL', '10^3/uL', 'x10*3/uL', 'x10^3/uL', 'x 10^3/uL', '10**3/uL'],
  ['umol/L', 'micromol/L', 'micromoles/L'],
  ['microgram', 'ug', 'mcg', 'micrograms'],
  ['microgram/L', 'ug/L', 'mcg/L'],
  ['microgram/mL', 'ug/mL', 'mcg/mL'],
  ['microgram/g', 'ug/g', 'mcg/g'],
  ['ng', 'nanogram', 'nanograms'],
  ['mg', 'milligram', 'milligrams', 'mgs'],
  ['g', 'gram', 'grams', 'gm', 'gms'],
  ['kg', 'Kg', 'KG', 'kgs', 'kilogram', 'kilograms'],
  ['cm', 'cms', 'Cm', 'CM', 'centimetre', 'centimetres'],
  ['mm', 'mms', 'millimetre', 'millimetres'],
  ['m', 'metre', 'metres'],
  ['lb', 'lbs', 'pound', 'pounds', '[lb_av]'],
  ['oz', 'ounce', 'ounces', '[oz_av]'],
  ['stone', 'stones', '[stone_av]'],
  ['inch', 'inches', '[in_i]'],
  ['ft', 'foot', 'feet', '[ft_i]'],
  ['kg/m2', 'Kg/m2', 'kg/m^2', 'Kg/m^2', 'kg/m*2'],
  ['mL/min/1.73m2', 'mL/min/{1.73_m2}', 'mL/min/1.73m^2', 'mL/min/1.73 m2', 'mL/min/1.73 m^2'],
  ['/min', 'bpm', 'beats/min', '{beats}/min', 'beats per minute', '{beat}/min', 'per minute'],
  ['/min', 'breaths/min', '{breaths}/min', 'breaths per minute', '{breath}/min'],
  ['s', 'sec', 'secs', 'second', 'seconds'],
  ['min', 'mins', 'minute', 'minutes'],
  ['h', 'hr', 'hrs', 'hour', 'hours'],
  ['d', 'day', 'days'],
  ['wk', 'week', 'weeks'],
  ['kPa', 'kpa', 'KPa', 'kilopascal', 'kilopascals'],
  ['cmH2O', 'cm[H2O]', 'cm H2O'],
  ['L/min', 'litre/min', 'litres/min', 'litres per minute'],
  ['mOsm/kg', 'mosm/kg', 'mosmol/kg', 'mOsmol/kg'],
  ['Cel', 'degC', '°C', 'deg C'],
  ['mm/h', 'mm/hr', 'mm/hour', 'mm/H'],
  ['%', 'percent', 'per cent'],
  ['tablet', 'tablets', 'tab', 'tabs'],
  ['capsule', 'capsules', 'cap', 'caps'],
  ['mL', 'mls', 'millilitre', 'millilitres'],
  ['L', 'litre', 'litres', 'ltr'],
  ['dose', 'doses'],
  ['vial', 'vials'],
  ['sachet', 'sachets'],
  ['patch', 'patches'],
  ['ampoule', 'ampoules'],
  ['suppository', 'suppositories'],
  ['inhaler', 'inhalers'],
  // The commonest units stand here only so that they are found at once.
  ['mmol/L'],
  ['mmol/mol'],
  ['g/L'],
  ['g/dL'],
  ['mg/L'],
  ['mg/mmol'],
  ['ng/mL'],
  ['ng/L'],
  ['pmol/L'],
  ['nmol/L'],
  ['fL'],
  ['pg'],
  ['U/week', 'units/week', 'units per week', '{U}/week', 'U/wk', 'units/wk'],
];

const KEYS: ReadonlyMap<string, string> = new Map(
  SPELLINGS.flatMap(([key = '', ...others]) => [key, ...others].map((text) => [text, key])),
);

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '⁹': '^9',
  '¹²': '^12',
  '⁶': '^6',
  '²': '^2',
  '³': '^3',
};

/** The unit under its one spelling, for comparison only; an unknown spelling stays as written. */
export function unitKey(unit: string): string {
  return KEYS.get(unit) ?? spellUnit(unit);
}

const spellUnit = remember((unit): string => {
  let text = unit.trim();
  // UCUM puts what is counted in braces behind the unit "1": the word in them is the unit people read.
  const annotation = /^1?\{([^{}]+)\}$/.exec(text)?.[1];
  if (annotation !== undefined) return unitKey(annotation);
  // Compatibility folding would turn `10⁹` into `109`, so raised digits are written out first.
  for (const [raised, plain] of Object.entries(SUPERSCRIPTS)) text = text.replaceAll(raised, plain);
  text = text.normalize('NFKC').replaceAll('\u03BC', 'u').replaceAll(/\s+/g, ' ');
  text = text.replaceAll(/\s*\/\s*/g, '/');
  const known = KEYS.get(text);
  if (known !== undefined) return known;
  const parts = text
    .split('/')
    .map((part) => KEYS.get(part) ?? spellLitre(part))
    .join('/');
  return KEYS.get(parts) ?? parts;
});

/** Whether a text is a unit: one that is known, or short and built like one (`ng/mL/h`, `10^6`). */
export const isUnit = remember((text): boolean => {
  const unit = text.trim();
  if (KNOWN.has(unitKey(unit)) || UNIT_WORDS.has(unit.toLowerCase())) return true;
  // A word alone may be a name; a unit nobody listed has a sign in it, and no long row of digits.
  return (
    unit.length <= 15 && UNIT_SHAPE.test(unit) && /[/^*%°{[]/.test(unit) && !/\d{5}/.test(unit)
  );
});

const UNIT_SHAPE = /^[\p{L}\d/^*.%°µμ{}[\]_²³-]+$/u;

/** Units that are words, in any letter case. */
const UNIT_WORDS: ReadonlySet<string> = new Set(
  (
    'units unit u iu miu ratio score points percentile mmhg mm cm2 km stone lb lbs oz inch inches ft ' +
    'l dl ml litre litres pint pints day days week weeks month months year years yr yrs hour hours hr ' +
    'h min mins minute minutes s sec secs second seconds msec ms kcal kj j kpa pa mosm mosmol meq eq ' +
    'mmol umol nmol pmol mol ng pg kg fl ppm puff puffs drop drops bpm per min cigarettes cigs c f ' +
    'spray sprays application applications lozenge lozenges pessary pessaries blister blisters pad ' +
    'pads strip strips bottle bottles tube tubes pack packs bag bags can cans pot pots device devices ' +
    'cartridge cartridges pen pens syringe syringes needle needles lancet lancets dressing dressings ' +
    'item items cells copies iu/ml dioptre dioptres db hz celsius beats breaths tablet(s) capsule(s)'
  ).split(' '),
)
  .add('breaths per minute')
  .add('breaths/min')
  .add('beats per minute')
  .add('units per week')
  .add('cigarettes per day')
  .add('per minute')
  .add('pack years')
  .add('fluid ounces');

const KNOWN: ReadonlySet<string> = new Set(SPELLINGS.flatMap(([key = '']) => key));

/** UCUM allows both `l` and `L` for the litre; behind a small prefix letter neither means anything else. */
function spellLitre(part: string): string {
  return /^[mudcfnpk]?[lL]$/.test(part) ? `${part.slice(0, -1)}L` : part;
}

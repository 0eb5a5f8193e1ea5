import type { BenignText } from '../../src/simulator/benign.ts';
import { BENIGN } from '../../src/simulator/benign.ts';
import type { Tree, TreeObject } from '../../src/simulator/benign/json-text.ts';
import {
  digits,
  digitsOf,
  isList,
  isObject,
  mapTree,
  parseTree,
  writeTree,
} from '../../src/simulator/benign/json-text.ts';
import type { Random } from '../../src/simulator/random.ts';

/** A change of an answer's text that says nothing new. */
export type Rewrite = Pick<BenignText, 'id' | 'apply'>;

/** Those of the simulator for JSON, and those only saved answers can show. */
export const REWRITES: readonly Rewrite[] = [
  ...BENIGN.text.filter(({ extension }) => extension === 'json'),
  ofTree('offset-out', (value) => moved(value, /\+01:00$/, 0)),
  ofTree('offset-in', (value) => moved(value, /(?:Z|\+00:00)$/, 60)),
  ofTree('whole-number-zero', (value, name) => {
    const number = name === 'value' ? digitsOf(value) : undefined;
    return number === undefined || number.includes('.') ? value : digits(`${number}.0`);
  }),
  ofTree('day-at-midnight', (value, name) =>
    typeof value === 'string' && !NO_TIME.has(name) && /^\d{4}-\d{2}-\d{2}$/.test(value)
      ? `${value}T00:00:00`
      : value,
  ),
  ofTree('unit-code', (value, name) =>
    name === 'unit' && typeof value === 'string' ? respelt(value) : value,
  ),
  ofTree('read-beside-dropped', (value, name) =>
    name === 'coding' && isList(value) ? withoutRead(value) : value,
  ),
  ofTree('term-of-code', (value) =>
    isObject(value) && 'coding' in value ? withText(value) : value,
  ),
  ofTree('description-dropped', (value) =>
    isObject(value) && 'code' in value && isList(value['extension'])
      ? { ...value, extension: value['extension'].filter((each) => !isDescription(each)) }
      : value,
  ),
];

/** Whether a change did anything to a text, apart from how JSON is laid out. */
export function isTouched(text: string, changed: string): boolean {
  return writeTree(parseTree(text)) !== changed;
}

/** Members whose type is a day and nothing else. */
const NO_TIME: ReadonlySet<string> = new Set(['birthDate', 'expirationDate', 'deceasedDate']);

function ofTree(id: string, change: (value: Tree, name: string) => Tree): Rewrite {
  return {
    id,
    apply: (text: string, _random: Random) => writeTree(mapTree(parseTree(text), change)),
  };
}

/** The same instant at another offset; only what ends as asked is touched. */
function moved(value: Tree, ending: RegExp, minutes: number): Tree {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T/.test(value) || !ending.test(value))
    return value;
  const instant = Date.parse(value) + minutes * 60_000;
  if (Number.isNaN(instant)) return value;
  return new Date(instant).toISOString().replace('Z', minutes === 0 ? '+00:00' : '+01:00');
}

/** Pairs of spellings of one unit, as the two pipelines write them (hie-wire, section 8), either way. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['mU/L', 'm{U}/L'],
  ['iu/L', '[iU]/L'],
  ['m[IU]/L', 'mlU/L'],
  ['ng/ml', 'ng/mL'],
  ['10^9/L', '10*9/L'],
  ['10*12/L', '10^12/L'],
  ['mm[Hg]', 'mm Hg'],
  ['umol/L', 'µmol/L'],
  ['mmol/L', 'mmol/l'],
  ['g/L', 'g/l'],
  ['ug/L', 'mcg/L'],
  ['/min', 'bpm'],
  ['kg/m2', 'kg/m²'],
];

function respelt(unit: string): string {
  const pair = SPELLINGS.find((each) => each.includes(unit));
  return pair?.find((spelling) => spelling !== unit) ?? unit;
}

const READ = /read|ctv3|2\.16\.840\.1\.113883\.2\.1\.(?:3\.2\.4\.14|6)/i;

/** Without the Read codes, where SNOMED CT stands beside them. */
function withoutRead(list: readonly Tree[]): Tree {
  const systems = list.map((each) => (isObject(each) ? each['system'] : undefined));
  if (!systems.includes('http://snomed.info/sct')) return list;
  return list.filter((_, at) => !(typeof systems[at] === 'string' && READ.test(systems[at])));
}

/** The wording of the first code as the text of the concept, where it has none. */
function withText(concept: TreeObject): TreeObject {
  const coding = concept['coding'];
  const first = isList(coding) ? coding.find(isObject) : undefined;
  const display = first?.['display'];
  return 'text' in concept || display === undefined ? concept : { ...concept, text: display };
}

function isDescription(extension: Tree): boolean {
  const url = isObject(extension) ? extension['url'] : undefined;
  return typeof url === 'string' && /sctdescid/i.test(url);
}

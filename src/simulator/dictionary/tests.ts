import type { Concept, NormalRange, ResultEntry, UnitName } from '../model.ts';
import { concept } from './concept.ts';

/** A laboratory test or other investigation, with the values a patient may have. */
export interface Test {
  readonly concept: Concept;
  readonly category: ResultEntry['category'];
  readonly unit?: UnitName;
  readonly range?: NormalRange;
  /** Lowest and highest value, and how many digits stand behind the point. */
  readonly spread: readonly [low: number, high: number, digits: number];
  /** Typed in at the practice rather than sent by a laboratory. */
  readonly typedByHand?: boolean;
  /** The least the laboratory can measure; below it, it reports `<`. */
  readonly floor?: string;
}

/** Several tests reported under one heading. */
export interface Panel {
  readonly concept: Concept;
  readonly category: ResultEntry['category'];
  readonly members: readonly Test[];
}

const BIOCHEMISTRY = { code: '8', name: 'Biochemistry' };
const HAEMATOLOGY = { code: '10', name: 'Haematology' };
const PHYSIOLOGY = { code: '15', name: 'Physiology' };

function test(named: Concept, unit: UnitName, spread: Test['spread'], range?: NormalRange): Test {
  return {
    concept: named,
    category: BIOCHEMISTRY,
    unit,
    spread,
    ...(range === undefined ? {} : { range }),
  };
}

const blood = (line: Test): Test => ({ ...line, category: HAEMATOLOGY });

const sodium = concept({ term: 'Serum sodium level', snomed: '1000661000000107', read: '44I5.' });
const potassium = concept({
  term: 'Serum potassium level',
  snomed: '1000651000000109',
  read: '44I4.',
});
const creatinine = concept({
  term: 'Serum creatinine level',
  snomed: '1000731000000107',
  read: '44J3.',
});
const hba1c = concept({
  term: 'Haemoglobin A1c level - IFCC standardised',
  snomed: '999791000000106',
  read: '42W5.',
});
const haemoglobin = concept({
  term: 'Haemoglobin concentration',
  snomed: '1022431000000105',
  read: '423..',
});
const whiteCells = concept({
  term: 'Total white cell count',
  snomed: '1022541000000102',
  read: '42H..',
});
const platelets = concept({ term: 'Platelet count', snomed: '1022651000000100', read: '42P..' });
const cholesterol = concept({
  term: 'Serum cholesterol level',
  snomed: '1005671000000105',
  read: '44P..',
});
const hdl = concept({
  term: 'Serum HDL cholesterol level',
  snomed: '1005681000000107',
  read: '44P5.',
});
const tsh = concept({ term: 'Serum TSH level', snomed: '1022791000000101', read: '442W.-11' });
const alt = concept({ term: 'Serum ALT level', snomed: '1018251000000107', read: '44G3.-11' });
const crp = concept({
  term: 'Serum C reactive protein level',
  snomed: '1001371000000100',
  read: '44CC.-11',
});
const ferritin = concept({
  term: 'Serum ferritin level',
  snomed: '993381000000106',
  read: '42R4.',
});

/** Tests reported alone. */
export const SINGLE_TESTS: readonly Test[] = [
  test(hba1c, 'mmol/mol', [34, 98, 0]),
  test(tsh, 'mU/L', [0.05, 8, 2], { low: '0.3', high: '4.2' }),
  test(alt, 'iu/L', [8, 90, 0], { high: '45' }),
  { ...test(crp, 'mg/L', [6, 80, 0], { high: '10' }), floor: '5' },
  blood(test(ferritin, 'ng/mL', [6, 300, 0], { low: '15', high: '300' })),
  {
    concept: concept({ term: 'Peak expiratory flow rate', read: '339A.' }),
    category: PHYSIOLOGY,
    unit: 'L/min',
    spread: [180, 620, 0],
    typedByHand: true,
  },
];

/** Tests reported together. */
export const PANELS: readonly Panel[] = [
  {
    concept: concept({ term: 'Urea and electrolytes', read: '44JB.' }),
    category: BIOCHEMISTRY,
    members: [
      test(sodium, 'mmol/L', [128, 148, 0], { low: '133', high: '146' }),
      test(potassium, 'mmol/L', [3.2, 5.8, 1], { low: '3.5', high: '5.3' }),
      test(creatinine, 'umol/L', [45, 190, 0], { low: '50', high: '110' }),
    ],
  },
  {
    concept: concept({ term: 'Full blood count', snomed: '1022441000000101', read: '424..' }),
    category: HAEMATOLOGY,
    members: [
      blood(test(haemoglobin, 'g/L', [88, 170, 0], { low: '115', high: '165' })),
      blood(test(whiteCells, '10*9/L', [2.8, 14, 1], { low: '4', high: '11' })),
      blood(test(platelets, '10*9/L', [120, 460, 0], { low: '150', high: '400' })),
    ],
  },
  {
    concept: concept({ term: 'Serum lipids', read: '44O..-11' }),
    category: BIOCHEMISTRY,
    members: [
      test(cholesterol, 'mmol/L', [3.1, 7.9, 1]),
      test(hdl, 'mmol/L', [0.7, 2.4, 1], { low: '1.0' }),
    ],
  },
];

import type { SimulatedPatient } from '../model.ts';
import type { Random } from '../random.ts';

const GIVEN = {
  female: [
    'Ottoline',
    'Marguerite',
    'Zelda',
    'Philippa',
    'Araminta',
    'Beatrix',
    'Cordelia',
    'Drusilla',
  ],
  male: [
    'Barnaby',
    'Leopold',
    'Montague',
    'Percival',
    'Algernon',
    'Cuthbert',
    'Fitzroy',
    'Godfrey',
  ],
} as const;

const FAMILY_STARTS = [
  'Quill',
  'Thistle',
  'Bramble',
  'Fennel',
  'Larkspur',
  'Otter',
  'Puddle',
  'Wren',
];
const FAMILY_ENDS = ['wick', 'bottom', 'feather', 'thwaite', 'croft', 'stone', 'more', 'by'];
const STREETS = [
  'Marmalade Row',
  'Teasel Lane',
  'Gasworks Parade',
  'Kittiwake Rise',
  'Sextant Close',
];
const TOWNS = ['Nether Tynebridge', 'Port Wearmere', 'Kielderby', 'Much Hadriansea'];

/** Name, sex and address of somebody who does not exist. The postcode area is not in use. */
export function person(
  random: Random,
): Pick<SimulatedPatient, 'title' | 'given' | 'family' | 'gender' | 'address' | 'phone'> {
  const gender = random.pick(['female', 'male'] as const);
  const digits = String(random.between(0, 999)).padStart(3, '0');
  return {
    title: gender === 'female' ? 'Ms' : 'Mr',
    given: random.pick(GIVEN[gender]),
    family: `${random.pick(FAMILY_STARTS)}${random.pick(FAMILY_ENDS)}`,
    gender,
    address: {
      street: `${random.between(1, 299)} ${random.pick(STREETS)}`,
      town: random.pick(TOWNS),
      county: 'Simulshire',
      postcode: `ZZ${random.between(1, 99)} ${random.between(1, 9)}${letters(random)}`,
    },
    // 01632 960000–960999 is set aside for drama by the regulator of telephone numbers.
    phone: `01632960${digits}`,
  };
}

function letters(random: Random): string {
  return `${random.pick(Array.from('ABDEFGHJ'))}${random.pick(Array.from('LNPQRSTU'))}`;
}

import type { Random } from '../engine/random.ts';

/** Another text in place of the text of a leaf: odd numbers, dates, codes, signs, or the old one bent. */
export function mutateLeaf(random: Random, old: string): string {
  const kind = random.below(20);
  if (kind < 5) return random.pick(NUMBERS);
  if (kind < 10) return random.pick(DATES);
  if (kind < 13) return random.pick(WORDS);
  if (kind === 13) return random.pick(SIGNS);
  if (kind === 14) return longText(random);
  return bend(random, old);
}

const NUMBERS: readonly string[] = [
  '',
  '0',
  '-0',
  '-1',
  '007',
  '1.50',
  '.5',
  '5.',
  '1,5',
  '1e309',
  '1e-400',
  '1E5',
  '0x10',
  'NaN',
  'Infinity',
  '<5',
  '>= 10',
  '5-10',
  '1/2',
  '٣',
  '9'.repeat(30),
  `0.${'3'.repeat(400)}`,
  `${'1'.repeat(400)}e${'9'.repeat(10)}`,
];

const DATES: readonly string[] = [
  '2019',
  '2019-05',
  '2019-02-29',
  '2020-02-29',
  '2019-02-30',
  '2019-13-01',
  '0000-00-00',
  '99999-01-01',
  '-0001-01-01',
  '20190502',
  '201905021005+0100',
  '20190502100500.0000-0000',
  '2019-05-02T10:05:00',
  '2019-05-02T10:05:00Z',
  '2019-05-02T24:00:00+01:00',
  '2019-05-02T25:61:61',
  '2019-05-02T10:00:00+99:99',
  '02-May-2019',
  '31-Feb-2019',
  'May 2019',
  '02/05/2019',
];

const WORDS: readonly string[] = [
  ' ',
  'true',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  'toString',
  'http://snomed.info/sct',
  'http://read.info/readv2',
  '2.16.840.1.113883.2.1.6.2',
  '195967001',
  '999999999999999999999',
  'H05z-1',
  '.....',
  '14L..',
  'active',
  'completed',
  'entered-in-error',
  'UNK',
  '#ref-1',
  'Patient/1',
  'urn:uuid:00000000-0000-4000-8000-000000000000',
  'data:text/html,x',
  'AAAA',
  '====',
];

/** Signs that parsers trip over; which of them need escaping is left to the caller, who may leave it off. */
const SIGNS: readonly string[] = [
  '\u0000',
  '\u0008',
  '\u000b',
  '\u0085',
  '\u2028',
  '\u202e',
  '\ufeff',
  '\ufffe',
  '\ud800',
  '\udc00',
  '😀',
  'e\u0301',
  '\u00a0',
  '\r',
  '\r\n',
  '\t',
];

/** Long runs, for expressions and loops that take more than their length. */
function longText(random: Random): string {
  const part = random.pick([
    ' ',
    '1',
    'a',
    '-',
    '.',
    'a ',
    '1 ',
    '1-',
    '(',
    '\n',
    'aA',
    '0.',
    '&#',
  ]);
  const length = random.pick([300, 3000, 30_000]);
  return part.repeat(Math.ceil(length / part.length)) + random.pick(['', 'x', '!', '1']);
}

const BENDS = Array.from('0123456789 .-+/:#<>&"\'');

function bend(random: Random, old: string): string {
  if (old === '') return 'x';
  const at = random.below(old.length);
  switch (random.below(7)) {
    case 0:
      return old.slice(0, at);
    case 1:
      return old.slice(at);
    case 2:
      return old + old;
    case 3:
      return ` ${old}\n`;
    case 4:
      return old.toUpperCase();
    case 5:
      return old.slice(0, at) + random.pick(BENDS) + old.slice(at + 1);
    default:
      return old.slice(0, at) + String.fromCharCode(random.below(0x250)) + old.slice(at);
  }
}

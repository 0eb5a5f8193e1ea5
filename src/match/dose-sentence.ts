import { canonicalDecimal, parseDecimal } from '../base/decimal.ts';
import { remember } from '../base/remember.ts';
import { DOSE_PHRASES, RATES } from './dose-phrases.ts';
import type { DosePart, DosePhrase, DoseTag } from './dose-phrases.ts';
import { plainDose } from './dose-words.ts';

/** How much at a time: `1-2` `tablet`, or a mass as a number of micrograms. */
export interface DoseAmount {
  readonly number: string;
  /** Empty where none is told. */
  readonly unit: string;
}

/** An instruction taken apart; what nobody can read stays as it is written, in order. */
export interface DoseSentence {
  /** Undefined when none is told. */
  readonly amount: DoseAmount | undefined;
  /** How often, at which times of day and on which days of the week, and whether only when needed. */
  readonly often: string;
  readonly route: string;
  /** For how long, with food or not, at most how much, of which strength. */
  readonly more: string;
  /** The words that are left. */
  readonly rest: string;
  /** The whole in one spelling: two instructions with the same one say the same. */
  readonly key: string;
}

/**
 * Reads an instruction. Undefined when it holds several amounts or rates, as in "1 in the morning and 2 at
 * night": which belongs to which is not guessed, and only the same words in the same order are the same.
 */
export function readDoseSentence(dose: string): DoseSentence | undefined {
  return sentenceOf(dose).sentence;
}

/** The instruction in one spelling, whether it could be taken apart or not; for comparison only. */
export function doseSentenceKey(dose: string): string {
  return sentenceOf(dose).key;
}

/** The mass units an instruction is written in, in order. */
export function massUnitsOf(dose: string): readonly string[] {
  return plainDose(dose).match(/\b(?:nanogram|microgram|mg|g)\b/g) ?? [];
}

interface Read {
  readonly key: string;
  readonly sentence: DoseSentence | undefined;
}

const sentenceOf = remember((dose): Read => {
  const parts = partsOf(plainDose(dose));
  const inOrder = parts.map(keyOfPart).join(' ');
  const sentence = takeApart(parts, inOrder);
  return { key: sentence?.key ?? inOrder, sentence };
});

/** A piece of an instruction: an amount, a phrase that was understood, or a word. */
type Part = { readonly amount: DoseAmount } | { readonly tag: DoseTag } | { readonly word: string };

function keyOfPart(part: Part): string {
  if ('amount' in part) return `${part.amount.number} ${part.amount.unit}`.trim();
  return 'tag' in part ? `<${part.tag.part}: ${part.tag.says}>` : part.word;
}

/** First of the characters that stand for a phrase; no text of a record holds them. */
const MARK = 0xe000;

function partsOf(plain: string): readonly Part[] {
  const tags: DoseTag[] = [];
  let text = plain;
  const isForEye = /\b(?:drop|eye)\b/.test(plain);
  for (const phrase of [...DOSE_PHRASES, ...RATES]) {
    // Over an eye "od" may stand for the right one.
    if (isForEye && phrase[2] === '1/day' && phrase[0].source.includes('od')) continue;
    text = mark(text, phrase, tags);
  }
  text = text.replaceAll(STRENGTH, (all) =>
    push(tags, { part: 'strength', says: all.replaceAll(' ', '') }),
  );
  const words = text.split(' ').filter((word) => word !== '');
  return joinAmounts(words, tags);
}

const STRENGTH =
  /(?<![\d.,/])\d[\d.,]* (?:nanogram|microgram|mg|g|unit)\s*\/\s*(?:\d[\d.,]* )?(?:ml|g|dose|actuation)\b/g;

function mark(text: string, [phrase, part, says]: DosePhrase, tags: DoseTag[]): string {
  return text.replaceAll(phrase, (...caught: unknown[]) => {
    const [one, two] = [caught[1], caught[2]].map((each) => (typeof each === 'string' ? each : ''));
    return push(tags, { part, says: says.replace('$1', one ?? '').replace('$2', two ?? '') });
  });
}

function push(tags: DoseTag[], tag: DoseTag): string {
  tags.push(tag);
  return ` ${String.fromCharCode(MARK + tags.length - 1)} `;
}

const NUMBER = /^\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?$/;
const UNITS: ReadonlySet<string> = new Set(
  (
    'nanogram microgram mg g ml unit tablet caplet capsule puff drop sachet patch spray dose spoonful ' +
    'suppository pessary lozenge ampoule vial application injection inhalation mmol %'
  ).split(' '),
);

function joinAmounts(words: readonly string[], tags: readonly DoseTag[]): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const tag = tags[word.charCodeAt(0) - MARK];
    const next = words[at + 1] ?? '';
    if (tag !== undefined) parts.push({ tag });
    else if (!NUMBER.test(word)) parts.push({ word });
    else if (UNITS.has(next)) {
      parts.push({ amount: amountOf(word, next) });
      at += 1;
    } else parts.push({ amount: amountOf(word, '') });
  }
  return parts;
}

const NANOGRAMS: Readonly<Record<string, bigint>> = {
  nanogram: 1n,
  microgram: 1000n,
  mg: 1_000_000n,
  g: 1_000_000_000n,
};

/** Masses in nanograms, exactly, so that no spelling of the unit makes a difference. */
function amountOf(text: string, unit: string): DoseAmount {
  const factor = NANOGRAMS[unit];
  const number = text
    .split('-')
    .map((each) => canonical(each, factor ?? 1n))
    .join('-');
  return { number, unit: factor === undefined ? unit : 'nanogram' };
}

function canonical(text: string, factor: bigint): string {
  const value = parseDecimal(text);
  return value === undefined ? text : canonicalDecimal({ ...value, digits: value.digits * factor });
}

function takeApart(parts: readonly Part[], inOrder: string): DoseSentence | undefined {
  const amounts = parts.flatMap((part) => ('amount' in part ? part.amount : []));
  const says = (part: DosePart): readonly string[] =>
    parts.flatMap((each) => ('tag' in each && each.tag.part === part ? each.tag.says : []));
  const [routes, rates] = [says('route'), says('often')];
  if (amounts.length > 1 || rates.length > 1 || routes.length > 1) return undefined;
  const [amount] = amounts;
  const rest = restOf(parts);
  const often = oftenOf({
    rate: rateOf(rates[0], amount),
    times: says('time'),
    days: says('weekday'),
  });
  const isWhenNeeded = says('when-needed').length > 0 ? ['when needed'] : [];
  const more = MORE.flatMap((part) => says(part).map((each) => `${part} ${each}`));
  const sentence = {
    amount,
    often: [...often, ...isWhenNeeded].join(', '),
    route: routes[0] ?? '',
    more: more.join(', '),
    rest: rest.join(' '),
  };
  return { ...sentence, key: rest.length > 0 ? inOrder : keyOfSentence(sentence) };
}

const MORE: readonly DosePart[] = ['for', 'food', 'directed', 'max', 'strength'];

function keyOfSentence({ amount, often, route, more }: Omit<DoseSentence, 'key'>): string {
  const much = amount === undefined ? '' : `${amount.number} ${amount.unit}`.trim();
  return [much, often, route, more].filter((part) => part !== '').join(' | ');
}

/** "And" between two times of day or two days says nothing more. */
function restOf(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part, at) => {
    if (!('word' in part)) return [];
    const isJoin = JOINS.has(part.word) && isTime(parts[at - 1]) && isTime(parts[at + 1]);
    return isJoin ? [] : [part.word];
  });
}

const JOINS: ReadonlySet<string> = new Set(['and', '&', '+']);

function isTime(part: Part | undefined): boolean {
  return (
    part !== undefined && 'tag' in part && (part.tag.part === 'time' || part.tag.part === 'weekday')
  );
}

/**
 * "One a day" can only be taken at once. More than one, and a mass, may be meant in divided doses, so "daily"
 * is not "once daily" there, and a bare number before "weekly" may count the weeks.
 */
function rateOf(rate: string | undefined, amount: DoseAmount | undefined): string | undefined {
  if (rate === 'daily' && amount?.number === '1' && amount.unit !== 'nanogram') return '1/day';
  const isAmount = amount !== undefined && (amount.unit !== '' || amount.number === '1');
  if (rate === 'weekly' && isAmount) return '1/week';
  if (rate === 'monthly' && isAmount) return '1/month';
  return rate;
}

interface Often {
  readonly rate: string | undefined;
  readonly times: readonly string[];
  readonly days: readonly string[];
}

/** A rate that only counts the times or the days named beside it is left out. */
function oftenOf({ rate, times, days }: Often): readonly string[] {
  const [atTimes, onDays] = [unique(times), unique(days)];
  const counts = [
    ...(atTimes.length > 0
      ? [`${atTimes.length}/day`, ...(atTimes.length === 1 ? ['daily'] : [])]
      : []),
    ...(onDays.length > 0
      ? [`${onDays.length}/week`, ...(onDays.length === 1 ? ['weekly'] : [])]
      : []),
  ];
  const isCounted = rate !== undefined && counts.includes(rate);
  return [...(rate === undefined || isCounted ? [] : [rate]), ...atTimes, ...onDays];
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

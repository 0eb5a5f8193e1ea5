import type { Random } from '../random.ts';

const WAYS: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.replaceAll(' ', '  '),
  (text) => text.replaceAll(' ', '\u00A0'),
  (text) => ` ${text}\r\n`,
  (text) => `${text}.`,
  (text) => text.replaceAll(', ', '; '),
  (text) => text.replaceAll(/[“”]/gu, '"'),
  (text) => text.charAt(0).toLowerCase() + text.slice(1),
];

/** Words in one of the ways a system may tell them. */
export function respeltText(text: string, random: Random): string {
  return random.pick(WAYS)(text);
}

import { wholeTextOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { LINE } from './prepare.ts';

/** The text of an element as a browser breaks it into lines; blank lines are left out. */
export function linesOf(element: XmlElement): string[] {
  return toLines(wholeTextOf(element));
}

/** The text as lines, white space within each made one blank. */
export function toLines(text: string): string[] {
  const lines: string[] = [];
  for (const piece of text.split(LINE)) {
    const line = piece.trim();
    if (line === '') continue;
    // Most lines need no mending, and the look is cheaper than the mending.
    lines.push(UNTIDY.test(line) ? line.replaceAll(/\s+/g, ' ') : line);
  }
  return lines;
}

/** White space that is no single blank between two words. */
const UNTIDY = / \s|[^\S ]/;

/** Text for looking up in a table: letter case and white space made one. */
export function folded(lines: readonly string[]): string {
  return (lines.length === 1 ? (lines[0] ?? '') : lines.join(' ')).toLowerCase();
}

/** Takes the one line of a form that holds a value out of the others; several, or none, stay where they are. */
export function takeLabelled(
  lines: readonly string[],
  form: RegExp,
): { readonly value: string | undefined; readonly rest: readonly string[] } {
  const [line, ...more] = lines.filter((each) => form.test(each));
  if (line === undefined || more.length > 0) return { value: undefined, rest: lines };
  return { value: form.exec(line)?.[1], rest: lines.filter((each) => each !== line) };
}

import { expandReferences } from './references.ts';
import { attributeValue } from './start-tag.ts';
import { ATTRIBUTE, ELEMENT, MARK, RUN } from './tape.ts';
import type { XmlTape } from './tape.ts';

/** The number of the first attribute of an element; those up to that of the next element are its own. */
export function attributesFrom(tape: XmlTape, element: number): number {
  return element >= tape.elementCount
    ? tape.attributeCount
    : (tape.elements[element * ELEMENT.size + ELEMENT.attributes] as number);
}

/** The value of an attribute, cut out and its references replaced. */
export function valueOf(tape: XmlTape, attribute: number): string {
  const row = attribute * ATTRIBUTE.size;
  const { attributes } = tape;
  const raw = tape.text.slice(attributes[row + ATTRIBUTE.start], attributes[row + ATTRIBUTE.end]);
  const marks = (attributes[row + ATTRIBUTE.marks] as number) & ~MARK.seen;
  return attributeValue(raw, marks, 0);
}

/** The character data of an element, that of its children left out. */
export function ownTextOf(tape: XmlTape, element: number): string {
  const row = element * ELEMENT.size;
  const from = tape.elements[row + ELEMENT.runs] as number;
  const to = tape.elements[row + ELEMENT.runsEnd] as number;
  let own = '';
  for (let run = from; run < to; run += 1) {
    if (tape.runs[run * RUN.size + RUN.owner] !== element) continue;
    const text = textOfRun(tape, run);
    own = own === '' ? text : own + text;
  }
  return own;
}

/** The text of one run of character data. */
export function textOfRun(tape: XmlTape, run: number): string {
  const row = run * RUN.size;
  const raw = tape.text.slice(tape.runs[row + RUN.start], tape.runs[row + RUN.end]);
  return tape.runs[row + RUN.marks] === MARK.escaped ? expandReferences(raw, 0) : raw;
}

/** Marks the row of an element or an attribute, by the place of its marks, as looked at or not. */
export function setMark(rows: Int32Array, place: number, seen: boolean): void {
  const marks = rows[place] as number;
  rows[place] = seen ? marks | MARK.seen : marks & ~MARK.seen;
}

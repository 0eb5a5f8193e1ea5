import { SaxesParser } from 'saxes';
import { safeName } from '../safe-name.ts';
import type { ScannedXml, XmlSource } from './scan-xml.ts';
import { XML_LIMITS } from './xml-limits.ts';
import type { XmlLimits } from './xml-limits.ts';
import {
  ATTRIBUTE,
  NO_ELEMENT,
  addAttribute,
  addRun,
  closeElement,
  createTape,
  internLocal,
  internName,
  markWorded,
  nameElement,
  openElement,
  parentOf,
} from './tape.ts';
import type { XmlTape } from './tape.ts';

const XMLNS = 'http://www.w3.org/2000/xmlns/';

interface Filling {
  readonly tape: XmlTape;
  /** Values and character data, joined at the end to what the offsets of the tape point into. */
  readonly pieces: string[];
  length: number;
  open: number;
  depth: number;
}

/**
 * Reads a document with saxes instead of our own scanner: slower, written by others, and so a second opinion
 * on what a document says. What it lets pass and we refuse is refused here too.
 */
export function scanWithSaxes({ text }: XmlSource, limits: XmlLimits = {}): ScannedXml {
  const tape = createTape(text.length);
  const filling: Filling = { tape, pieces: [], length: 0, open: NO_ELEMENT, depth: 0 };
  const parser = new SaxesParser({ xmlns: true });
  listen(parser, filling, limits);
  try {
    parser.write(text).close();
  } catch (error) {
    const what = error instanceof Refused ? error.message : 'saxes finds it not well-formed';
    return { fault: { what, line: parser.line, column: parser.column + 1 } };
  }
  tape.text = filling.pieces.join('');
  return { tape };
}

/** Told in the words of our own scanner, for a reader may put in what is missing. */
const UNBOUND = /unbound namespace prefix: "([^"]*)"/;

/** Ends a parse from inside a handler. */
class Refused extends Error {}

function listen(parser: SaxesParser<{ xmlns: true }>, filling: Filling, limits: XmlLimits): void {
  parser.on('error', (error) => {
    const prefix = UNBOUND.exec(error.message)?.[1];
    if (prefix === undefined) throw error;
    throw new Refused(`the prefix ${safeName(prefix)} is not declared`);
  });
  parser.on('doctype', () => {
    throw new Refused('a DOCTYPE or other declaration');
  });
  parser.on('xmldecl', ({ version }) => {
    if (version !== '1.0') throw new Refused('an XML declaration that is not of version 1.0');
  });
  parser.on('processinginstruction', ({ target }) => {
    if (target.includes(':')) throw new Refused('a processing instruction without a name');
  });
  parser.on('opentag', (tag) => {
    openTag(filling, tag, limits);
  });
  parser.on('text', (more) => addText(filling, more));
  parser.on('cdata', (more) => addText(filling, more));
  parser.on('closetag', () => {
    closeElement(filling.tape, filling.open);
    filling.open = parentOf(filling.tape, filling.open);
    filling.depth -= 1;
  });
}

interface Tag {
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, { local: string; uri: string; value: string }>>;
}

function openTag(filling: Filling, tag: Tag, limits: XmlLimits): void {
  const { tape } = filling;
  const attributes = Object.values(tag.attributes);
  checkLimits(filling, attributes.length, limits);
  const element = openElement(tape, filling.open);
  nameElement(tape, element, internName(tape.names, internLocal(tape.names, tag.local), tag.uri));
  for (const { local, uri, value } of attributes) {
    if (uri === XMLNS) continue;
    const start = keep(filling, value);
    const attribute = addAttribute(tape, start, filling.length, 0);
    const name = internName(tape.names, internLocal(tape.names, local), uri);
    tape.attributes[attribute * ATTRIBUTE.size + ATTRIBUTE.name] = name;
  }
  filling.open = element;
  filling.depth += 1;
}

function checkLimits({ tape, depth }: Filling, attributes: number, limits: XmlLimits): void {
  const { depthMax, attributesMax, partsMax } = XML_LIMITS;
  if (depth >= (limits.depthMax ?? depthMax)) throw new Refused('elements are nested too deep');
  if (attributes > (limits.attributesMax ?? attributesMax)) {
    throw new Refused('an element has too many attributes');
  }
  if (tape.elementCount + tape.attributeCount > (limits.partsMax ?? partsMax)) {
    throw new Refused('the document has too many elements');
  }
}

function addText(filling: Filling, more: string): void {
  if (filling.depth === 0 || more === '') return;
  const start = keep(filling, more);
  addRun(filling.tape, filling.open, start, filling.length);
  markWorded(filling.tape, filling.open);
}

function keep(filling: Filling, value: string): number {
  const start = filling.length;
  filling.pieces.push(value);
  filling.length += value.length;
  return start;
}

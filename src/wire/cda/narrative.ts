import { foldText } from '../../base/text-fold.ts';
import { findBelow, findValueAnywhere } from '../xml/find.ts';
import { contentOf, pathOf, wholeTextOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { HL7_NAMESPACE, attributeOf, child, one, present } from './source.ts';
import type { Source } from './source.ts';

/** Wording an entry gives or points to. */
export interface Wording {
  readonly text: string;
  /** It is a whole row of a table, which shows the entry once more rather than one of its parts. */
  readonly isRow: boolean;
}

/** Elements of the narratives of a document by the `ID` they bear; in each section the first counts. */
export function indexPlaces(root: XmlElement): Source['places'] {
  const places = new Map<string, Map<XmlElement, XmlElement>>();
  const visit = (element: XmlElement, section: XmlElement): void => {
    const id = findValueAnywhere(element, 'ID');
    if (id !== undefined) {
      const known = places.get(id) ?? new Map<XmlElement, XmlElement>();
      if (known.size === 0) places.set(id, known);
      if (!known.has(section)) known.set(section, element);
    }
    for (const part of element.children) visit(part, section);
  };
  for (const text of findBelow(root, 'section', 'text')) {
    const section = text.parent;
    if (section !== undefined && isOutermost(text)) visit(text, section);
  }
  return places;
}

/** What stands within a narrative belongs to it, whatever it is called. */
function isOutermost(text: XmlElement): boolean {
  if (!isNarrative(text)) return false;
  for (let at = text.parent; at !== undefined; at = at.parent) if (isNarrative(at)) return false;
  return true;
}

function isNarrative({ local, namespace, parent }: XmlElement): boolean {
  return local === 'text' && namespace === HL7_NAMESPACE && parent?.local === 'section';
}

/**
 * Reads `originalText`, or the `text` of an entry: what stands in it, or the place of the narrative it
 * points to. A place that does not exist is told and gives no wording.
 */
export function readWording(source: Source, element: XmlElement | undefined): Wording | undefined {
  if (element === undefined) return undefined;
  const target = attributeOf(one(element, 'reference'), 'value');
  const own = attributeOf(element, 'representation') === 'B64' ? undefined : ownText(element);
  if (target === undefined) return own === undefined ? undefined : { text: own, isRow: false };
  const place = target.startsWith('#') ? placeOf(source, element, target.slice(1)) : undefined;
  if (place === undefined) {
    source.problems.count(
      'warning',
      pathOf(element),
      'a reference to a place the narrative does not have',
    );
    return own === undefined ? undefined : { text: own, isRow: false };
  }
  source.pointedTo.add(place);
  const text = textOfPlace(place);
  if (own !== undefined && text !== undefined && foldText(own) !== foldText(text)) {
    source.problems.count(
      'warning',
      pathOf(element),
      'wording beside a reference to other wording, which is what is read',
    );
  }
  return text === undefined ? undefined : { text, isRow: ROWS.has(place.local) };
}

/** An `ID` should stand once; where sections repeat one, each means its own. */
function placeOf(source: Source, element: XmlElement, id: string): XmlElement | undefined {
  const places = source.places.get(id);
  const section = sectionOf(element);
  const own = section === undefined ? undefined : places?.get(section);
  return own ?? places?.values().next().value;
}

function sectionOf(element: XmlElement): XmlElement | undefined {
  let at: XmlElement | undefined = element;
  while (at !== undefined && at.local !== 'section') at = at.parent;
  return at;
}

function ownText(element: XmlElement): string | undefined {
  const text = present(element.text);
  return text?.replaceAll(/\s+/g, ' ');
}

/** An empty mark at the start of a cell stands for the cell: `<td><content ID="a"/>words</td>`. */
function textOfPlace(place: XmlElement): string | undefined {
  const text = narrativeText(place);
  if (text !== '' || place.parent === undefined || !CELLS.has(place.parent.local)) {
    return present(text);
  }
  return present(narrativeText(place.parent));
}

const ROWS: ReadonlySet<string> = new Set(['tr', 'table', 'tbody', 'thead', 'list', 'text']);
const CELLS: ReadonlySet<string> = new Set(['td', 'th', 'item', 'paragraph', 'caption']);
/** Elements that are blocks to the eye, so that the words of two of them are never run together. */
const BLOCKS: ReadonlySet<string> = new Set([...ROWS, ...CELLS, 'tfoot', 'br']);

/** Text for people with white space, which is layout there, folded to single spaces. */
export function narrativeText(element: XmlElement): string {
  return spacedText(element).replaceAll(/\s+/g, ' ').trim();
}

function spacedText(element: XmlElement): string {
  let whole = '';
  for (const part of contentOf(element)) {
    if (typeof part === 'string') whole += part;
    else whole += BLOCKS.has(part.local) ? ` ${spacedText(part)} ` : spacedText(part);
  }
  return whole;
}

/** Rows of a section's own narrative that hold anything: of tables behind their head, and of lists. */
export function narrativeRows(section: XmlElement): readonly XmlElement[] {
  const rows: XmlElement[] = [];
  const collect = (element: XmlElement): void => {
    for (const part of element.children) {
      if (part.local === 'thead' || part.local === 'tfoot') continue;
      if (isRow(part) && /\S/.test(wholeTextOf(part))) rows.push(part);
      else collect(part);
    }
  };
  const text = child(section, 'text');
  if (text !== undefined) collect(text);
  return rows;
}

function isRow({ local, children }: XmlElement): boolean {
  if (local === 'item') return true;
  return local === 'tr' && children.some((cell) => cell.local === 'td');
}

/** Whether a row is, holds or stands in one of the places. */
export function isPointedTo(row: XmlElement, places: ReadonlySet<XmlElement>): boolean {
  return places.has(row) || row.children.some((part) => isPointedTo(part, places));
}

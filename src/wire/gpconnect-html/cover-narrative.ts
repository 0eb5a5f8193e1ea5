import { safeName } from '../safe-name.ts';
import { wholeTextOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import type { Context } from './context.ts';
import { placeOf } from './context.ts';

const XHTML = 'http://www.w3.org/1999/xhtml';
const XML = 'http://www.w3.org/XML/1998/namespace';

/** Elements that give text its shape; what they hold is read as text, a heading, a banner or a table. */
const KNOWN: ReadonlySet<string> = new Set(
  `div p span b i u em strong small big sub sup tt code pre blockquote a abbr font center section article
  ul ol li dl dt dd h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr th td col colgroup wbr`.split(
    /\s+/,
  ),
);

/** Attributes that say how something looks or where it is linked from, never what it says. */
const LOOKS: ReadonlySet<string> = new Set(
  `id class style width height border cellpadding cellspacing align valign bgcolor color scope headers
  colspan rowspan lang dir summary name href target rel`.split(/\s+/),
);

/**
 * Counts elements and attributes of a narrative this reader does not know, and tells of those that would
 * run something. Text of an unknown element is still read with the text around it.
 */
export function coverNarrative(context: Context, root: XmlElement): void {
  const handlers = coverElement(context, root, false);
  if (handlers === 0) return;
  const what = `${handlers} attributes that run something were left out`;
  context.log.warning(placeOf(context, root), what);
}

/** What is read here as if it stood there plainly, and what a person would see another way. */
function reportUnlikeSeen(context: Context, seen: Seen, inCell: boolean): void {
  const { element, local } = seen;
  const what =
    (isHidden(seen) && 'a part of the narrative is hidden from view, and was read') ||
    (isStruck(seen) && 'words that are struck through were read as if they stood') ||
    (local === 'table' && inCell && 'a table within a cell was read as the text of the cell');
  if (what === false || wholeTextOf(element).trim() === '') return;
  context.log.error(placeOf(context, element), what);
}

/** An element with what is asked of it several times. */
interface Seen {
  readonly element: XmlElement;
  /** In lower case. */
  readonly local: string;
  readonly attributes: XmlElement['attributes'];
}

function isHidden({ attributes }: Seen): boolean {
  return attributes.some(
    ({ local, value }) => local.toLowerCase() === 'hidden' || styleOf(local, value, HIDDEN),
  );
}

function isStruck({ local, attributes }: Seen): boolean {
  if (STRUCK.has(local)) return true;
  return attributes.some((each) => styleOf(each.local, each.value, THROUGH));
}

function styleOf(name: string, value: string, wanted: RegExp): boolean {
  return name.toLowerCase() === 'style' && wanted.test(value);
}

const HIDDEN = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b/i;
const THROUGH = /line-through/i;
const STRUCK: ReadonlySet<string> = new Set(['del', 's', 'strike']);

/** Most elements of a narrative: without attributes a person sees them as they are read. */
const SHOWN_PLAINLY: ReadonlySet<string> = new Set(['tr', 'td', 'th', 'p', 'div']);

function coverElement(context: Context, element: XmlElement, inCell: boolean): number {
  const local = element.local.toLowerCase();
  const { attributes, namespace } = element;
  if (attributes.length > 0 || !SHOWN_PLAINLY.has(local)) {
    reportUnlikeSeen(context, { element, local, attributes }, inCell);
  }
  const isOurs = namespace === XHTML || namespace === '';
  if (!isOurs || !KNOWN.has(local)) context.unmapped(safeName(element.local));
  let handlers = attributes.length === 0 ? 0 : coverAttributes(context, element, attributes);
  const isCell = inCell || CELLS.has(local);
  for (const child of element.children) handlers += coverElement(context, child, isCell);
  reportStray(context, element, local);
  return handlers;
}

/** How many attributes of an element would run something. */
function coverAttributes(
  context: Context,
  element: XmlElement,
  attributes: Seen['attributes'],
): number {
  let handlers = 0;
  for (const attribute of attributes) {
    const name = attribute.local.toLowerCase();
    // Nearly every attribute: it says how something looks, and its value names no scheme.
    if (LOOKS.has(name) && !attribute.value.includes(':')) continue;
    if (/^on[a-z]+$/.test(name) || SCHEME.test(attribute.value)) handlers += 1;
    else if (attribute.namespace !== XML && !LOOKS.has(name)) {
      context.unmapped(`${safeName(element.local)}/@${safeName(attribute.local)}`);
    }
  }
  return handlers;
}

function reportStray(context: Context, element: XmlElement, local: string): void {
  if (!STRUCTURE.has(local) || element.text.trim() === '') return;
  context.unmapped(`${local}/text()`);
  context.log.error(placeOf(context, element), 'text stands between the cells of a table');
}

const CELLS: ReadonlySet<string> = new Set(['td', 'th']);

/** Text here stands in no cell. */
const STRUCTURE: ReadonlySet<string> = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr']);

const SCHEME = /^\s*(?:javascript|vbscript|data)\s*:/i;

import { safeName } from '../safe-name.ts';
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
  const handlers = coverElement(context, root);
  if (handlers === 0) return;
  const what = `${handlers} attributes that run something were left out`;
  context.log.warning(placeOf(context, root), what);
}

function coverElement(context: Context, element: XmlElement): number {
  const local = element.local.toLowerCase();
  const isOurs = element.namespace === XHTML || element.namespace === '';
  if (!isOurs || !KNOWN.has(local)) context.unmapped(safeName(element.local));
  let handlers = 0;
  for (const attribute of element.attributes) {
    const name = attribute.local.toLowerCase();
    if (/^on[a-z]+$/.test(name) || SCHEME.test(attribute.value)) handlers += 1;
    else if (attribute.namespace !== XML && !LOOKS.has(name)) {
      context.unmapped(`${safeName(element.local)}/@${safeName(attribute.local)}`);
    }
  }
  for (const child of element.children) handlers += coverElement(context, child);
  if (STRUCTURE.has(local) && element.text.trim() !== '') {
    context.unmapped(`${local}/text()`);
    context.log.error(placeOf(context, element), 'text stands between the cells of a table');
  }
  return handlers;
}

/** Text here stands in no cell. */
const STRUCTURE: ReadonlySet<string> = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr']);

const SCHEME = /^\s*(?:javascript|vbscript|data)\s*:/i;

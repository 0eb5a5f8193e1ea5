/** XHTML made ready for the strict scan of XML. */
export interface Prepared {
  readonly text: string;
  /** How many elements were taken out that run, draw or embed something. */
  readonly active: number;
}

/** Stands in the text wherever a browser would start a new line. */
export const LINE = '\u2028';

/**
 * Makes a narrative fit for a strict scan: comments go out, scripts and the like go out with all they hold, entities of
 * HTML become characters, `<br>` and the edges of blocks become marks of a new line. Nothing else is
 * mended: what is malformed beyond this is refused by the scan. Takes time linear in the length.
 */
export function prepareXhtml(source: string): Prepared {
  const { text, active } = withoutActive(withoutComments(source));
  return { active, text: markLines(closeVoids(text.replaceAll(ENTITY, characterOf))) };
}

/** A comment that is never closed stays, so that the scan refuses the narrative. */
function withoutComments(source: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = source.indexOf(OPEN); at >= 0; at = source.indexOf(OPEN, from)) {
    const end = source.indexOf(CLOSE, at + OPEN.length);
    if (end < 0) break;
    kept.push(source.slice(from, at));
    from = end + CLOSE.length;
  }
  return from === 0 ? source : kept.join('') + source.slice(from);
}

const OPEN = '<!--';
const CLOSE = '-->';

const ACTIVE =
  /<(\/?)(script|style|iframe|object|embed|applet|noscript|template|svg|math)(?=[\s/>])[^<>]*>/gi;

function withoutActive(source: string): Prepared {
  const kept: string[] = [];
  let from = 0;
  let active = 0;
  let open: { readonly name: string; readonly at: number } | undefined;
  for (const tag of source.matchAll(ACTIVE)) {
    const [whole, slash, name = ''] = tag;
    const end = tag.index + whole.length;
    if (open === undefined && slash === '') {
      kept.push(source.slice(from, tag.index));
      active += 1;
      from = end;
      if (!whole.endsWith('/>')) open = { name: name.toLowerCase(), at: tag.index };
    } else if (open?.name === name.toLowerCase() && slash === '/') {
      from = end;
      open = undefined;
    }
  }
  // One that is never closed stays, so that the scan refuses the narrative instead of losing its end.
  kept.push(source.slice(open?.at ?? from));
  return { text: kept.join(''), active };
}

const ENTITY = /&([A-Za-z][A-Za-z0-9]{1,7});/g;

function characterOf(whole: string, name: string): string {
  return ENTITIES.get(name) ?? whole;
}

/** The Latin-1 entities of HTML 4 in the order of their characters, from U+00A0 on. */
const LATIN_1 = `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn
  sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc
  Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute
  Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml
  aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde
  ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`;

/** Further entities that clinical text uses. */
const OTHERS = {
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  hellip: '…',
  euro: '€',
  trade: '™',
  le: '≤',
  ge: '≥',
  ne: '≠',
  asymp: '≈',
  larr: '←',
  uarr: '↑',
  rarr: '→',
  darr: '↓',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  mu: 'μ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
};

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.split(/\s+/).map((name, i) => [name, String.fromCodePoint(0xa0 + i)] as const),
  ...Object.entries(OTHERS),
]);

/** Elements of HTML that have no end tag are given one. */
function closeVoids(text: string): string {
  return text
    .replaceAll(/<\/(?:img|col|input|wbr|meta|link)\s*>/gi, '')
    .replaceAll(/<(img|col|input|wbr|meta|link)(\s[^<>]*?)?\/?>/gi, '<$1$2/>');
}

function markLines(text: string): string {
  return text
    .replaceAll(/<\/?(?:br|hr)(?:\s[^<>]*)?\/?>/gi, LINE)
    .replaceAll(BLOCK_START, `$&${LINE}`)
    .replaceAll(BLOCK_END, `${LINE}$&`);
}

const BLOCK_START =
  /<(?:p|div|ul|ol|li|dl|dt|dd|table|tr|td|th|pre|blockquote)(?:\s[^<>]*)?(?<!\/)>/gi;
const BLOCK_END = /<\/(?:p|div|ul|ol|li|dl|dt|dd|table|tr|td|th|pre|blockquote)\s*>/gi;

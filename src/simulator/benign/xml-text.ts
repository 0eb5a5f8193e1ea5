import { SaxesParser } from 'saxes';

/** An element as it was written: prefixes, attributes and all. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** Reads well-formed XML without comments and instructions; throws on any other. */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false });
  const open: {
    name: string;
    attributes: Record<string, string>;
    children: XmlElement['children'][number][];
  }[] = [{ name: '', attributes: {}, children: [] }];
  parser.on('opentag', ({ name, attributes }) => {
    open.push({ name, attributes: { ...attributes }, children: [] });
  });
  parser.on('text', (part) => open.at(-1)?.children.push(part));
  parser.on('cdata', (part) => open.at(-1)?.children.push(part));
  parser.on('closetag', () => {
    const done = open.pop();
    if (done !== undefined) open.at(-1)?.children.push(done);
  });
  parser.write(text).close();
  const root = open[0]?.children.find((child) => typeof child !== 'string');
  if (root === undefined) throw new RangeError('the text holds no element');
  return root;
}

/** How an element is written. */
export interface XmlStyle {
  /** Between the elements of those that hold nothing else. @default nothing */
  readonly between?: string | undefined;
  /** How the text of an element is written. @default escaped */
  readonly text?: ((text: string) => string) | undefined;
}

/** The element as text. */
export function writeXml(element: XmlElement, style: XmlStyle = {}): string {
  const { name, attributes, children } = element;
  const start = [
    name,
    ...Object.entries(attributes).map(([key, value]) => `${key}="${quoted(value)}"`),
  ];
  if (children.length === 0) return `<${start.join(' ')}/>`;
  const { between = '', text = escapedText } = style;
  const isMixed = children.some((child) => typeof child === 'string');
  const written = children.map((child) =>
    typeof child === 'string' ? text(child) : writeXml(child, isMixed ? { text } : style),
  );
  const space = isMixed ? '' : between;
  return `<${start.join(' ')}>${space}${written.join(space)}${space}</${name}>`;
}

/** The tree with every element put through `change`, the innermost first. */
export function mapXml(
  element: XmlElement,
  change: (element: XmlElement) => XmlElement,
): XmlElement {
  const children = element.children.map((child) =>
    typeof child === 'string' ? child : mapXml(child, change),
  );
  return change({ ...element, children });
}

/** Text with the characters that mean something written as entities. */
export function escapedText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function quoted(text: string): string {
  return escapedText(text)
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/gu, (space) => `&#${space.charCodeAt(0)};`);
}

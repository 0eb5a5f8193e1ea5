/** Attributes of an element, in the order written; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** An element with its children as finished markup; absent children are left out. */
export function element(
  name: string,
  children: readonly (string | undefined)[],
  attributes: Attributes = {},
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(value ?? '')}"`)
    .join('');
  const content = children.filter((child) => child !== undefined).join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** An element that holds text. */
export function textElement(name: string, text: string, attributes: Attributes = {}): string {
  return element(name, [escapeXml(text)], attributes);
}

const PLAIN = /^[\t\n\r !#-%'-;=?-~]*$/;

/** Text for use in content and in attributes; characters XML 1.0 cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

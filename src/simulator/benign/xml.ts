import type { BenignText } from '../benign.ts';
import { guidOf } from '../identifiers.ts';
import type { Random } from '../random.ts';
import type { XmlElement, XmlStyle } from './xml-text.ts';
import { escapedText, mapXml, parseXml, writeXml } from './xml-text.ts';

/** Benign changes of an answer in XML. */
export const BENIGN_XML: readonly BenignText[] = [
  ofTree('xml-attribute-order', 'Attributes in another order', (root, random) =>
    mapXml(root, (element) => {
      const attributes = Object.entries(element.attributes);
      return {
        ...element,
        attributes: Object.fromEntries(random.sample(attributes, attributes.length)),
      };
    }),
  ),
  ofTree('xml-event-order', 'Events of the record in another order', (root, random) =>
    mapXml(root, (element) =>
      localName(element) === 'healthDomain' ? shuffledRuns(element, random) : element,
    ),
  ),
  ofTree('xml-prefixes', 'Other prefixes for the same namespaces', (root) => renamedPrefixes(root)),
  written('xml-white-space', 'A line and an indent for every element', { between: '\r\n  ' }),
  written('xml-cdata', 'Text as CDATA', {
    text: (text) =>
      text.trim() === '' ? text : `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`,
  }),
  written('xml-character-references', 'Letters beyond ASCII by their number', {
    text: (text) =>
      escapedText(text).replaceAll(
        /[^ -~\s]/gu,
        (letter) => `&#x${(letter.codePointAt(0) ?? 0).toString(16)};`,
      ),
  }),
  {
    id: 'xml-comments',
    title: 'A declaration and comments',
    extension: 'xml',
    isStyle: true,
    apply: (text) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by the sender -->\n${text.replace(/^<\?xml[^>]*\?>\s*/u, '')}`,
  },
  {
    id: 'xml-new-ids',
    title: 'Other ids, references following',
    extension: 'xml',
    isStyle: false,
    apply: (text) =>
      text.replaceAll(GUID, (id) => keepCase(id, guidOf('renamed', id.toLowerCase()))),
  },
  ofTree('xml-zeros', 'Fewer zeros behind the point', (root) =>
    mapXml(root, (element) => (NUMBERED.has(localName(element)) ? trimmed(element) : element)),
  ),
  ofTree('xml-date-form', 'A day without the midnight that only filled it up', (root) =>
    mapXml(root, (element) => {
      const { datepart, value } = element.attributes;
      if (datepart !== 'YMD' || value?.endsWith('T00:00:00') !== true) return element;
      return { ...element, attributes: { ...element.attributes, value: value.slice(0, 10) } };
    }),
  ),
];

const GUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/giu;

/** Elements of OpenHR that hold a decimal. */
const NUMBERED: ReadonlySet<string> = new Set(['value', 'low', 'high']);

function ofTree(
  id: string,
  title: string,
  change: (root: XmlElement, random: Random) => XmlElement,
): BenignText {
  return {
    id,
    title,
    extension: 'xml',
    isStyle: false,
    onXml: change,
    apply: (text, random) => writeXml(change(parseXml(text), random)),
  };
}

function written(id: string, title: string, style: XmlStyle): BenignText {
  return {
    id,
    title,
    extension: 'xml',
    isStyle: true,
    apply: (text) => writeXml(parseXml(text), style),
  };
}

function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The schema wants encounters before events and events before problems: each run is shuffled alone. */
function shuffledRuns(element: XmlElement, random: Random): XmlElement {
  const names = [
    ...new Set(element.children.map((child) => (typeof child === 'string' ? '' : child.name))),
  ];
  const children = names.flatMap((name) => {
    const run = element.children.filter(
      (child) => typeof child !== 'string' && child.name === name,
    );
    return random.sample(run, run.length);
  });
  return { ...element, children };
}

function renamedPrefixes(root: XmlElement): XmlElement {
  return mapXml(root, ({ name, attributes, children }) => ({
    name: renamed(name),
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [attributeName(key), value]),
    ),
    children,
  }));
}

/** Elements without a prefix stay so; `xml`, `xsi` and `sdtc` names are told in values too. */
function renamed(name: string): string {
  const at = name.indexOf(':');
  return at < 0 || KEPT.has(name.slice(0, at)) ? name : `q${name}`;
}

function attributeName(name: string): string {
  if (name.startsWith('xmlns:')) return `xmlns:${renamed(`${name.slice(6)}:`).slice(0, -1)}`;
  return renamed(name);
}

const KEPT: ReadonlySet<string> = new Set(['xml', 'xsi', 'xmlns', 'sdtc']);

function keepCase(old: string, fresh: string): string {
  return old === old.toUpperCase() ? fresh.toUpperCase() : fresh;
}

/** A decimal in the text or in the attribute `value`, without the zeros at its end. */
function trimmed(element: XmlElement): XmlElement {
  const { value } = element.attributes;
  const attributes =
    value === undefined
      ? element.attributes
      : { ...element.attributes, value: withoutZeros(value) };
  const children = element.children.map((child) =>
    typeof child === 'string' ? withoutZeros(child) : child,
  );
  return { ...element, attributes, children };
}

function withoutZeros(text: string): string {
  return /^\d+\.\d*0$/u.test(text) ? text.replace(/\.?0+$/u, '') : text;
}

/** An element as it stands in the text: nothing is decoded, so that writing it gives the same text back. */
export interface XmlNode {
  name: string;
  attributes: { name: string; value: string }[];
  children: (XmlNode | string)[];
}

/** A document: text before the root, the root, text after it. */
export interface XmlDocument {
  before: string;
  root: XmlNode;
  after: string;
}

/** Comments, CDATA, instructions and declarations are kept as text; a tag is told from them by its name. */
const PIECE =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>|<(\/?)([^\s<>/!?"'=]+)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;

const ATTRIBUTE = /([^\s=<>/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

const DEPTH_MAX = 2000;

/** Reads what is well-formed enough to be changed; undefined for anything else. */
export function parseNodes(text: string): XmlDocument | undefined {
  const document: XmlDocument = {
    before: '',
    root: { name: '', attributes: [], children: [] },
    after: '',
  };
  const open: XmlNode[] = [];
  let done = false;
  let from = 0;
  for (const match of text.matchAll(PIECE)) {
    const [whole, close, name, attributes, empty] = match;
    add(document, open, done, text.slice(from, match.index));
    from = match.index + whole.length;
    if (name === undefined) {
      add(document, open, done, whole);
    } else if (close === '/') {
      if (open.pop()?.name !== name) return undefined;
      done = open.length === 0;
    } else {
      if (done || open.length > DEPTH_MAX) return undefined;
      const node: XmlNode = { name, attributes: attributesOf(attributes ?? ''), children: [] };
      const top = open.at(-1);
      if (top === undefined) document.root = node;
      else top.children.push(node);
      if (empty !== '/') open.push(node);
      else done = top === undefined;
    }
  }
  if (!done) return undefined;
  document.after += text.slice(from);
  return document;
}

function add(document: XmlDocument, open: readonly XmlNode[], done: boolean, text: string): void {
  if (text === '') return;
  const top = open.at(-1);
  if (top !== undefined) top.children.push(text);
  else if (done) document.after += text;
  else document.before += text;
}

function attributesOf(text: string): XmlNode['attributes'] {
  return Array.from(text.matchAll(ATTRIBUTE), ([, name = '', quoted, apostrophed]) => ({
    name,
    value: quoted ?? apostrophed ?? '',
  }));
}

/** The text of a document. */
export function writeNodes(document: XmlDocument): string {
  const parts: string[] = [document.before];
  writeNode(document.root, parts);
  parts.push(document.after);
  return parts.join('');
}

function writeNode(node: XmlNode, parts: string[]): void {
  const attributes = node.attributes.map(
    ({ name, value }) => ` ${name}="${value.replaceAll('"', '&quot;')}"`,
  );
  parts.push(`<${node.name}${attributes.join('')}`);
  if (node.children.length === 0) {
    parts.push('/>');
    return;
  }
  parts.push('>');
  for (const child of node.children) {
    if (typeof child === 'string') parts.push(child);
    else writeNode(child, parts);
  }
  parts.push(`</${node.name}>`);
}

/** Every element below and with `root`, each with its parent, in document order. */
export function listNodes(root: XmlNode): { node: XmlNode; parent: XmlNode | undefined }[] {
  const found: { node: XmlNode; parent: XmlNode | undefined }[] = [
    { node: root, parent: undefined },
  ];
  for (let at = 0; at < found.length; at += 1) {
    const node = found[at]?.node;
    for (const child of node?.children ?? []) {
      if (typeof child !== 'string') found.push({ node: child, parent: node });
    }
  }
  return found;
}

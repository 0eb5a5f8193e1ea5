import type { Random } from '../engine/random.ts';
import { mutateLeaf } from './leaf-text.ts';
import { listNodes, parseNodes, writeNodes } from './xml-nodes.ts';
import type { XmlDocument, XmlNode } from './xml-nodes.ts';

/** Changes a document through its tree; undefined when the text is no document. */
export function mutateXml(random: Random, text: string, other: string): string | undefined {
  const document = parseNodes(text);
  if (document === undefined) return undefined;
  const places = listNodes(document.root);
  for (let left = random.pick([1, 1, 2, 4]); left > 0; left -= 1) {
    const place = random.pick(places);
    const change = { random, document, ...place, places: places.map(({ node }) => node), other };
    random.pick(WAYS)(change);
  }
  return writeNodes(document);
}

interface Change {
  readonly random: Random;
  readonly document: XmlDocument;
  readonly node: XmlNode;
  readonly parent: XmlNode | undefined;
  readonly places: readonly XmlNode[];
  readonly other: string;
}

type Way = (change: Change) => void;

const remove: Way = ({ node, parent }) => {
  if (parent !== undefined) parent.children = parent.children.filter((child) => child !== node);
};

const repeat: Way = ({ random, node, parent }) => {
  if (parent === undefined) return;
  const times = isSmall(node) && random.chance(0.05) ? 2000 : random.pick([1, 1, 2, 20]);
  insertAt(parent, parent.children.indexOf(node), Array<XmlNode>(times).fill(node));
};

const swapSiblings: Way = ({ random, parent }) => {
  if (parent === undefined || parent.children.length < 2) return;
  const [one, two] = [random.below(parent.children.length), random.below(parent.children.length)];
  const kept = parent.children[one] as XmlNode | string;
  parent.children[one] = parent.children[two] as XmlNode | string;
  parent.children[two] = kept;
};

const move: Way = (change) => {
  const target = change.random.pick(change.places);
  // Not below itself, where it would never end.
  if (change.parent === undefined || listNodes(change.node).some(({ node }) => node === target))
    return;
  remove(change);
  insertAt(target, change.random.below(target.children.length + 1), [change.node]);
};

const copyElsewhere: Way = ({ random, node, places }) => {
  const target = random.pick(places);
  const copy = structuredClone(node);
  insertAt(target, random.below(target.children.length + 1), [copy]);
};

const rename: Way = ({ random, node, places }) => {
  node.name = random.chance(0.6) ? random.pick(places).name : random.pick(NAMES)(node.name);
};

const leafText: Way = ({ random, node }) => {
  const at = node.children.findIndex((child) => typeof child === 'string' && child.trim() !== '');
  const old = at < 0 ? '' : (node.children[at] as string);
  const text = mutateLeaf(random, old);
  const safe = random.chance(0.8) ? text.replaceAll(/[&<>]/g, escaped) : text;
  if (at < 0) node.children.push(safe);
  else node.children[at] = safe;
};

const attribute: Way = ({ random, node, places }) => {
  const donor = random.pick(places).attributes;
  if (node.attributes.length === 0) {
    node.attributes.push(...donor.map((each) => ({ ...each })));
    return;
  }
  const chosen = random.pick(node.attributes);
  const kind = random.below(6);
  if (kind === 0) node.attributes = node.attributes.filter((each) => each !== chosen);
  else if (kind === 1) node.attributes.push({ ...chosen });
  else if (kind === 2) chosen.name = random.pick(NAMES)(chosen.name);
  else if (kind === 3 && donor.length > 0) chosen.value = random.pick(donor).value;
  else chosen.value = mutateLeaf(random, chosen.value).replaceAll(/[&<]/g, escaped);
};

const manyAttributes: Way = ({ random, node }) => {
  const count = random.pick([10, 300, 5000]);
  for (let i = 0; i < count; i += 1) node.attributes.push({ name: `a${i}`, value: String(i) });
};

const nest: Way = ({ random, node, parent }) => {
  if (parent === undefined) return;
  let wrapped: XmlNode = node;
  for (let left = random.pick([1, 1, 5, 300, 1500]); left > 0; left -= 1) {
    wrapped = { name: node.name, attributes: [], children: [wrapped] };
  }
  parent.children[parent.children.indexOf(node)] = wrapped;
};

const insertMarkup: Way = ({ random, node }) => {
  insertAt(node, random.below(node.children.length + 1), [random.pick(MARKUP)]);
};

const insideCdata: Way = ({ node }) => {
  node.children = node.children.map((child) =>
    typeof child === 'string' && !child.startsWith('<') ? `<![CDATA[${child}]]>` : child,
  );
};

const splitText: Way = ({ random, node }) => {
  const at = node.children.findIndex((child) => typeof child === 'string' && child.length > 1);
  if (at < 0) return;
  const text = node.children[at] as string;
  const cut = random.below(text.length);
  node.children.splice(at, 1, text.slice(0, cut), random.pick(MARKUP), text.slice(cut));
};

const empty: Way = ({ node }) => {
  node.children = [];
};

const splice: Way = ({ random, places, other }) => {
  const donor = parseNodes(other);
  if (donor === undefined) return;
  const target = random.pick(places);
  const { node } = random.pick(listNodes(donor.root));
  insertAt(target, random.below(target.children.length + 1), [node]);
};

const prologue: Way = ({ random, document }) => {
  document.before = random.pick(PROLOGUES) + (random.chance(0.5) ? document.before : '');
};

const namespace: Way = ({ random, node, places }) => {
  const declared = places.flatMap(({ attributes }) =>
    attributes.filter(({ name }) => name.startsWith('xmlns')),
  );
  if (declared.length === 0) return;
  const chosen = random.pick(declared);
  if (random.chance(0.5)) chosen.value = random.pick(['', 'urn:x', random.pick(declared).value]);
  else
    node.attributes.push({
      name: random.pick(['xmlns', 'xmlns:q', chosen.name]),
      value: chosen.value,
    });
};

const WAYS: readonly Way[] = [
  remove,
  remove,
  remove,
  repeat,
  repeat,
  swapSiblings,
  move,
  copyElsewhere,
  rename,
  rename,
  leafText,
  leafText,
  leafText,
  leafText,
  attribute,
  attribute,
  attribute,
  manyAttributes,
  nest,
  insertMarkup,
  insideCdata,
  splitText,
  empty,
  splice,
  prologue,
  namespace,
];

const NAMES: readonly ((old: string) => string)[] = [
  (old) => `${old}x`,
  (old) => old.toUpperCase(),
  (old) => `q:${old}`,
  (old) => old.replace(/^[^:]*:/, ''),
  () => '__proto__',
  () => 'constructor',
  () => 'a:b:c',
  () => '1a',
  () => 'é',
];

const MARKUP: readonly string[] = [
  '<!-- a -- b -->',
  '<!-- a -->',
  '<?php x ?>',
  '<?xml version="1.0"?>',
  '<![CDATA[]]>',
  '<![CDATA[<a>&b;]]>',
  '<![CDATA[a',
  '&amp;',
  '&undefined;',
  '&#0;',
  '&#xD800;',
  '&#65;',
  '&#99999999999;',
  '&',
  '<',
  ']]>',
  '<br/>',
  '<script>x()</script>',
];

const PROLOGUES: readonly string[] = [
  '',
  '\uFEFF',
  '\n',
  '<?xml version="1.1" encoding="UTF-8"?>',
  '<?xml version="1.0" encoding="UTF-16"?>',
  '<?xml version="1.0" encoding="ISO-8859-1"?>',
  '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
  '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
  '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
  '<!DOCTYPE a [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a">%a;]>',
  '<!DOCTYPE html>',
  '<?xml-stylesheet href="a.xsl"?>',
];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(sign: string): string {
  return ESCAPES[sign] ?? sign;
}

function isSmall(node: XmlNode): boolean {
  return node.children.length <= 3 && listNodes(node).length <= 4;
}

function insertAt(node: XmlNode, at: number, added: readonly (XmlNode | string)[]): void {
  node.children.splice(Math.max(at, 0), 0, ...added);
}

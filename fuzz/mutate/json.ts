import type { Random } from '../engine/random.ts';
import { listPlaces, parseJsonNodes, writeJsonNodes } from './json-nodes.ts';
import type { JsonNode, JsonPlace } from './json-nodes.ts';
import { mutateLeaf } from './leaf-text.ts';

/** Changes the text of a leaf that holds a document of its own; undefined when it holds none. */
export type MutateInner = (random: Random, text: string) => string | undefined;

/** Changes a JSON text through its tree; undefined when it is none. */
export function mutateJson(
  random: Random,
  text: string,
  other: string,
  inner: MutateInner,
): string | undefined {
  const root = parseJsonNodes(text);
  if (root === undefined) return undefined;
  const places = listPlaces(root);
  if (places.length === 0) return undefined;
  for (let left = random.pick([1, 1, 2, 4]); left > 0; left -= 1) {
    random.pick(WAYS)({ random, place: random.pick(places), places, other, inner });
  }
  return writeJsonNodes(root);
}

interface Change {
  readonly random: Random;
  readonly place: JsonPlace;
  readonly places: readonly JsonPlace[];
  readonly other: string;
  readonly inner: MutateInner;
}

type Way = (change: Change) => void;

const remove: Way = ({ place }) => place.remove();

const repeat: Way = ({ random, place: { node, put }, places }) => {
  const lists = places.flatMap(({ node }) => (node.type === 'list' ? [node] : []));
  if (lists.length === 0) return put({ type: 'list', items: [node, node] });
  const list = random.pick(lists);
  const item = list.items[0] ?? node;
  const small = item.type !== 'object' || item.members.length < 6;
  const times = small && random.chance(0.05) ? 2000 : random.pick([1, 1, 3, 20]);
  // A loop below itself would never end: a copy is put in.
  for (let left = times; left > 0; left -= 1) list.items.push(structuredClone(item));
};

const swap: Way = ({ random, place, places }) => {
  place.put(structuredClone(random.pick(places).node));
};

const rename: Way = ({ random, place: { member }, places }) => {
  if (member === undefined) return;
  const names = places.flatMap((other) => (other.member === undefined ? [] : [other.member.name]));
  member.name = random.chance(0.6) ? random.pick(names) : random.pick(NAMES)(member.name);
};

const addMember: Way = ({ random, place: { node }, places }) => {
  if (node.type !== 'object') return;
  const named = places.flatMap(({ member }) => (member === undefined ? [] : [member]));
  const donor = structuredClone(random.pick(named));
  node.members.splice(random.below(node.members.length + 1), 0, donor);
};

const twice: Way = ({ random, place: { node } }) => {
  if (node.type !== 'object' || node.members.length === 0) return;
  const chosen = structuredClone(random.pick(node.members));
  if (random.chance(0.5)) chosen.value = { type: 'literal', text: 'null' };
  node.members.push(chosen);
};

const proto: Way = ({ random, place: { node } }) => {
  if (node.type !== 'object') return;
  const value: JsonNode = { type: 'object', members: structuredClone(node.members.slice(0, 3)) };
  node.members.push({ name: random.pick(['__proto__', 'constructor', 'prototype', '']), value });
};

const leaf: Way = ({ random, place: { node, put }, inner }) => {
  if (node.type === 'text') {
    put({ type: 'text', text: inner(random, node.text) ?? mutateLeaf(random, node.text) });
  } else if (node.type === 'literal') {
    put({ type: random.chance(0.5) ? 'literal' : 'text', text: mutateLeaf(random, node.text) });
  }
};

const retype: Way = ({ random, place: { node, put } }) => put(random.pick(TYPES)(node));

const nest: Way = ({ random, place: { node, put, member } }) => {
  let wrapped = node;
  const asList = random.chance(0.5);
  for (let left = random.pick([1, 1, 5, 200, 400]); left > 0; left -= 1) {
    wrapped = asList
      ? { type: 'list', items: [wrapped] }
      : { type: 'object', members: [{ name: member?.name ?? 'extension', value: wrapped }] };
  }
  put(wrapped);
};

const splice: Way = ({ random, place, other }) => {
  const donor = parseJsonNodes(other);
  if (donor === undefined) return;
  const places = listPlaces(donor);
  if (places.length > 0) place.put(random.pick(places).node);
};

const shuffle: Way = ({ random, place: { node } }) => {
  if (node.type === 'object') node.members.reverse();
  if (node.type === 'list' && node.items.length > 0) {
    node.items.push(...node.items.splice(0, random.below(node.items.length)));
  }
};

const WAYS: readonly Way[] = [
  remove,
  remove,
  remove,
  repeat,
  swap,
  swap,
  rename,
  rename,
  addMember,
  twice,
  proto,
  leaf,
  leaf,
  leaf,
  leaf,
  leaf,
  leaf,
  retype,
  retype,
  retype,
  nest,
  splice,
  shuffle,
];

const NAMES: readonly ((old: string) => string)[] = [
  (old) => `${old}x`,
  (old) => old.toUpperCase(),
  (old) => `_${old}`,
  () => '__proto__',
  () => 'constructor',
  () => 'toString',
  () => '',
  () => '\u0000',
  () => 'a'.repeat(5000),
];

const TYPES: readonly ((old: JsonNode) => JsonNode)[] = [
  () => ({ type: 'literal', text: 'null' }),
  () => ({ type: 'literal', text: 'true' }),
  () => ({ type: 'literal', text: '-0.0E+0' }),
  () => ({ type: 'literal', text: '123456789012345678901234567890' }),
  () => ({ type: 'literal', text: 'NaN' }),
  () => ({ type: 'text', text: '' }),
  () => ({ type: 'list', items: [] }),
  () => ({ type: 'object', members: [] }),
  (old) => ({ type: 'list', items: [old] }),
  (old) => ({ type: 'list', items: [old, { type: 'literal', text: 'null' }] }),
  (old) => ({ type: 'object', members: [{ name: '0', value: old }] }),
];

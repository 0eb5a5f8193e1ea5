/** A JSON value that may say what `JSON.parse` cannot hold: a name twice, a number as it was written, nonsense. */
export type JsonNode =
  | { readonly type: 'object'; members: { name: string; value: JsonNode }[] }
  | { readonly type: 'list'; items: JsonNode[] }
  | { readonly type: 'text'; text: string }
  | { readonly type: 'literal'; text: string };

const DEPTH_MAX = 500;

/** Reads a JSON text; undefined when it is none, or nested too deeply to be changed. */
export function parseJsonNodes(text: string): JsonNode | undefined {
  try {
    return fromValue(JSON.parse(text.replace(/^\uFEFF/, '')), 0);
  } catch {
    return undefined;
  }
}

function fromValue(value: unknown, depth: number): JsonNode {
  if (depth > DEPTH_MAX) throw new RangeError('nested too deeply');
  if (typeof value === 'string') return { type: 'text', text: value };
  if (Array.isArray(value)) {
    return { type: 'list', items: value.map((item) => fromValue(item, depth + 1)) };
  }
  if (typeof value !== 'object' || value === null) {
    return { type: 'literal', text: String(value) };
  }
  const members = Object.entries(value).map(([name, member]) => ({
    name,
    value: fromValue(member, depth + 1),
  }));
  return { type: 'object', members };
}

/** The text of a value. */
export function writeJsonNodes(node: JsonNode): string {
  const parts: string[] = [];
  write(node, parts);
  return parts.join('');
}

function write(node: JsonNode, parts: string[]): void {
  if (node.type === 'text') parts.push(JSON.stringify(node.text));
  else if (node.type === 'literal') parts.push(node.text);
  else if (node.type === 'list') {
    parts.push('[');
    for (const [index, item] of node.items.entries()) {
      if (index > 0) parts.push(',');
      write(item, parts);
    }
    parts.push(']');
  } else {
    parts.push('{');
    for (const [index, { name, value }] of node.members.entries()) {
      parts.push(index > 0 ? ',' : '', JSON.stringify(name), ':');
      write(value, parts);
    }
    parts.push('}');
  }
}

/** A place in a tree: its value, how to put another there, and how to take it out. */
export interface JsonPlace {
  readonly node: JsonNode;
  readonly put: (node: JsonNode) => void;
  readonly remove: () => void;
  readonly member?: { name: string; value: JsonNode };
}

/** Every value below `root`, outer ones first. */
export function listPlaces(root: JsonNode): JsonPlace[] {
  const found: JsonPlace[] = placesIn(root);
  for (let at = 0; at < found.length; at += 1) {
    for (const place of placesIn((found[at] as JsonPlace).node)) found.push(place);
  }
  return found;
}

function placesIn(node: JsonNode): JsonPlace[] {
  if (node.type === 'object') {
    return node.members.map((member) => ({
      node: member.value,
      put: (value) => {
        member.value = value;
      },
      remove: () => {
        node.members = node.members.filter((other) => other !== member);
      },
      member,
    }));
  }
  if (node.type !== 'list') return [];
  return node.items.map((item, index) => ({
    node: item,
    put: (value) => {
      node.items[index] = value;
    },
    remove: () => {
      node.items = node.items.filter((other) => other !== item);
    },
  }));
}

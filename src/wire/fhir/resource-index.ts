import type { Resource } from './bundle.ts';

/** The resources of a bundle by what references call them. */
export interface ResourceIndex {
  /** By `Type/id`, and by addresses that were added. */
  get(reference: string): Resource | undefined;
  /** By id alone; undefined where two resources share one. */
  ofId(id: string): Resource | undefined;
  /** Whether `Type/id` leads to a resource already. */
  has(type: string, id: string): boolean;
  /** Adds a resource by its type and id; it must not be there already. */
  add(resource: Resource, id: string): void;
  /** Adds a resource by another address; it must not be there already. */
  addAddress(address: string, resource: Resource): void;
}

/** One resource in a chain of those whose ids have the same hash. */
interface Node {
  readonly id: string;
  readonly resource: Resource;
  readonly next: Node | undefined;
}

/** Longest chain; ids made to collide must not make reading slow. */
const CHAIN_MAX = 16;
const SLOTS_MAX = 1 << 16;

/**
 * An empty index for about so many resources. Its own hash of ids saves putting type and id together into a
 * text for each look-up, and the engine's look-up of every such text.
 */
export function createResourceIndex(expected: number): ResourceIndex {
  let size = 64;
  while (size < expected && size < SLOTS_MAX) size *= 2;
  const chains: (Node | undefined)[] = Array.from({ length: size }, () => undefined);
  const addresses = new Map<string, Resource>();
  const crowded: Crowded = { byReference: new Map(), byId: new Map() };
  const chainOf = (text: string): Node | undefined => chains[hashOfTail(text) & (size - 1)];
  const find = (reference: string): Resource | undefined => {
    for (let node = chainOf(reference); node !== undefined; node = node.next) {
      if (isReferenceTo(reference, node)) return node.resource;
    }
    return crowded.byReference.size === 0 ? undefined : crowded.byReference.get(reference);
  };
  return {
    get: (reference) =>
      find(reference) ?? (addresses.size === 0 ? undefined : addresses.get(reference)),
    ofId: (id) => onlyOne(chainOf(id), id, crowded),
    has: (type, id) => {
      for (let node = chainOf(id); node !== undefined; node = node.next) {
        if (node.id === id && node.resource.type === type) return true;
      }
      if (crowded.byReference.size === 0 && addresses.size === 0) return false;
      const reference = `${type}/${id}`;
      return crowded.byReference.has(reference) || addresses.has(reference);
    },
    add: (resource, id) => {
      const slot = hashOfTail(id) & (size - 1);
      const next = chains[slot];
      if (lengthOf(next) < CHAIN_MAX) chains[slot] = { id, resource, next };
      else addCrowded(crowded, resource, id);
    },
    addAddress: (address, resource) => void addresses.set(address, resource),
  };
}

/** Resources for which no chain had room. */
interface Crowded {
  readonly byReference: Map<string, Resource>;
  readonly byId: Map<string, Resource[]>;
}

function addCrowded({ byReference, byId }: Crowded, resource: Resource, id: string): void {
  byReference.set(`${resource.type}/${id}`, resource);
  const known = byId.get(id);
  if (known === undefined) byId.set(id, [resource]);
  else known.push(resource);
}

function onlyOne(chain: Node | undefined, id: string, { byId }: Crowded): Resource | undefined {
  const found: Resource[] = [];
  for (let node = chain; node !== undefined; node = node.next) {
    if (node.id === id) found.push(node.resource);
  }
  if (byId.size > 0) found.push(...(byId.get(id) ?? []).slice(0, 2));
  return found.length === 1 ? found[0] : undefined;
}

function isReferenceTo(reference: string, { id, resource: { type } }: Node): boolean {
  return (
    reference.length === type.length + 1 + id.length &&
    reference.charCodeAt(type.length) === SLASH &&
    reference.startsWith(id, type.length + 1) &&
    reference.startsWith(type)
  );
}

function lengthOf(chain: Node | undefined): number {
  let length = 0;
  for (let node = chain; node !== undefined; node = node.next) length += 1;
  return length;
}

/** A number for the end of what stands behind the last slash, the same for an id and a reference to it. */
function hashOfTail(text: string): number {
  const last = Math.max(0, text.length - TELLING);
  let hash = 0;
  for (let at = text.length - 1; at >= last; at -= 1) {
    const code = text.charCodeAt(at);
    if (code === SLASH) break;
    hash = (Math.imul(hash, 31) + code) | 0;
  }
  return hash ^ (hash >>> 15);
}

const SLASH = 0x2f;
/** So many characters at the end of an id tell it from nearly all others. */
const TELLING = 10;

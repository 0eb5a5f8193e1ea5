import type { Natural } from './adapter.ts';

/**
 * Keys for a list of objects: the name of each, with a number behind it where several share it. Those of
 * one name are numbered in the order of what they say, so that the same ones get the same numbers on
 * both sides, and no keyed differ drops a repeat.
 */
export function numbered(list: readonly object[], nameOf: (one: object) => string): string[] {
  const order = list
    .map((one, at) => ({ at, name: nameOf(one), text: JSON.stringify(one) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  const seen = new Map<string, number>();
  const keys: string[] = [];
  for (const { at, name } of order) {
    const number = seen.get(name) ?? 0;
    seen.set(name, number + 1);
    keys[at] = `${name}#${number}`;
  }
  return keys;
}

/** Places of the keys in the list they are of. */
export function placesOf(keys: readonly string[]): ReadonlyMap<string, number> {
  return new Map(keys.map((key, at) => [key, at]));
}

/** Name of an entry in our normal form: what it is about and when. */
export function nameOf(entry: object): string {
  const { kind, name = '', date = '' } = entry as Readonly<Record<string, string>>;
  return `${kind}|${name}|${date}`;
}

/**
 * Dotted paths of the properties to be ignored in objects of the list that stands under `list` in each root;
 * places in lists are no part of a path.
 */
export function pathsTo(
  { ignored, ignoredAtTop }: Natural,
  list: string,
  roots: readonly object[],
): string[] {
  const paths = new Set(ignoredAtTop.map((name) => `${list}.${name}`));
  const walk = (value: object, path: string): void => {
    for (const [name, part] of Object.entries(value)) {
      const own = Array.isArray(value) ? path : `${path}${path === '' ? '' : '.'}${name}`;
      if (!Array.isArray(value) && ignored.includes(name)) paths.add(own);
      else if (typeof part === 'object' && part !== null) walk(part as object, own);
    }
  };
  if (ignored.length > 0) for (const root of roots) walk(root, '');
  return [...paths];
}

/** Name of an object in a list below: its address, its code, or all it says but for what is ignored. */
export function innerName(one: object, ignored: readonly string[]): string {
  const { url, system, code } = one as Readonly<Record<string, unknown>>;
  if (typeof url === 'string') return url;
  if (typeof code === 'string') return `${String(system)} ${code}`;
  const kept = Object.entries(one).filter(([name]) => !ignored.includes(name));
  return JSON.stringify(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

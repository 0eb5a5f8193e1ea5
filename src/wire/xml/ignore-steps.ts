/**
 * Steps of a table of ignored elements (`parent/child`, `parent/@attribute`) by parent: what is ignored below
 * an element of that name, and below any (`*`).
 */
export function byParent(steps: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const below = new Map<string, Set<string>>();
  for (const step of steps) {
    const slash = step.indexOf('/');
    const parent = step.slice(0, slash);
    const names = below.get(parent) ?? new Set();
    names.add(step.slice(slash + 1));
    below.set(parent, names);
  }
  return below;
}

/** A step to each of the children named, with white space between the names. */
export function children(parent: string, names: string): string[] {
  return names.split(/\s+/).map((name) => `${parent}/${name}`);
}

/** A step to each of the attributes named. */
export function attributes(parent: string, names: string): string[] {
  return names.split(' ').map((name) => `${parent}/@${name}`);
}

import type { XmlElement } from './xml-tree.ts';

/** Ways to look into an element that mark what they looked at as seen. */
export interface Take {
  /** The first child of a name; further ones stay unseen and so end up unmapped. */
  one(parent: XmlElement | undefined, local: string): XmlElement | undefined;
  /** Every child of a name. */
  many(parent: XmlElement | undefined, local: string): readonly XmlElement[];
  /** The trimmed text of the first child of a name; `undefined` when absent or blank. */
  textOf(parent: XmlElement | undefined, local: string): string | undefined;
  /** The trimmed value of an attribute without namespace; `undefined` when absent or blank. */
  attributeOf(element: XmlElement | undefined, local: string): string | undefined;
}

/** Looks only at children that are `readable`: ours by namespace, and still standing. */
export function createTake(readable: (element: XmlElement) => boolean): Take {
  const one: Take['one'] = (parent, local) => {
    if (parent === undefined) return undefined;
    for (const child of parent.children) {
      if (child.local === local && readable(child)) {
        child.seen = true;
        return child;
      }
    }
    return undefined;
  };
  const many: Take['many'] = (parent, local) => {
    const found = parent?.children.filter((child) => child.local === local && readable(child));
    for (const child of found ?? []) child.seen = true;
    return found ?? [];
  };
  return { one, many, textOf: (parent, local) => present(one(parent, local)?.text), attributeOf };
}

/** The trimmed value of an attribute without namespace, marked as seen. */
export function attributeOf(element: XmlElement | undefined, local: string): string | undefined {
  const found = element?.attributes.find((each) => each.local === local && each.namespace === '');
  if (found !== undefined) found.seen = true;
  return present(found?.value);
}

/** Text without white space around it; `undefined` when nothing is left. */
export function present(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === undefined || trimmed === '' ? undefined : trimmed;
}

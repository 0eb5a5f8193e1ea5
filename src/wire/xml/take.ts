import { createRule, lookAtValue, takeChild, takeChildren, takeText } from './take-child.ts';
import type { Readable } from './take-child.ts';
import type { XmlElement } from './xml-element.ts';

export { findValue } from './take-child.ts';

/** Ways to look into an element that mark what they looked at as seen. */
export interface Take {
  /** The first child of a name; further ones stay unseen and so end up unmapped. */
  readonly one: (parent: XmlElement | undefined, local: string) => XmlElement | undefined;
  /** Every child of a name. */
  readonly many: (parent: XmlElement | undefined, local: string) => readonly XmlElement[];
  /** The trimmed text of the first child of a name; `undefined` when absent or blank. */
  readonly textOf: (parent: XmlElement | undefined, local: string) => string | undefined;
  /** The trimmed value of an attribute without namespace; `undefined` when absent or blank. */
  readonly attributeOf: (element: XmlElement | undefined, local: string) => string | undefined;
}

/** Looks only at children that are `readable`: ours by namespace, and still standing. */
export function createTake(
  readable: Readable | ((name: { readonly namespace: string }) => boolean),
): Take {
  const rule = createRule(
    typeof readable === 'function'
      ? { knows: (namespace) => readable({ namespace }), tells: () => false, stands: () => true }
      : readable,
  );
  return {
    one: (parent, local) => (parent === undefined ? undefined : takeChild(parent, local, rule)),
    many: (parent, local) => (parent === undefined ? [] : takeChildren(parent, local, rule)),
    textOf: (parent, local) =>
      parent === undefined ? undefined : present(takeText(parent, local, rule)),
    attributeOf,
  };
}

/** The trimmed value of an attribute without namespace, marked as seen. */
export function attributeOf(element: XmlElement | undefined, local: string): string | undefined {
  return element === undefined ? undefined : present(lookAtValue(element, local));
}

/** Text without white space around it; `undefined` when nothing is left. */
export function present(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  // Nearly every text begins and ends with a visible character of ASCII, and needs no trimming.
  if (isVisible(text.charCodeAt(0)) && isVisible(text.charCodeAt(text.length - 1))) return text;
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}

function isVisible(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

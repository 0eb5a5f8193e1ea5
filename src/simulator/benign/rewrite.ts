import type { BenignText } from '../benign.ts';
import { createRandom } from '../random.ts';
import type { Tree } from './json-text.ts';
import { parseTree, writeTree } from './json-text.ts';
import type { XmlElement } from './xml-text.ts';
import { parseXml, writeXml } from './xml-text.ts';

/** An answer read once for all the changes that work on what was read. */
type Held = { readonly text: string } | { readonly json: Tree } | { readonly xml: XmlElement };

/** The text under these changes, in order; each draws from a source of its own. */
export function rewriteText(text: string, changes: readonly BenignText[], seed: string): string {
  const held = changes.reduce<Held>(
    (now, change) => {
      const random = createRandom(`${seed} ${change.id}`);
      if (change.onJson !== undefined) return { json: change.onJson(asJson(now), random) };
      if (change.onXml !== undefined) return { xml: change.onXml(asXml(now), random) };
      return { text: change.apply(asText(now), random) };
    },
    { text },
  );
  return asText(held);
}

function asJson(held: Held): Tree {
  return 'json' in held ? held.json : parseTree(asText(held));
}

function asXml(held: Held): XmlElement {
  return 'xml' in held ? held.xml : parseXml(asText(held));
}

function asText(held: Held): string {
  if ('text' in held) return held.text;
  return 'json' in held ? writeTree(held.json) : writeXml(held.xml);
}

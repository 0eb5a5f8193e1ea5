import { compareText } from '../../base/ordering.ts';
import type { Unmapped } from '../../record/reading.ts';
import { safeName } from '../safe-name.ts';
import { SOAP_NAMESPACES } from '../soap/read-envelope.ts';
import { plainPathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { IGNORED } from './ignored.ts';
import { XDS_NAMESPACES } from './namespaces.ts';

const STEPS: ReadonlySet<string> = new Set(IGNORED.flatMap(({ steps }) => steps));

/** Lists what nobody read of an envelope and no table ignores, by path without indexes. */
export function listUnmapped(root: XmlElement): readonly Unmapped[] {
  const counts = new Map<string, number>();
  walk(root, (path) => {
    counts.set(path, (counts.get(path) ?? 0) + 1);
  });
  return Array.from(counts, ([path, count]) => ({ path, count })).sort((a, b) =>
    compareText(a.path, b.path),
  );
}

function walk(element: XmlElement, add: (path: string) => void): void {
  for (const { local, namespace, seen } of element.attributes) {
    // Attributes of other namespaces say how the document is built (`xsi:schemaLocation`, `xmime:…`).
    if (seen || namespace !== '' || STEPS.has(`${element.local}/@${local}`)) continue;
    add(`${plainPathOf(element)}/@${safeName(local)}`);
  }
  if (!TEXT_READ.has(element.local) && element.text.trim() !== '') {
    add(`${plainPathOf(element)}/text()`);
  }
  for (const part of element.children) {
    if (part.seen) walk(part, add);
    else if (!isKnown(part, element)) add(plainPathOf(part));
  }
}

const TEXT_READ: ReadonlySet<string> = new Set(['Document', 'mimeType', 'RegistryError']);

function isKnown(part: XmlElement, parent: XmlElement): boolean {
  if (!STEPS.has(`${parent.local}/${part.local}`)) return false;
  return parent.local === 'Fault' || isOurs(part);
}

function isOurs({ namespace }: XmlElement): boolean {
  return XDS_NAMESPACES.has(namespace) || SOAP_NAMESPACES.has(namespace);
}

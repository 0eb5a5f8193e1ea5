import { attributesFrom, valueOf } from '../xml/tape-values.ts';
import { ATTRIBUTE } from '../xml/tape.ts';
import { placeOf } from '../xml/xml-element.ts';
import type { XmlElement } from '../xml/xml-tree.ts';

/**
 * The value of the first attribute of a local name, in whichever namespace. Looked up where it stands: a
 * narrative has thousands of cells, of which nearly none has an attribute that matters.
 */
export function attributeOf(element: XmlElement, local: string): string | undefined {
  const { tape, at } = placeOf(element);
  const end = attributesFrom(tape, at + 1);
  for (let each = attributesFrom(tape, at); each < end; each += 1) {
    const name = tape.attributes[each * ATTRIBUTE.size + ATTRIBUTE.name] as number;
    if (tape.names.locals[tape.names.localIds[name] as number] === local)
      return valueOf(tape, each);
  }
  return undefined;
}

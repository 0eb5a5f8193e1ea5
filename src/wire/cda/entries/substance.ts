import { pathOf } from '../../xml/xml-tree.ts';
import type { XmlElement } from '../../xml/xml-tree.ts';
import { NO_CODE, readCoded } from '../codes.ts';
import type { Coded } from '../codes.ts';
import { one, textOf } from '../source.ts';
import type { Source } from '../source.ts';

/** A drug or vaccine with the number of its batch. */
export interface Substance extends Coded {
  readonly batch: string | undefined;
}

/** Reads the material of a `consumable` or a `product`. */
export function readSubstance(
  source: Source,
  element: XmlElement,
  way: 'consumable' | 'product',
): Substance {
  const product = one(one(element, way), 'manufacturedProduct');
  const material = one(product, 'manufacturedMaterial') ?? one(product, 'manufacturedLabeledDrug');
  const coded = material === undefined ? NO_CODE : readCoded(source, one(material, 'code'));
  const name = textOf(material, 'name');
  if (coded.codes.length === 0 && coded.term === undefined && name === undefined) {
    source.problems.count('warning', pathOf(element), 'a drug or vaccine without code and name');
  }
  return { ...coded, term: coded.term ?? name, batch: textOf(material, 'lotNumberText') };
}

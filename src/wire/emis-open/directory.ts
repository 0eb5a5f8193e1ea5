import type { XmlElement } from '../xml/xml-tree.ts';
import { many, one, textOf } from './source.ts';

/** Places and kinds of places by their identifiers. People are left out: no entry names them. */
export interface Directory {
  readonly places: ReadonlyMap<string, string>;
  readonly nationalCodes: ReadonlyMap<string, string>;
  readonly placeTypes: ReadonlyMap<string, string>;
}

/** Reads the directories that stand behind the record. */
export function readDirectory(root: XmlElement): Directory {
  const locations = many(one(root, 'LocationList'), 'Location');
  const types = many(one(root, 'LocationTypeList'), 'LocationType');
  return {
    places: index(locations, 'LocationName'),
    nationalCodes: index(locations, 'NationalCode'),
    placeTypes: index(types, 'Description'),
  };
}

/** What a reference such as `LocationID` points to; it bears a GUID, a RefID or both. */
export function lookUp(
  table: ReadonlyMap<string, string>,
  reference: XmlElement | undefined,
): string | undefined {
  if (reference === undefined) return undefined;
  return idsOf(reference).flatMap((id) => table.get(id) ?? [])[0];
}

/** The identifiers of an element, the worldwide one first. */
export function idsOf(element: XmlElement): readonly string[] {
  const guid = textOf(element, 'GUID');
  const ref = textOf(element, 'RefID');
  return [
    ...(guid === undefined ? [] : [guid.replaceAll(/[{}]/g, '').toLowerCase()]),
    ...(ref === undefined ? [] : [`#${ref}`]),
  ];
}

function index(elements: readonly XmlElement[], local: string): ReadonlyMap<string, string> {
  return new Map(
    elements.flatMap((element) => {
      const text = textOf(element, local);
      return text === undefined ? [] : idsOf(element).map((id) => [id, text] as const);
    }),
  );
}

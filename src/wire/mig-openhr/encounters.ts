import type { XmlElement } from '../xml/xml-tree.ts';
import { readCodedTerm, readPlainTerm } from './codes.ts';
import { addLink } from './draft.ts';
import type { Draft, DraftsById } from './draft.ts';
import { isDeleted, readBase } from './event.ts';
import type { EventContext } from './event.ts';
import { many, one, textOf, textsOf } from './source.ts';

/**
 * Reads encounters and links their events to them. An encounter's `component/event` holds an identifier
 * only: the event itself stands elsewhere, and is one entry.
 */
export function readEncounters(
  context: EventContext,
  health: XmlElement | undefined,
  byId: DraftsById,
): readonly Draft[] {
  const { source } = context;
  return many(health, 'encounter').flatMap((element) => {
    const encounter = readEncounter(context, element);
    const parts = many(element, 'component').flatMap((el) => textsOf(el, 'event'));
    if (isDeleted(source, element)) return [];
    for (const id of parts) {
      const event = byId.get(id);
      if (event !== undefined && encounter.localId !== undefined) {
        addLink(event, 'encounter', encounter.localId);
      }
    }
    return [encounter];
  });
}

function readEncounter(context: EventContext, element: XmlElement): Draft {
  const { source, directory } = context;
  const coded = readCodedTerm(source, one(element, 'code'));
  const base = readBase(context, element, coded);
  const type = textOf(element, 'consultationType');
  const location = directory.locations.get(textOf(element, 'location') ?? '');
  const placeType = readPlainTerm(one(element, 'locationType'));
  return {
    ...base,
    kind: 'encounter',
    term: base.term ?? type,
    text: [...base.text, ...coded.qualifiers],
    status: undefined,
    detail: { kind: 'encounter', type, place: location ?? placeType },
    links: [],
    type: undefined,
    children: [],
    parent: undefined,
    document: undefined,
    absorbed: [],
    episodicity: undefined,
  };
}

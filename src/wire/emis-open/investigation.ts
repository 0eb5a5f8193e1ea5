import type { XmlElement } from '../xml/xml-tree.ts';
import { isDeleted, readItem, stated } from './draft.ts';
import type { Context, Draft } from './draft.ts';
import { readEvent } from './event.ts';
import { many, one, textOf } from './source.ts';

/** Reads an `Investigation`: a heading over the events that are its results. */
export function readInvestigation(context: Context, element: XmlElement): readonly Draft[] {
  const { source } = context;
  const specimen = textOf(element, 'SpecimenType');
  const abnormal = textOf(element, 'Abnormal') === '1';
  const base = readItem(context, element, {
    kind: 'result',
    panel: true,
    ...(abnormal ? { abnormal } : {}),
    ...(specimen === undefined ? {} : { specimen }),
  });
  const comment = stated(textOf(element, 'UserComment'));
  const gone = isDeleted(source, element);
  const results = many(one(element, 'EventList'), 'Event').flatMap((event) =>
    readEvent(context, event, { panel: base.localId ?? base.source }),
  );
  return gone ? [] : [{ ...base, text: [...base.text, ...comment] }, ...results];
}

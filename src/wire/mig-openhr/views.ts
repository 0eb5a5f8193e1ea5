import type { DataItem } from '../../record/item.ts';

/** The ten views of the standard content model by the last word of their name, and our items. */
const ITEM_OF_VIEW: ReadonlyMap<string, DataItem> = new Map([
  ['patientdetail', 'patient-details'],
  ['summary', 'summary'],
  ['problem', 'problems'],
  ['diagnosis', 'diagnoses'],
  ['medication', 'medication'],
  ['riskswarning', 'risks-and-warnings'],
  ['procedure', 'procedures'],
  ['investigation', 'investigations'],
  ['examination', 'examinations'],
  ['event', 'events'],
]);

const URN = 'urn:hgl:patientview:';

/** The item a view such as `scm.investigation` is; `undefined` when it is none of the ten. */
export function itemOfView(view: string): DataItem | undefined {
  const name = /^scm\.([a-z]+)$/i.exec(view)?.[1];
  return name === undefined ? undefined : ITEM_OF_VIEW.get(name.toLowerCase());
}

/** The name under which an extract asks for a view a trace offers; `undefined` when it is no view. */
export function viewOfUrn(urn: string): string | undefined {
  const tail = urn.startsWith(URN) ? urn.slice(URN.length) : '';
  return tail === '' ? undefined : tail.replaceAll(':', '.');
}

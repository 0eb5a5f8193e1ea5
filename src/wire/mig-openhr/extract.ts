import type { DataItem } from '../../record/item.ts';
import type { Patient } from '../../record/record.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import type { Asked } from './items.ts';
import { isOpenHr } from './open-hr.ts';
import { readMigPatient } from './patient.ts';
import { flagOf, many, one, textOf } from './source.ts';
import type { Source } from './source.ts';
import { itemOfView } from './views.ts';

/** The wrapper of an extract, read. */
export interface Extract {
  readonly asked: Asked;
  /** Whether free text was asked for; undefined when the echo of the request does not say. */
  readonly withText: boolean | undefined;
  /** Who the wrapper says the extract is about. */
  readonly patient: Patient | undefined;
  /** The OpenHR inside; undefined when there is none. */
  readonly openHr: XmlElement | undefined;
}

/** Reads `ehrExtractResponsev2-0`. */
export function readExtract(source: Source, element: XmlElement): Extract {
  const requests = many(one(element, 'requestSpecification'), 'request').map((el) => ({
    item: itemOfView(textOf(el, 'name') ?? ''),
    withText: flagOf(source, el, 'includeAssociatedText'),
  }));
  const patient = one(element, 'patient');
  const structured = one(one(element, 'content'), 'structured');
  return {
    asked: readAsked(source, element, requests),
    withText: requests.some(({ withText }) => withText === false)
      ? false
      : requests.find(({ withText }) => withText !== undefined)?.withText,
    patient: patient === undefined ? undefined : readMigPatient(source, patient),
    openHr: structured?.children.find(isOpenHr),
  };
}

/** A view with a name of its own may hold anything, so its answer is read like a whole record. */
function readAsked(
  source: Source,
  element: XmlElement,
  requests: readonly { item: DataItem | undefined }[],
): Asked {
  const items = requests.flatMap(({ item }) => item ?? []);
  if (requests.length > 0 && items.length === requests.length) return { scope: 'views', items };
  if (requests.length > 0) {
    source.problems.report(
      'warning',
      pathOf(element),
      'a view this reader does not know was asked for',
    );
  }
  return { scope: 'whole-record' };
}

import type { DataItem } from '../../record/item.ts';
import type { Patient } from '../../record/record.ts';
import { parseXmlText, pathOf } from '../xml/xml-tree.ts';
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
  /** Whether there is no content at all. */
  readonly empty: boolean;
}

/** Reads `ehrExtractResponsev2-0`. */
export function readExtract(source: Source, element: XmlElement): Extract {
  const requests = many(one(element, 'requestSpecification'), 'request').map((el) => ({
    item: itemOfView(textOf(el, 'name') ?? ''),
    withText: flagOf(source, el, 'includeAssociatedText'),
  }));
  const patient = one(element, 'patient');
  const content = one(element, 'content');
  checkFormat(source, element);
  return {
    asked: readAsked(source, element, requests),
    withText: requests.some(({ withText }) => withText === false)
      ? false
      : requests.find(({ withText }) => withText !== undefined)?.withText,
    patient: patient === undefined ? undefined : readMigPatient(source, patient),
    openHr: readStructured(source, one(content, 'structured')),
    empty: content === undefined || isEmpty(content),
  };
}

function isEmpty(content: XmlElement): boolean {
  return content.children.length === 0 && content.text.trim() === '';
}

/** OPENHR is the one format this reader knows; another is told, and what it holds is looked at all the same. */
function checkFormat(source: Source, element: XmlElement): void {
  const specification = one(element, 'requestSpecification');
  const format = textOf(specification, 'responseFormat');
  if (specification === undefined || format === undefined || format === 'OPENHR') return;
  const what = 'the extract was asked for in a format other than OPENHR';
  source.problems.report('error', pathOf(specification), what);
}

/** OpenHR stands inside as elements, or as text with its markup escaped or in a CDATA section. */
function readStructured(
  source: Source,
  structured: XmlElement | undefined,
): XmlElement | undefined {
  const inline = structured?.children.find(isOpenHr);
  if (structured === undefined || inline !== undefined) return inline;
  const text = structured.text.trim();
  if (text === '' || structured.children.length > 0) return undefined;
  if (!text.startsWith('<')) {
    const what = 'the record stands in an encoding this reader does not read';
    source.problems.report('error', pathOf(structured), what);
    return undefined;
  }
  const parsed = parseXmlText(text, source.options);
  if ('fault' in parsed) {
    const { what, line, column } = parsed.fault;
    const where = `line ${line}, column ${column} of its text`;
    source.problems.report('error', pathOf(structured), `not readable as XML at ${where}: ${what}`);
    return undefined;
  }
  source.inner.push(parsed.root);
  return isOpenHr(parsed.root) ? parsed.root : undefined;
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

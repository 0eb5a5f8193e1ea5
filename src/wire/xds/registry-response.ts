import type { Problem, Refusal } from '../../record/reading.ts';
import { createTake } from '../xml/take.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { XDS_NAMESPACES } from './namespaces.ts';
import { meaningOfCode } from './registry-errors.ts';

/** How an answer as a whole went. */
export interface RegistryResponse {
  readonly status: 'success' | 'partial' | 'failure' | undefined;
  /** What each error means; warnings left out. */
  readonly refusals: readonly Refusal[];
  /** Errors and warnings, each as a problem. */
  readonly problems: readonly Problem[];
}

const take = createTake(({ namespace }) => XDS_NAMESPACES.has(namespace));

const STATUSES: ReadonlyMap<string, RegistryResponse['status']> = new Map([
  ['Success', 'success'],
  ['PartialSuccess', 'partial'],
  ['Failure', 'failure'],
]);

/** Reads status and errors of a `RegistryResponse` or an `AdhocQueryResponse`. */
export function readRegistryResponse(element: XmlElement): RegistryResponse {
  element.seen = true;
  const word = take.attributeOf(element, 'status')?.split(':').at(-1) ?? '';
  const status = STATUSES.get(word);
  const errors = take
    .many(element, 'RegistryErrorList')
    .flatMap((list) => take.many(list, 'RegistryError'));
  const read = errors.map(readError);
  const unknown: Problem = {
    severity: 'error',
    path: pathOf(element),
    what: 'the answer does not say whether it succeeded',
  };
  return {
    status,
    refusals: read.flatMap(({ refusal }) => refusal ?? []),
    problems: [...(status === undefined ? [unknown] : []), ...read.map((each) => each.problem)],
  };
}

/** Context and location of an error may hold identifiers, so its code alone is told. */
function readError(element: XmlElement): { refusal: Refusal | undefined; problem: Problem } {
  const meaning = meaningOfCode(take.attributeOf(element, 'errorCode'));
  const severity = take.attributeOf(element, 'severity')?.split(':').at(-1);
  const isWarning = severity === 'Warning';
  const what = isWarning ? `the answer warns: ${meaning.why}` : `the answer says: ${meaning.why}`;
  return {
    refusal: isWarning ? undefined : meaning,
    problem: { severity: isWarning ? 'warning' : 'error', path: pathOf(element), what },
  };
}

import type { AllergyDetail } from '../../../record/kinds/allergy.ts';
import type { XmlElement } from '../../xml/xml-tree.ts';
import { readCoded } from '../codes.ts';
import { byCode, relatedTo } from '../related.ts';
import { leaveOut, many, one, typeOf } from '../source.ts';
import type { Source } from '../source.ts';
import { isDenied } from '../statement.ts';

/** How bad something is: a word of the record if the code is one, and the words beside it. */
export interface Severity {
  readonly severity: AllergyDetail['severity'];
  readonly term: string | undefined;
}

/** C-CDA on FHIR, severity. */
const SEVERITIES: ReadonlyMap<string, AllergyDetail['severity']> = new Map([
  ['255604002', 'mild'],
  ['6736007', 'moderate'],
  ['24484000', 'severe'],
]);

/** Reads the severity observation (`SEV`) below a statement. */
export function readSeverity(source: Source, element: XmlElement): Severity | undefined {
  const [observation] = relatedTo(element, byCode('SEV'));
  if (observation === undefined || isDenied(source, observation)) return undefined;
  for (const name of ['code', 'statusCode', 'effectiveTime']) {
    for (const part of many(observation, name)) leaveOut(part, 'kind');
  }
  leaveOut(one(observation, 'text'), 'row');
  const value = one(observation, 'value');
  if (value !== undefined) typeOf(value);
  const { codes, term } = readCoded(source, value);
  const severity = codes.map(({ code }) => SEVERITIES.get(code)).find((word) => word !== undefined);
  return { severity, term: term ?? codes[0]?.code };
}

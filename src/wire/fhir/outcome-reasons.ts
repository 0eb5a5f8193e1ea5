import { meaningOf } from '../../record/gpconnect-errors.ts';
import type { ErrorMeaning } from '../../record/gpconnect-errors.ts';
import type { JsonObject } from '../json/json-value.ts';
import { objectOf, objectsOf, textOf } from '../json/json-value.ts';

/**
 * What an issue of an OperationOutcome means, by the codes of its details, else by its type. Display
 * and details are never repeated, for they may hold addresses.
 */
export function meaningOfIssue(issue: JsonObject): ErrorMeaning {
  const codings = objectsOf(objectOf(issue['details'])?.['coding']);
  const codes = codings.flatMap((coding) => textOf(coding['code']) ?? []);
  return meaningOf({ codes, type: textOf(issue['code']) ?? '' });
}

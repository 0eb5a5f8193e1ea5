import type { ItemState } from '../../record/item.ts';
import type { RefusalClass } from '../../record/reading.ts';
import type { JsonObject } from '../json/json-value.ts';
import { objectOf, objectsOf, textOf } from '../json/json-value.ts';
import { meaningOfIssue } from '../fhir/outcome-reasons.ts';
import { AREAS, AREA_FACTS } from './areas.ts';
import type { Area } from './areas.ts';

/** One issue of an OperationOutcome, in our words. */
export interface OutcomeIssue {
  /** The area it is about; undefined when it is about the whole answer, or names none we know. */
  readonly areas: readonly Area[];
  readonly class: RefusalClass;
  readonly state: Extract<ItemState, 'withheld' | 'unavailable'>;
  readonly reason: string;
  /** The sender marked it as an error, not as a warning or information. */
  readonly failed: boolean;
}

/**
 * Reads the issues of an OperationOutcome. The code decides and its system is ignored, for three
 * spellings are in use; display and details are never repeated, for they may hold addresses.
 */
export function readOutcome(body: JsonObject): readonly OutcomeIssue[] {
  const issues = objectsOf(body['issue']).map(readIssue);
  return issues.length > 0 ? issues : [UNEXPLAINED];
}

const UNEXPLAINED: OutcomeIssue = {
  areas: [],
  class: 'unavailable',
  state: 'unavailable',
  reason: 'the answer is an error without an explanation',
  failed: true,
};

function readIssue(issue: JsonObject): OutcomeIssue {
  const text = textOf(objectOf(issue['details'])?.['text']) ?? '';
  const severity = textOf(issue['severity']);
  const meaning = meaningOfIssue(issue);
  return {
    areas: areasNamed(`${textOf(issue['diagnostics']) ?? ''} ${text}`),
    class: meaning.class,
    state: meaning.class === 'consent' ? 'withheld' : 'unavailable',
    reason: meaning.why,
    failed: severity !== 'warning' && severity !== 'information',
  };
}

function areasNamed(text: string): readonly Area[] {
  return AREAS.filter((area) => new RegExp(`\\b${AREA_FACTS[area].parameter}\\b`, 'i').test(text));
}

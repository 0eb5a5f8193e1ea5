import type { EntryKind } from '../../record/entry-kind.ts';
import type { ItemState } from '../../record/item.ts';
import type { RefusalClass } from '../../record/reading.ts';
import { meaningOfIssue } from '../fhir/outcome-reasons.ts';
import type { ProblemLog } from '../fhir/problem-log.ts';
import type { JsonObject } from '../json/json-value.ts';
import { objectsOf, textOf, textsOf } from '../json/json-value.ts';
import { KINDS_OF_TYPE } from './kinds-of-type.ts';

/** One issue of an OperationOutcome, in our words. */
export interface OutcomeIssue {
  readonly state: Extract<ItemState, 'withheld' | 'unavailable'>;
  readonly class: RefusalClass;
  readonly reason: string;
  /** Whether it says that something failed or was left out, and not only remarks on something. */
  readonly failed: boolean;
  /**
   * Kinds of which some may be held back, where the server says of which types of resource it left some
   * out. That is a statement like the mark on a list, and no error.
   */
  readonly heldBack: readonly EntryKind[];
}

/** Reads the issues of an OperationOutcome; its texts are never repeated, for they may hold content. */
export function readOutcome(body: JsonObject): readonly OutcomeIssue[] {
  const issues = objectsOf(body['issue']).map(readIssue);
  return issues.length > 0 ? issues : [UNEXPLAINED];
}

/** Tells what an outcome beside the data says: an error where something may be missing. */
export function reportOutcomes(issues: readonly OutcomeIssue[], log: ProblemLog): void {
  for (const { failed, reason, heldBack } of issues) {
    const what = `the answer carries an outcome: ${reason}`;
    if (failed && heldBack.length === 0) log.error('entry/OperationOutcome', what);
    else log.warning('entry/OperationOutcome', what);
  }
}

const UNEXPLAINED: OutcomeIssue = {
  state: 'unavailable',
  class: 'unavailable',
  reason: 'the answer is an error without an explanation',
  failed: true,
  heldBack: [],
};

function readIssue(issue: JsonObject): OutcomeIssue {
  const type = textOf(issue['code'])?.trim() ?? '';
  const severity = textOf(issue['severity']);
  const isMild = severity === 'warning' || severity === 'information';
  const told = meaningOfIssue(issue);
  const meaning = type === 'suppressed' ? SUPPRESSED : told;
  return {
    state: meaning.class === 'consent' ? 'withheld' : 'unavailable',
    class: meaning.class,
    reason: meaning.why,
    failed: LEAVES_OUT.has(type) || !isMild,
    heldBack: type === 'suppressed' && isMild ? kindsNamed(issue) : [],
  };
}

/** Only the bare name of a type speaks of whole resources; a longer path, of a part of one. */
function kindsNamed(issue: JsonObject): readonly EntryKind[] {
  const kinds = textsOf(issue['expression']).map((each) => KINDS_OF_TYPE.get(each.trim()));
  return kinds.includes(undefined) ? [] : kinds.flatMap((each) => each ?? []);
}

/** FHIR R4: left out for reasons of business rules, consent or privacy. */
const SUPPRESSED = { class: 'consent', why: 'data were held back (suppressed)' } as const;

/** Types of issue that say, however mildly, that data were left out. */
const LEAVES_OUT: ReadonlySet<string> = new Set([
  'suppressed',
  'incomplete',
  'timeout',
  'too-costly',
]);

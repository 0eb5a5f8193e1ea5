import type { Status } from '../../../record/status.ts';
import { pathOf } from '../../xml/xml-tree.ts';
import type { XmlElement } from '../../xml/xml-tree.ts';
import type { Context, Read } from '../context.ts';
import type { Draft } from '../draft.ts';
import { byCode, relatedTo } from '../related.ts';
import { child, isNegated, leaveOut, one, peek } from '../source.ts';
import { readBase, readStatusCode } from '../statement.ts';
import { readAllergy } from './allergy.ts';
import { readCondition } from './condition.ts';
import { readSeverity } from './severity.ts';

/**
 * Whether a concern is still followed. `completed` and `aborted` say that it is no longer, without saying
 * how it went; a suspended one says neither.
 */
const CONCERN_STATUSES: ReadonlyMap<string, Status | undefined> = new Map([
  ['active', 'active'],
  ['completed', 'ended'],
  ['aborted', 'ended'],
  ['nullified', 'entered-in-error'],
]);

/** A severity, a status or a priority of the concern is not what the concern is about. */
const isRemark = byCode('SEV', '33999-4', '225773000');

/** Whether a statement is an allergy: of that section, or one that names an agent. */
function isAllergy(context: Context, element: XmlElement): boolean {
  if (context.section === 'allergies') return true;
  return element.children.some((each) => peek(each, 'typeCode') === 'CSM');
}

/** Reads `act` with the code `CONC`: a concern around one problem or allergy, sometimes several. */
export function readConcern(context: Context, element: XmlElement): Read {
  const { source } = context;
  const concernNegated = isNegated(source, element);
  const base = readBase(source, element);
  leaveOut(one(element, 'code'), 'kind');
  leaveOut(one(element, 'effectiveTime'), 'concern');
  const concern = readStatusCode(source, element, CONCERN_STATUSES);
  const severity = readSeverity(source, element);
  const observations = relatedTo(
    element,
    (statement, relation) =>
      statement.local === 'observation' && relation === 'SUBJ' && !isRemark(statement, relation),
  );
  if (observations.length === 0) {
    source.problems.report('error', base.source, 'a concern about nothing this reader can read');
  }
  const drafts = observations.flatMap((observation): readonly Draft[] =>
    isAllergy(context, observation)
      ? (readAllergy(context, observation, { concern, concernNegated, severity }) ?? [])
      : (readCondition(context, observation, { concern, concernNegated }) ?? []),
  );
  if (severity !== undefined && context.section !== 'allergies') {
    source.problems.count('warning', pathOf(element), 'a severity of a problem is not compared');
  }
  const [first, ...others] = drafts;
  return first === undefined ? [] : [{ ...first, text: [...first.text, ...base.text] }, ...others];
}

/** Reads an observation that stands in a section of problems or allergies without a concern around it. */
export function readBareCondition(context: Context, element: XmlElement): Read {
  if (isAllergy(context, element)) return readAllergy(context, element, {});
  return readCondition(context, element, {
    as: context.section === 'past-history' ? 'diagnosis' : 'problem',
  });
}

/** Whether an act is a concern. */
export function isConcern(element: XmlElement): boolean {
  return element.local === 'act' && byCode('CONC')(element, undefined) && !!child(element, 'code');
}

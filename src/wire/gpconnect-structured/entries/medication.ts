import type { PartialDate } from '../../../base/partial-date.ts';
import type { CourseType, MedicationDetail } from '../../../record/kinds/medication.ts';
import { textOf } from '../../json/json-value.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { followAll } from '../../fhir/bundle.ts';
import { filled, firstCode, readCoded, stated } from '../../fhir/codes.ts';
import { drugOf, readSupply } from '../../fhir/drug.ts';
import type { Supply } from '../../fhir/drug.ts';
import { draft, present } from '../../fhir/draft.ts';
import type { Draft } from '../../fhir/draft.ts';
import type { Reading } from '../reading.ts';
import { extensionValue, extensionOf } from '../../fhir/extensions.ts';
import { checkMirror, sameText } from '../mirror.ts';
import type { Course } from '../mirror.ts';
import { readStatus } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { dateOf, notesOf, periodEdge, readDate } from '../../fhir/values.ts';

/**
 * Reads a MedicationStatement and the MedicationRequest with intent `plan` it rests on as one entry,
 * for they are one authorisation told twice.
 */
export function readMedication(reading: Reading, statement: Resource): Draft {
  const { log } = reading;
  const plan = planOf(reading, statement);
  if (plan === undefined) log.warning(statement.path, 'a drug without its authorisation (plan)');
  const course = readCourse(reading, statement, plan);
  const made = draft(reading, statement, {
    coded: course.drug,
    date: course.start ?? course.planned?.start,
    recorded: dateOf(statement, 'dateAsserted', log),
    status: readStatus(statement, 'status', STATUSES, log),
    text: [
      ...notesOf(statement.body),
      ...(plan === undefined ? [] : notesOf(plan.body)),
      ...course.own.patientTexts,
      ...(course.planned?.patientTexts ?? []),
      ...otherDose(course),
      ...expiryOf(plan),
    ],
    detail: detailOf(reading, course),
  });
  if (plan !== undefined) reading.made.set(plan, made);
  return made;
}

function readCourse(reading: Reading, statement: Resource, plan: Resource | undefined): Course {
  const { log } = reading;
  const course: Course = {
    statement,
    plan,
    drug: drugOf(reading, statement),
    own: readSupply(reading, statement),
    planned: plan === undefined ? undefined : readSupply(reading, plan),
    start:
      periodEdge(statement, 'effectivePeriod', 'start', log) ??
      dateOf(statement, 'effectiveDateTime', log),
    end: periodEdge(statement, 'effectivePeriod', 'end', log),
  };
  checkMirror(reading, course);
  return course;
}

const STATUSES: StatusWords = {
  active: 'active',
  completed: 'completed',
  stopped: 'stopped',
  intended: 'planned',
  'entered-in-error': 'entered-in-error',
};

const COURSES: Readonly<Record<string, CourseType>> = {
  acute: 'acute',
  repeat: 'repeat',
  'repeat-dispensing': 'repeat-dispensing',
  'delayed-prescribing': 'delayed',
};

function planOf(reading: Reading, statement: Resource): Resource | undefined {
  const based = followAll(reading.bundle, statement, 'basedOn');
  const requests = based.filter((each) => each.type === 'MedicationRequest');
  return requests.find((each) => each.body['intent'] === 'plan') ?? requests[0];
}

function detailOf(reading: Reading, course: Course): MedicationDetail {
  const { log } = reading;
  const { statement, plan, own, planned } = course;
  const stopped = plan === undefined ? undefined : stopOf(reading, plan);
  const issued = extensionValue(statement.body, 'medicationstatementlastissuedate');
  return present({
    kind: 'medication' as const,
    dose: own.dose ?? planned?.dose,
    ...amountOf(planned),
    course: plan === undefined ? undefined : courseOf(reading, plan),
    ended: stopped?.date ?? course.end ?? planned?.end,
    endReason: stopped?.reason,
    lastIssued: readDate(issued, { log, path: `${statement.path}.extension` }),
    issuesAllowed: repeatPart(plan, 'numberofrepeatprescriptionsallowed'),
    issuesMade: repeatPart(plan, 'numberofrepeatprescriptionsissued'),
    elsewhere: elsewhereOf(statement),
  });
}

function amountOf(
  planned: Supply | undefined,
): Pick<MedicationDetail, 'quantity' | 'quantityText' | 'durationDays'> {
  if (planned === undefined) return {};
  const { quantity, quantityText, durationDays } = planned;
  return { quantity, quantityText, durationDays };
}

/** Where the plan gives another dose than its statement, neither may be lost. */
function otherDose({ own, planned }: Course): readonly string[] {
  if (own.dose === undefined || planned?.dose === undefined) return [];
  return sameText(own.dose, planned.dose) ? [] : [`Dose of the authorisation: ${planned.dose}`];
}

function courseOf(reading: Reading, plan: Resource): CourseType | undefined {
  const type = extensionValue(plan.body, 'prescriptiontype');
  const code = firstCode(type)?.trim();
  if (type === undefined) return undefined;
  if (code !== undefined && Object.hasOwn(COURSES, code)) return COURSES[code];
  reading.log.error(`${plan.path}.extension`, 'a type of prescription that is not known');
  return undefined;
}

function stopOf(
  reading: Reading,
  plan: Resource,
): { readonly date: PartialDate | undefined; readonly reason: string | undefined } | undefined {
  const stop = extensionOf(plan.body, 'medicationstatusreason');
  if (stop === undefined) return undefined;
  const place = { log: reading.log, path: `${plan.path}.extension` };
  return {
    date: readDate(extensionValue(stop, 'statuschangedate'), place),
    reason: readCoded(extensionValue(stop, 'statusreason')).term,
  };
}

function repeatPart(plan: Resource | undefined, part: string): string | undefined {
  const repeat =
    plan === undefined ? undefined : extensionOf(plan.body, 'medicationrepeatinformation');
  return repeat === undefined ? undefined : filled(textOf(extensionValue(repeat, part)));
}

/** No field of the model says when an authorisation runs out, so it is kept as text. */
function expiryOf(plan: Resource | undefined): readonly string[] {
  const expiry = repeatPart(plan, 'authorisationexpirydate');
  return stated(expiry === undefined ? undefined : `Authorisation expires: ${expiry}`);
}

function elsewhereOf(statement: Resource): boolean | undefined {
  const code = firstCode(extensionValue(statement.body, 'prescribingagency'))?.trim();
  return code === undefined ? undefined : code !== 'prescribed-at-gp-practice';
}

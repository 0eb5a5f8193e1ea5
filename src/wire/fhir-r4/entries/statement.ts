import type { Status } from '../../../record/status.ts';
import type { MedicationDetail } from '../../../record/kinds/medication.ts';
import { objectsOf, textOf } from '../../json/json-value.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { filled, stated } from '../../fhir/codes.ts';
import { readSupply } from '../../fhir/drug.ts';
import { draft, present } from '../../fhir/draft.ts';
import type { Draft, Reading } from '../../fhir/draft.ts';
import { extensionValue } from '../../fhir/extensions.ts';
import { readStatus } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { dateOf, notesOf, periodEdge, readDate } from '../../fhir/values.ts';
import { boundsOf, dosageTexts } from '../dosage.ts';
import { isSameDrug, readDrug } from '../drug.ts';
import type { Drug } from '../drug.ts';
import { requestUnder, useOfRequest } from '../requests.ts';
import { joinedTerms, labelled } from '../words.ts';
import { doseOf, elsewhereOf, readAuthorisation } from './medication.ts';

/**
 * Reads a MedicationStatement. Where it rests on an authorisation that the bundle holds, the two are one
 * course told twice and become one entry; what the statement says counts first.
 */
export function readStatement(reading: Reading, statement: Resource): Draft {
  const { log } = reading;
  const { body } = statement;
  const drug = readDrug(reading, statement);
  const plan = planOf(reading, statement);
  const dosages = objectsOf(body['dosage']);
  const own = draft(reading, statement, {
    codes: drug.codes,
    term: drug.term,
    date:
      dateOf(statement, 'effectiveDateTime', log) ??
      periodEdge(statement, 'effectivePeriod', 'start', log) ??
      boundsOf(statement, 'dosage', 'start', log),
    recorded: dateOf(statement, 'dateAsserted', log),
    status: readStatus(statement, 'status', STATUSES, log),
    text: [
      ...notesOf(body),
      ...stated(...dosages.map((each) => textOf(each['patientInstruction']))),
      ...dosages.filter((each) => filled(textOf(each['text'])) !== undefined).flatMap(dosageTexts),
      ...drug.texts,
      ...labelled(body, { reasonCode: 'Reason' }),
    ],
    detail: detailOf(reading, statement),
  });
  return plan === undefined ? own : joinPlan(reading, { statement, own, drug }, plan);
}

const STATUSES: StatusWords = {
  active: 'active',
  completed: 'completed',
  intended: 'planned',
  stopped: 'stopped',
  'on-hold': 'inactive',
  'not-taken': 'never-active',
  unknown: undefined,
  'entered-in-error': 'entered-in-error',
};

function planOf(reading: Reading, statement: Resource): Resource | undefined {
  const plan = requestUnder(reading, statement);
  if (plan === undefined || reading.made.has(plan)) return undefined;
  return useOfRequest(reading, plan) === 'authorisation' ? plan : undefined;
}

function detailOf(reading: Reading, statement: Resource): MedicationDetail {
  const { log } = reading;
  const { body } = statement;
  const issued = extensionValue(body, 'medicationstatementlastissuedate');
  return present({
    kind: 'medication' as const,
    dose: doseOf(readSupply(reading, statement).dose, statement, 'dosage'),
    ended:
      periodEdge(statement, 'effectivePeriod', 'end', log) ??
      boundsOf(statement, 'dosage', 'end', log),
    endReason: joinedTerms(body['statusReason']),
    lastIssued: readDate(issued, { log, path: `${statement.path}.extension` }),
    elsewhere: elsewhereOf(statement),
  });
}

interface Told {
  readonly statement: Resource;
  readonly own: Draft;
  readonly drug: Drug;
}

function joinPlan(reading: Reading, { statement, own, drug }: Told, plan: Resource): Draft {
  const { log } = reading;
  const planned = readAuthorisation(reading, plan);
  const namesDrug = planned.codes.length > 0 || planned.term !== undefined;
  if (namesDrug && !isSameDrug(drug, planned)) {
    log.error(plan.path, 'the plan and its statement name different drugs');
  }
  if (planned.status !== own.status) {
    const what = 'the plan and its statement differ in status; the statement was read';
    const isUndone = [planned, own].some(
      ({ status }) => status !== undefined && UNDONE.has(status),
    );
    if (isUndone && own.status !== undefined) log.error(plan.path, what);
    else log.warning(plan.path, what);
  }
  const joined = draft(reading, statement, {
    codes: own.codes,
    term: own.term ?? planned.term,
    date: own.date ?? planned.date,
    recorded: own.recorded ?? planned.recorded,
    status: own.status ?? planned.status,
    text: [...own.text, ...planned.text, ...otherDose(own, planned)],
    detail: { ...planned.detail, ...own.detail },
  });
  reading.made.set(plan, joined);
  return joined;
}

/** Of two accounts of one course, one that says that it never was or was cut short is no matter of words. */
const UNDONE: ReadonlySet<Status> = new Set(['entered-in-error', 'never-active', 'stopped']);

/** Where the plan gives another dose than its statement, neither may be lost. */
function otherDose(own: Draft, planned: Draft): readonly string[] {
  if (own.detail.kind !== 'medication' || planned.detail.kind !== 'medication') return [];
  const { dose } = planned.detail;
  if (dose === undefined || own.detail.dose === undefined || dose === own.detail.dose) return [];
  return [`Dose of the authorisation: ${dose}`];
}

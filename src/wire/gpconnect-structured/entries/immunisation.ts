import type { Status } from '../../../record/status.ts';
import type { ImmunisationDetail } from '../../../record/kinds/immunisation.ts';
import type { JsonObject } from '../../json/json-value.ts';
import { objectOf, objectsOf, textOf } from '../../json/json-value.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { follow } from '../../fhir/bundle.ts';
import { UNCODED, filled, joinCodes, readCoded, stated } from '../../fhir/codes.ts';
import type { Coded } from '../../fhir/codes.ts';
import { draft, present } from '../../fhir/draft.ts';
import type { Draft } from '../../fhir/draft.ts';
import type { Reading } from '../reading.ts';
import { extensionValue } from '../../fhir/extensions.ts';
import { readStatus } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { dateOf, notesOf, quantityText, readDate } from '../../fhir/values.ts';

/**
 * Reads an Immunization. What was done stands in the vaccinationProcedure extension; vaccineCode is
 * mostly the null flavour UNK and then says nothing, its text `Unknown` included.
 */
export function readImmunisation(reading: Reading, resource: Resource): Draft {
  const { body } = resource;
  const { log } = reading;
  const procedure = readCoded(extensionValue(body, 'vaccinationprocedure'));
  const vaccine = vaccineOf(body);
  return draft(reading, resource, {
    codes: joinCodes(procedure.codes, vaccine.codes),
    term: procedure.term ?? vaccine.term,
    date: dateOf(resource, 'date', log),
    recorded: readDate(extensionValue(body, 'daterecorded'), {
      log,
      path: `${resource.path}.extension`,
    }),
    status: statusOf(reading, resource),
    text: [...notesOf(body), ...qualifiers(reading, resource)],
    detail: detailOf(reading, resource),
  });
}

const STATUSES: StatusWords = { completed: undefined, 'entered-in-error': 'entered-in-error' };

/** `status` is fixed to completed; whether it was given is told by notGiven alone. */
function statusOf(reading: Reading, resource: Resource): Status | undefined {
  const stated = readStatus(resource, 'status', STATUSES, reading.log);
  if (stated !== undefined) return stated;
  const notGiven = resource.body['notGiven'];
  if (typeof notGiven !== 'boolean') return undefined;
  return notGiven ? 'not-given' : 'given';
}

function vaccineOf(body: JsonObject): Coded {
  const vaccine = readCoded(body['vaccineCode']);
  const codings = objectsOf(objectOf(body['vaccineCode'])?.['coding']);
  return vaccine.codes.length === 0 && codings.length > 0 ? UNCODED : vaccine;
}

function detailOf(reading: Reading, resource: Resource): ImmunisationDetail {
  const { body } = resource;
  const protocol = objectsOf(body['vaccinationProtocol'])[0];
  return present({
    kind: 'immunisation' as const,
    batch: filled(textOf(body['lotNumber'])),
    site: readCoded(body['site']).term,
    part: protocol === undefined ? undefined : filled(textOf(protocol['doseSequence'])),
    expiry: dateOf(resource, 'expirationDate', reading.log),
    reason: reasonOf(objectOf(body['explanation'])),
  });
}

function reasonOf(explanation: JsonObject | undefined): string | undefined {
  const reasons = [
    ...objectsOf(explanation?.['reason']),
    ...objectsOf(explanation?.['reasonNotGiven']),
  ].map((reason) => readCoded(reason).term);
  return filled(stated(...reasons).join('; '));
}

/** What the model has no place for, as `name: value` lines, the way GP Connect writes qualifiers. */
function qualifiers(reading: Reading, resource: Resource): string[] {
  const { body } = resource;
  const manufacturer = follow(reading.bundle, resource, 'manufacturer');
  const parent = extensionValue(body, 'parentpresent');
  return [
    ['Dose', quantityText(body['doseQuantity'])],
    ['Route', readCoded(body['route']).term],
    ['Manufacturer', filled(textOf(manufacturer?.body['name']))],
    ['Parent present', typeof parent === 'boolean' ? (parent ? 'yes' : 'no') : undefined],
    ...objectsOf(body['vaccinationProtocol']).flatMap(protocolQualifiers),
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
}

function protocolQualifiers(protocol: JsonObject, index: number): [string, string | undefined][] {
  const diseases = objectsOf(protocol['targetDisease']).map((each) => readCoded(each).term);
  return [
    ...(index === 0
      ? []
      : ([['Part', filled(textOf(protocol['doseSequence']))]] as [string, string | undefined][])),
    ['Doses in series', filled(textOf(protocol['seriesDoses']))],
    ['Target disease', filled(stated(...diseases).join('; '))],
    ['Protocol', filled(textOf(protocol['description']))],
  ];
}

import type { Resource } from '../../fhir/bundle.ts';
import { readSupply } from '../../fhir/drug.ts';
import { draft, link, present } from '../../fhir/draft.ts';
import type { Draft, Reading } from '../../fhir/draft.ts';
import { readCoded, stated } from '../../fhir/codes.ts';
import { extensionValue, extensionsOf } from '../../fhir/extensions.ts';
import { readStatus } from '../../fhir/status-words.ts';
import { dateOf } from '../../fhir/values.ts';
import { textOf } from '../../json/json-value.ts';
import { boundsOf } from '../dosage.ts';
import { readDrug } from '../drug.ts';
import { requestUnder } from '../requests.ts';
import { labelled } from '../words.ts';
import { REQUEST_STATUSES, doseOf, requestTexts } from './medication.ts';

/** Reads a MedicationRequest that is one issue, tied to the authorisation it was issued under. */
export function readIssue(reading: Reading, request: Resource): Draft {
  const { log } = reading;
  const supply = readSupply(reading, request);
  const drug = readDrug(reading, request);
  const authored = dateOf(request, 'authoredOn', log);
  const made = draft(reading, request, {
    codes: drug.codes,
    term: drug.term,
    date: supply.start ?? boundsOf(request, 'dosageInstruction', 'start', log) ?? authored,
    recorded: authored,
    status: readStatus(request, 'status', REQUEST_STATUSES, log),
    text: [...requestTexts(request), ...drug.texts, ...statusTexts(request)],
    detail: present({
      kind: 'issue' as const,
      dose: doseOf(supply.dose, request, 'dosageInstruction'),
      quantity: supply.quantity,
      quantityText: supply.quantityText,
      durationDays: supply.durationDays,
    }),
  });
  const under = requestUnder(reading, request);
  const to = under === undefined ? undefined : reading.made.get(under);
  if (to === undefined) {
    log.warning(request.path, 'an issue whose authorisation is not in the bundle');
  } else link(made, 'authorisation', to);
  return made;
}

function statusTexts({ body }: Resource): readonly string[] {
  const stop = extensionsOf(body, 'medicationstatusreason')[0];
  const changed = stop && textOf(extensionValue(stop, 'statuschangedate'));
  const reason = stop && readCoded(extensionValue(stop, 'statusreason')).term;
  return [
    ...labelled(body, { statusReason: 'Reason of status' }),
    ...stated(
      changed === undefined ? undefined : `Status changed: ${changed}`,
      reason === undefined ? undefined : `Reason of status: ${reason}`,
    ),
  ];
}

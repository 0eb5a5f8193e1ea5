import type { Resource } from '../../fhir/bundle.ts';
import { followAll } from '../../fhir/bundle.ts';
import { drugOf, readSupply } from '../../fhir/drug.ts';
import { draft, link, present } from '../../fhir/draft.ts';
import type { Draft } from '../../fhir/draft.ts';
import type { Reading } from '../reading.ts';
import { readStatus } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { dateOf, notesOf } from '../../fhir/values.ts';

/** Whether a MedicationRequest is one issue of a prescription and not its authorisation. */
export function isOrder(resource: Resource): boolean {
  return resource.type === 'MedicationRequest' && resource.body['intent'] === 'order';
}

/** The plan an order rests on; undefined when the bundle does not hold it. */
export function planOfOrder(reading: Reading, order: Resource): Resource | undefined {
  return followAll(reading.bundle, order, 'basedOn').find(
    (each) => each.type === 'MedicationRequest',
  );
}

/** Reads a MedicationRequest with intent `order`, tied to the authorisation (plan) it was issued under. */
export function readIssue(reading: Reading, order: Resource, plan: Resource | undefined): Draft {
  const { log } = reading;
  const supply = readSupply(reading, order);
  const made = draft(reading, order, {
    coded: drugOf(reading, order),
    date: supply.start,
    recorded: dateOf(order, 'authoredOn', log),
    status: readStatus(order, 'status', STATUSES, log),
    text: [...notesOf(order.body), ...supply.patientTexts],
    detail: present({
      kind: 'issue' as const,
      dose: supply.dose,
      quantity: supply.quantity,
      quantityText: supply.quantityText,
      durationDays: supply.durationDays,
    }),
  });
  if (plan === undefined)
    log.warning(order.path, 'an issue whose authorisation is not in the bundle');
  else link(made, 'authorisation', reading.made.get(plan));
  return made;
}

const STATUSES: StatusWords = {
  active: 'active',
  completed: 'completed',
  stopped: 'stopped',
  cancelled: 'never-active',
  draft: 'planned',
  unknown: undefined,
  'entered-in-error': 'entered-in-error',
};

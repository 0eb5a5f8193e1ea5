import { objectsOf } from '../../json/json-value.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { joinCodes, readCoded } from '../../fhir/codes.ts';
import type { Coded } from '../../fhir/codes.ts';
import { draft, present } from '../../fhir/draft.ts';
import type { Draft, Reading } from '../../fhir/draft.ts';
import { readStatus } from '../../fhir/status-words.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { startOf } from '../../fhir/values.ts';
import { labelled, namesOf } from '../words.ts';

/**
 * Reads the header of a contact; its clinical date is the start of its period. The class (inpatient,
 * ambulatory …) stands in for the type where there is none.
 */
export function readEncounter(reading: Reading, resource: Resource): Draft {
  const { body } = resource;
  const types = objectsOf(body['type']).map(readCoded);
  const setting = readCoded({ coding: objectsOf(body['class']) });
  const term = types.find((type) => type.term !== undefined)?.term;
  const places = objectsOf(body['location']).flatMap((each) => objectsOf(each['location']));
  const className = setting.term ?? setting.codes[0]?.code;
  return draft(reading, resource, {
    codes: joinCodes(...types.map((type) => type.codes)),
    term: term ?? className,
    date: startOf(resource, 'period', reading.log),
    status: readStatus(resource, 'status', STATUSES, reading.log),
    text: [
      ...types.flatMap((type) =>
        type.term === undefined || type.term === term ? [] : [type.term],
      ),
      ...(className === undefined || term === undefined || isPlainClass(setting)
        ? []
        : [`Class: ${className}`]),
      ...labelled(body, {
        serviceType: 'Service',
        priority: 'Priority',
        reasonCode: 'Reason',
      }),
      ...objectsOf(body['diagnosis']).flatMap((each) => labelled(each, { use: 'Diagnosis' })),
    ],
    detail: present({
      kind: 'encounter' as const,
      type: term ?? className,
      place: namesOf(reading, resource, places),
    }),
  });
}

/**
 * FHIR R4 asks for a class even where the type says it all. That a contact was ambulatory, at home or
 * remote adds nothing to its type; that it was an admission or an emergency does.
 */
function isPlainClass({ codes }: Coded): boolean {
  return codes.some(({ code }) => PLAIN_CLASSES.has(code));
}

const PLAIN_CLASSES: ReadonlySet<string> = new Set(['AMB', 'HH', 'VR']);

const STATUSES: StatusWords = {
  planned: 'planned',
  arrived: 'active',
  triaged: 'active',
  'in-progress': 'active',
  onleave: 'active',
  finished: 'completed',
  cancelled: 'never-active',
  'entered-in-error': 'entered-in-error',
  unknown: undefined,
};

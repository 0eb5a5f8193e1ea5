import type { EntryDetail } from '../../../record/entry.ts';
import type { DataItem } from '../../../record/item.ts';
import type { JsonObject } from '../../json/json-value.ts';
import { objectsOf, textOf } from '../../json/json-value.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { filled, readCoded } from '../../fhir/codes.ts';
import { draft, present } from '../../fhir/draft.ts';
import type { Draft, Reading } from '../../fhir/draft.ts';
import { extensionValue } from '../../fhir/extensions.ts';
import type { StatusWords } from '../../fhir/status-words.ts';
import { dateOf, notesOf } from '../../fhir/values.ts';
import { codesOfAll, doubtOf, readVerifiedStatus } from '../concept-status.ts';
import { readWhen } from '../dates.ts';
import type { When } from '../dates.ts';
import { labelled, termsOf } from '../words.ts';

/**
 * Reads a Condition: a problem where its category is the problem list or a health concern, or it has
 * none; a diagnosis where it is only that of an encounter (Millennium R4, "Condition").
 */
export function readCondition(reading: Reading, resource: Resource): Draft {
  const { body } = resource;
  const { log } = reading;
  const onset = readWhen(resource, 'onset', 'Onset', log);
  const abatement = readWhen(resource, 'abatement', 'Abatement', log);
  const diagnosis = isDiagnosis(resource);
  const made = draft(reading, resource, {
    coded: readCoded(body['code']),
    date: onset.date,
    recorded: dateOf(resource, 'recordedDate', log),
    status: readVerifiedStatus(resource, STATUSES, log),
    text: [
      ...notesOf(body),
      ...onset.texts,
      ...abatement.texts,
      ...endedDiagnosis(diagnosis, abatement),
      ...doubtOf(resource),
      ...labelled(body, { severity: 'Severity', bodySite: 'Body site' }),
      ...objectsOf(body['stage']).flatMap((stage) =>
        labelled(stage, { summary: 'Stage', type: 'Type of stage' }),
      ),
      ...objectsOf(body['evidence']).flatMap((each) => labelled(each, { code: 'Evidence' })),
      ...strangeCategories(body),
    ],
    detail: diagnosis ? { kind: 'diagnosis' } : problemOf(reading, resource, abatement),
  });
  made.alsoIn.push(...alsoIn(resource, diagnosis));
  return made;
}

/** Which items the conditions of these categories belong to; also for what a search asked for. */
export const ITEMS_OF_CATEGORY: ReadonlyMap<string, DataItem> = new Map([
  ['problem-list-item', 'problems'],
  ['health-concern', 'problems'],
  ['encounter-diagnosis', 'diagnoses'],
]);

const STATUSES: StatusWords = {
  active: 'active',
  recurrence: 'active',
  relapse: 'active',
  inactive: 'inactive',
  remission: 'inactive',
  resolved: 'resolved',
};

function isDiagnosis({ body }: Resource): boolean {
  const codes = codesOfAll(body['category']);
  return (
    codes.includes('encounter-diagnosis') &&
    !codes.some((code) => ITEMS_OF_CATEGORY.get(code) === 'problems')
  );
}

/** One condition in both categories is one problem, shown in two items. */
function alsoIn({ body }: Resource, diagnosis: boolean): readonly DataItem[] {
  const both = !diagnosis && codesOfAll(body['category']).includes('encounter-diagnosis');
  return both ? ['diagnoses'] : [];
}

function strangeCategories(body: JsonObject): readonly string[] {
  return objectsOf(body['category'])
    .filter((each) => !codesOfAll(each).some((code) => ITEMS_OF_CATEGORY.has(code)))
    .flatMap(termsOf)
    .map((term) => `Category: ${term}`);
}

function endedDiagnosis(diagnosis: boolean, { date }: When): readonly string[] {
  return diagnosis && date !== undefined ? [`Abatement: ${date.original}`] : [];
}

function problemOf(reading: Reading, resource: Resource, abatement: When): EntryDetail {
  const { body } = resource;
  const episode = extensionValue(body, 'conditionepisode');
  return present({
    kind: 'problem' as const,
    significance: significanceOf(reading, resource),
    ended: abatement.date,
    episodicity: readCoded(episode).term ?? filled(textOf(episode)),
  });
}

function significanceOf(reading: Reading, resource: Resource): 'major' | 'minor' | undefined {
  const value = extensionValue(resource.body, 'problemsignificance');
  const word = textOf(value);
  if (word === 'major' || word === 'minor') return word;
  if (value !== undefined) {
    reading.log.error(`${resource.path}.extension`, 'a significance that is not known');
  }
  return undefined;
}

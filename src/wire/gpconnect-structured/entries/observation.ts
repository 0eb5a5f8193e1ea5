import type { DataItem } from '../../../record/item.ts';
import type { Resource } from '../../fhir/bundle.ts';
import { textOf } from '../../json/json-value.ts';
import { stated } from '../../fhir/codes.ts';
import { draft, link } from '../../fhir/draft.ts';
import type { Draft } from '../../fhir/draft.ts';
import type { Reading } from '../reading.ts';
import { componentsOf, hasValue, measuredDetail, observationParts } from '../../fhir/measured.ts';
import { commentsOn, membersOfGroup } from '../related.ts';
import { isBloodPressure, readBloodPressure } from '../../fhir/blood-pressure.ts';
import { addComment } from './note.ts';

/**
 * Reads an uncategorised Observation: whatever has no list of its own, diagnoses, procedures and
 * results typed in by hand among them. Blood pressures become entries of their kind; of other
 * Observations with components each component becomes an entry, tied to its parent.
 */
export function readObservation(reading: Reading, resource: Resource, item?: DataItem): Draft {
  const made = isBloodPressure(resource)
    ? readBloodPressure(reading, resource, { item, remarks: remarksOf(resource) })
    : readPlain(reading, resource, item);
  for (const comment of commentsOn(reading, resource)) addComment(reading, comment, made);
  return made;
}

/** Reads the components of an Observation as entries of the parent's kind. */
export function readComponents(reading: Reading, resource: Resource, parent: Draft): void {
  if (parent.kind !== 'observation' && parent.kind !== 'result') return;
  for (const component of componentsOf(resource)) {
    const { coded, text } = observationParts(reading, component, []);
    const made = draft(reading, component, {
      coded,
      text,
      item: parent.item,
      date: parent.date,
      recorded: parent.recorded,
      status: parent.status,
      detail: measuredDetail(reading, component, parent.kind),
    });
    link(made, 'panel', parent);
  }
}

/** The free text beside an Observation. */
export function remarksOf(resource: Resource): readonly string[] {
  return stated(textOf(resource.body['comment']));
}

/** Whether an Observation only heads others: it has no value of its own. */
export function isHeading(reading: Reading, resource: Resource): boolean {
  if (hasValue(resource.body)) return false;
  return componentsOf(resource).length > 0 || membersOfGroup(reading, resource).length > 0;
}

function readPlain(reading: Reading, resource: Resource, item: DataItem | undefined): Draft {
  const panel = isHeading(reading, resource) || undefined;
  const detail = measuredDetail(reading, resource, 'observation', { panel });
  const parts = observationParts(reading, resource, remarksOf(resource));
  const made = draft(reading, resource, {
    coded: parts.coded,
    date: parts.date,
    recorded: parts.recorded,
    status: parts.status,
    text: parts.text,
    item,
    detail,
  });
  readComponents(reading, resource, made);
  return made;
}

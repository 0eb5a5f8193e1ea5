import { objectOf, objectsOf, textOf } from '../json/json-value.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Resource } from '../fhir/bundle.ts';
import { follow, resolve } from '../fhir/bundle.ts';
import type { Draft } from '../fhir/draft.ts';
import type { Reading } from './reading.ts';
import { link } from '../fhir/draft.ts';
import { extensionValue, extensionsOf, valueOf } from '../fhir/extensions.ts';
import { membersOf } from './lists.ts';
import type { Lists } from './lists.ts';
import { membersOfGroup } from './related.ts';

/** Ties the entries to their problems, panels and encounters. */
export function addLinks(reading: Reading, lists: Lists): void {
  for (const [resource, made] of reading.made) {
    linkEncounter(reading, resource, made);
    if (resource.type === 'Condition') linkProblem(reading, resource, made);
    if (resource.type === 'Observation') linkMembers(reading, resource, made);
  }
  for (const list of lists.tree) linkNamed(reading, list);
}

/** STU3 spells the encounter of a resource in four ways. */
function linkEncounter(reading: Reading, resource: Resource, made: Draft): void {
  const { bundle } = reading;
  const context = objectOf(resource.body['context']);
  const encounter =
    follow(bundle, resource, 'context') ??
    follow(bundle, resource, 'encounter') ??
    (context === undefined ? undefined : target(reading, resource, context['encounter'])) ??
    target(reading, resource, extensionValue(resource.body, 'encounter-associatedencounter'));
  if (encounter?.type === 'Encounter') link(made, 'encounter', reading.made.get(encounter));
}

function linkProblem(reading: Reading, resource: Resource, problem: Draft): void {
  for (const extension of extensionsOf(resource.body, 'relatedclinicalcontent')) {
    const related = entryAt(reading, resource, valueOf(extension));
    if (related !== undefined) link(related, 'problem', problem);
  }
  for (const extension of extensionsOf(resource.body, 'relatedproblemheader')) {
    const other = entryAt(reading, resource, extensionValue(extension, 'target'));
    if (other !== undefined) link(problem, 'problem', other);
  }
}

function linkMembers(reading: Reading, resource: Resource, heading: Draft): void {
  for (const member of membersOfGroup(reading, resource)) {
    const made = reading.made.get(member);
    if (made !== undefined) link(made, 'panel', heading);
  }
}

/** A heading of a consultation names its encounter; the entries under it do not always. */
function linkNamed(reading: Reading, list: Resource): void {
  const encounter = follow(reading.bundle, list, 'encounter');
  const to = encounter === undefined ? undefined : reading.made.get(encounter);
  for (const member of membersOf(reading.bundle, list)) {
    const made = reading.made.get(member);
    if (made !== undefined) link(made, 'encounter', to);
  }
}

function target(
  reading: Reading,
  resource: Resource,
  value: JsonObject[string],
): Resource | undefined {
  const reference = textOf(objectsOf(value)[0]?.['reference']);
  return reference === undefined ? undefined : resolve(reading.bundle, resource, reference);
}

function entryAt(
  reading: Reading,
  resource: Resource,
  value: JsonObject[string],
): Draft | undefined {
  const found = target(reading, resource, value);
  return found === undefined ? undefined : reading.made.get(found);
}

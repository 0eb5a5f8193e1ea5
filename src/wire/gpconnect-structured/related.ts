import { objectsOf, textOf } from '../json/json-value.ts';
import type { Bundle, Resource } from '../fhir/bundle.ts';
import { ofType, resolve } from '../fhir/bundle.ts';
import { hasConcept } from '../fhir/codes.ts';
import type { Reading } from './reading.ts';
import { wordSet } from '../word-table.ts';

/** Whether an Observation only carries a free text: SNOMED "Comment note". */
export function isCommentNote(resource: Resource): boolean {
  return resource.type === 'Observation' && hasConcept(resource.body['code'], COMMENT_NOTE);
}

/** Observations by the one they are derived from: the way back that senders do not always write. */
export function derivedIndex(bundle: Bundle): ReadonlyMap<Resource, readonly Resource[]> {
  const index = new Map<Resource, Resource[]>();
  for (const resource of ofType(bundle, 'Observation')) {
    for (const parent of relatedTo(bundle, resource, 'derived-from')) {
      const known = index.get(parent);
      if (known === undefined) index.set(parent, [resource]);
      else known.push(resource);
    }
  }
  return index;
}

/** The statements an Observation heads, named by it or naming it; comment notes left out. */
export function membersOfGroup(reading: Reading, resource: Resource): readonly Resource[] {
  const tied = tiedTo(reading, resource);
  if (tied.length === 0) return NONE;
  return tied.filter((each) => each.type === 'Observation' && !isCommentNote(each));
}

/** The heading each member of a group stands under. */
export function headingsOf(reading: Reading): ReadonlyMap<Resource, Resource> {
  const headings = new Map<Resource, Resource>();
  for (const resource of reading.made.keys()) {
    if (resource.type !== 'Observation') continue;
    for (const member of membersOfGroup(reading, resource)) headings.set(member, resource);
  }
  return headings;
}

/** The comment notes tied to an Observation, in either direction. */
export function commentsOn(reading: Reading, resource: Resource): readonly Resource[] {
  const tied = tiedTo(reading, resource);
  return tied.length === 0 ? NONE : tied.filter(isCommentNote);
}

/** Whether a comment note is tied to another resource of the bundle, of which it is then text. */
export function isTied(bundle: Bundle, comment: Resource): boolean {
  return relatedTo(bundle, comment, 'derived-from').length > 0;
}

const COMMENT_NOTE = wordSet(['37331000000100']);

const NONE: readonly Resource[] = [];

function tiedTo(reading: Reading, resource: Resource): readonly Resource[] {
  const named = relatedTo(reading.bundle, resource, 'has-member');
  const derived = reading.derived.get(resource);
  return derived === undefined ? named : [...new Set([...named, ...derived])];
}

function relatedTo(
  bundle: Bundle,
  resource: Resource,
  type: 'has-member' | 'derived-from',
): readonly Resource[] {
  const related = resource.body['related'];
  if (related === undefined) return NONE;
  const found = new Set<Resource>();
  for (const each of objectsOf(related)) {
    if (each['type'] !== type) continue;
    const reference = textOf(objectsOf(each['target'])[0]?.['reference']);
    const target = reference === undefined ? undefined : resolve(bundle, resource, reference);
    if (target !== undefined) found.add(target);
  }
  return [...found];
}

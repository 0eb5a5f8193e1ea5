import { objectsOf, textOf } from '../json/json-value.ts';
import type { Bundle, Resource } from './bundle.ts';
import { ofType, resolve } from './bundle.ts';
import { hasConcept } from './codes.ts';
import type { Reading } from './draft.ts';

/** Whether an Observation only carries a free text: SNOMED "Comment note". */
export function isCommentNote(resource: Resource): boolean {
  return resource.type === 'Observation' && hasConcept(resource.body['code'], COMMENT_NOTE);
}

/** Observations by the one they are derived from: the way back that senders do not always write. */
export function derivedIndex(bundle: Bundle): ReadonlyMap<Resource, readonly Resource[]> {
  const index = new Map<Resource, Resource[]>();
  for (const resource of ofType(bundle, 'Observation')) {
    for (const parent of relatedTo(bundle, resource, 'derived-from')) {
      index.set(parent, [...(index.get(parent) ?? []), resource]);
    }
  }
  return index;
}

/** The statements an Observation heads, named by it or naming it; comment notes left out. */
export function membersOfGroup(reading: Reading, resource: Resource): readonly Resource[] {
  return tiedTo(reading, resource).filter(
    (each) => each.type === 'Observation' && !isCommentNote(each),
  );
}

/** The comment notes tied to an Observation, in either direction. */
export function commentsOn(reading: Reading, resource: Resource): readonly Resource[] {
  return tiedTo(reading, resource).filter(isCommentNote);
}

/** Whether a comment note is tied to another resource of the bundle, of which it is then text. */
export function isTied(bundle: Bundle, comment: Resource): boolean {
  return relatedTo(bundle, comment, 'derived-from').length > 0;
}

const COMMENT_NOTE: ReadonlySet<string> = new Set(['37331000000100']);

function tiedTo(reading: Reading, resource: Resource): readonly Resource[] {
  const named = relatedTo(reading.bundle, resource, 'has-member');
  return [...new Set([...named, ...(reading.derived.get(resource) ?? [])])];
}

function relatedTo(
  bundle: Bundle,
  resource: Resource,
  type: 'has-member' | 'derived-from',
): readonly Resource[] {
  return objectsOf(resource.body['related']).flatMap((related) => {
    if (related['type'] !== type) return [];
    const reference = textOf(objectsOf(related['target'])[0]?.['reference']);
    const found = reference === undefined ? undefined : resolve(bundle, resource, reference);
    return found === undefined ? [] : [found];
  });
}

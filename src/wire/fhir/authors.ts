import { personKey } from '../../record/person-key.ts';
import { objectsOf, textOf, textsOf } from '../json/json-value.ts';
import type { JsonObject } from '../json/json-value.ts';
import { resolve } from './bundle.ts';
import type { Bundle, Resource } from './bundle.ts';

/** Whom an entry is told as of; undefined where no name can be reached. */
export function authorsOf(
  { bundle }: { readonly bundle: Bundle },
  resource: Resource,
): readonly string[] | undefined {
  let names: string[] | undefined;
  for (const member of MEMBERS) {
    const value = resource.body[member];
    if (value === undefined) continue;
    for (const target of objectsOf(value)) {
      const name = nameAt(bundle, resource, target);
      if (name === undefined) continue;
      if (names === undefined) names = [name];
      else if (!names.includes(name)) names.push(name);
    }
  }
  return names?.sort();
}

/** Members that name who said, wrote or did it; STU3 wraps some of them in `actor`. */
const MEMBERS = ['asserter', 'recorder', 'performer', 'practitioner'] as const;

function nameAt(bundle: Bundle, from: Resource, target: JsonObject): string | undefined {
  const own = textOf(target['reference']) ?? textOf(objectsOf(target['actor'])[0]?.['reference']);
  const found = own === undefined ? undefined : resolve(bundle, from, own);
  return found === undefined ? undefined : nameOf(bundle, found);
}

/** A few clinicians stand behind hundreds of entries. */
const known = new WeakMap<JsonObject, { readonly name: string | undefined }>();

function nameOf(bundle: Bundle, resource: Resource): string | undefined {
  if (resource.type === 'PractitionerRole') {
    const reference = textOf(objectsOf(resource.body['practitioner'])[0]?.['reference']);
    const target = reference === undefined ? undefined : resolve(bundle, resource, reference);
    return target?.type === 'Practitioner' ? nameOf(bundle, target) : undefined;
  }
  if (resource.type !== 'Practitioner') return undefined;
  let answer = known.get(resource.body);
  if (answer === undefined) {
    answer = { name: readName(resource.body) };
    known.set(resource.body, answer);
  }
  return answer.name;
}

function readName(body: JsonObject): string | undefined {
  const [name] = objectsOf(body['name']);
  if (name === undefined) return undefined;
  const parts = [...textsOf(name['given']), textOf(name['family'])];
  const told = parts.filter((part) => part !== undefined).join(' ');
  return personKey(told === '' ? (textOf(name['text']) ?? '') : told);
}

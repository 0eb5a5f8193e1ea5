import type { ItemState, ListWarning } from '../../record/item.ts';
import { LIST_WARNINGS } from '../../record/item.ts';
import type { JsonObject } from '../json/json-value.ts';
import { isObject, objectOf, objectsOf, textOf } from '../json/json-value.ts';
import type { Resource } from '../fhir/bundle.ts';
import { ofType, resolve } from '../fhir/bundle.ts';
import { firstCode } from '../fhir/codes.ts';
import type { Reading } from '../fhir/draft.ts';
import { extensionsOf, valueOf } from '../fhir/extensions.ts';
import { codesOf } from './concept-status.ts';
import { SECTION_FACTS } from './section-facts.ts';
import type { SectionFacts } from './section-facts.ts';

/** What a list, or a section of a document, says of its item beyond the entries it names. */
export interface SectionSaid {
  readonly facts: SectionFacts;
  readonly warnings: readonly ListWarning[];
  /** Undefined where entries it names were found, which then speak for themselves. */
  readonly state: ItemState | undefined;
  readonly reason: string | undefined;
  readonly path: string;
}

/**
 * Reads the lists and the sections of documents for what they say of their items. The entries they name
 * are read wherever they stand in the bundle, so that none is lost by a list that forgets it.
 */
export function readSections(reading: Reading): readonly SectionSaid[] {
  const { bundle } = reading;
  const lists = ofType(bundle, 'List').flatMap((list) => {
    reading.used.add(list);
    if (textOf(list.body['status']) === 'entered-in-error') {
      reading.log.warning(list.path, 'a list entered in error; only its entries were read');
      return [];
    }
    return readOne(reading, { holder: list, body: list.body, path: list.path, member: 'item' });
  });
  const sections = ofType(bundle, 'Composition').flatMap((document) => {
    reading.used.add(document);
    return within(reading, document, document.body, document.path);
  });
  return [...lists, ...sections];
}

interface Section {
  /** The resource whose references these are. */
  readonly holder: Resource;
  readonly body: JsonObject;
  readonly path: string;
  /** The entries of a list stand in a member of their own, those of a section do not. */
  readonly member: 'item' | undefined;
}

function within(
  reading: Reading,
  holder: Resource,
  body: JsonObject,
  path: string,
): readonly SectionSaid[] {
  return objectsOf(body['section']).flatMap((section, index) => {
    const here = `${path}.section[${index}]`;
    return [
      ...readOne(reading, { holder, body: section, path: here, member: undefined }),
      ...within(reading, holder, section, here),
    ];
  });
}

function readOne(reading: Reading, section: Section): readonly SectionSaid[] {
  const { log } = reading;
  const { body, path } = section;
  const facts = codesOf(body['code']).flatMap((code) => SECTION_FACTS.get(code) ?? [])[0];
  const { named, found } = countMembers(reading, section);
  if (facts === undefined) {
    const silent = named === 0 && body['emptyReason'] === undefined;
    if (!silent || body['section'] === undefined) {
      log.warning(path, 'a list or section with a code that is not known; its entries were read');
    }
    return [];
  }
  const warnings = warningsOf(reading, section);
  return [{ facts, warnings, path, ...judge(section, { named, found, warnings }) }];
}

/** Counts what the section names; what cannot be found is told. Nobody counts what was deleted. */
function countMembers(
  reading: Reading,
  { holder, body, path, member }: Section,
): { readonly named: number; readonly found: number } {
  let [named, found] = [0, 0];
  for (const [index, entry] of objectsOf(body['entry']).entries()) {
    const target = member === undefined ? entry : objectOf(entry[member]);
    const reference = textOf(target?.['reference']);
    const here = `${path}.entry[${index}]`;
    if (entry['deleted'] === true) {
      const isThere =
        reference !== undefined && resolve(reading.bundle, holder, reference) !== undefined;
      if (isThere) reading.log.error(here, 'marks an entry as deleted that is there and was read');
      continue;
    }
    named += 1;
    if (reference === undefined) {
      reading.log.error(here, 'names an entry without a reference: it was held back');
    } else if (resolve(reading.bundle, holder, reference) !== undefined) found += 1;
  }
  return { named, found };
}

interface Counted {
  readonly named: number;
  readonly found: number;
  readonly warnings: readonly ListWarning[];
}

type Verdict = Pick<SectionSaid, 'state' | 'reason'>;

/** An empty list that is marked may be empty for that very reason. */
function judge({ body }: Section, { named, found, warnings }: Counted): Verdict {
  if (found > 0) return { state: undefined, reason: undefined };
  if (named > 0) return { state: 'unavailable', reason: 'nothing the list names could be found' };
  const mark = MARKS.find(([warning]) => warnings.includes(warning));
  if (mark !== undefined) return { state: 'withheld', reason: mark[1] };
  const word = firstCode(body['emptyReason'])?.trim();
  if (word !== undefined) {
    return EMPTY_REASONS.get(word) ?? { state: 'unavailable', reason: 'a reason not known' };
  }
  const told = isObject(body['text']) && objectsOf(body['section']).length === 0;
  return told && body['resourceType'] === undefined
    ? { state: 'text-only', reason: undefined }
    : { state: 'nothing-recorded', reason: undefined };
}

/** FHIR R4, value set "List Empty Reasons", and the word UK Core adds to it. */
const EMPTY_REASONS: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ['nilknown', { state: 'asserted-none', reason: undefined }],
  ['no-content-recorded', { state: 'nothing-recorded', reason: undefined }],
  ['notasked', { state: 'nothing-recorded', reason: undefined }],
  ['withheld', { state: 'withheld', reason: 'the list says so' }],
  ['unavailable', { state: 'unavailable', reason: 'the list says so' }],
  ['notstarted', { state: 'unavailable', reason: 'the list has not been started' }],
  ['closed', { state: 'unavailable', reason: 'the list was closed' }],
]);

const MARKS: readonly (readonly [ListWarning, string])[] = [
  ['confidential-items', 'the list is empty and says that confidential items were left out'],
  ['data-in-transit', 'the list is empty and the record is still on its way from another practice'],
  ['data-awaiting-filing', 'the list is empty and says that data await filing'],
];

function warningsOf(reading: Reading, { body, path }: Section): readonly ListWarning[] {
  const found = new Set<ListWarning>();
  for (const extension of extensionsOf(body, 'listwarningcode')) {
    const value = valueOf(extension);
    const code = (textOf(value) ?? firstCode(value))?.trim();
    const known = LIST_WARNINGS.find((warning) => warning === code);
    if (known === undefined) reading.log.error(path, 'a warning on the list that is not known');
    else found.add(known);
  }
  return [...found].sort();
}

import type { Code } from '../../record/code.ts';
import type { Entry, EntryDetail, EntryLink } from '../../record/entry.ts';
import { ITEM_OF_KIND } from '../../record/entry-kind.ts';
import type { DataItem } from '../../record/item.ts';
import type { Status } from '../../record/status.ts';
import { objectsOf, textOf } from '../json/json-value.ts';
import type { Bundle, Resource } from './bundle.ts';
import { hasConcept, readCoded } from './codes.ts';
import type { Coded } from './codes.ts';
import { authorsOf } from './authors.ts';
import type { ProblemLog } from './problem-log.ts';
import { wordSet } from '../word-table.ts';

/** An entry still being put together: links, texts and twins are added as they are found. */
export interface Draft extends Entry {
  date: Entry['date'];
  readonly alsoIn: DataItem[];
  readonly codes: Code[];
  readonly text: string[];
  readonly links: EntryLink[];
}

/** What every entry reader is given. */
export interface Reading {
  readonly bundle: Bundle;
  readonly log: ProblemLog;
  /** The entry each resource became, or became part of. */
  readonly made: Map<Resource, Draft>;
  /** Resources that say something of an entry without being one: a drug, a specimen, a comment. */
  readonly used: Set<Resource>;
}

/** The parts that differ from an empty entry; `detail` names the kind. */
export interface DraftParts {
  readonly detail: EntryDetail;
  readonly item?: DataItem | undefined;
  /** The codes and their wording together; else the two by themselves. */
  readonly coded?: Coded | undefined;
  readonly term?: string | undefined;
  readonly codes?: readonly Code[];
  readonly date?: Entry['date'];
  readonly recorded?: Entry['recorded'];
  readonly status?: Status | undefined;
  readonly text?: readonly string[];
}

/** Starts the entry a resource stands for. */
export function draft(reading: Reading, resource: Resource, parts: DraftParts): Draft {
  const { detail, coded = parts } = parts;
  // Every member stands in every entry, for objects of one shape are made and read much more quickly.
  const made: Draft = {
    item: parts.item ?? ITEM_OF_KIND[detail.kind],
    alsoIn: [],
    kind: detail.kind,
    term: coded.term,
    codes: coded.codes === undefined ? [] : coded.codes.slice(),
    date: parts.date,
    recorded: parts.recorded,
    status: parts.status,
    about: isFamilyHistory(resource) ? 'family' : undefined,
    authors: authorsOf(reading, resource),
    text: unique(parts.text ?? NO_TEXTS),
    detail,
    links: [],
    localId: resource.id === undefined ? undefined : `${resource.type}/${resource.id}`,
    source: resource.path,
  };
  reading.made.set(resource, made);
  return made;
}

const NO_TEXTS: readonly string[] = [];

/** The resources read here have no family history of their own; a sender may mark an entry with a category. */
function isFamilyHistory({ body }: Resource): boolean {
  if (body['category'] === undefined) return false;
  return objectsOf(body['category']).some(
    (category) =>
      hasConcept(category, FAMILY_HISTORY) ||
      FAMILY_WORDS.test(textOf(category['text']) ?? readCoded(category).term ?? ''),
  );
}

/** A category without a code may say so in words. */
const FAMILY_WORDS = /^\s*family history\b/i;

/** SNOMED "Family history of" and "Family history of disorder", and the word senders use. */
const FAMILY_HISTORY = wordSet(['57177007', '416471007', 'family-history']);

/** Adds a link unless it is there already, points to the entry itself, or has nothing to point to. */
export function link(from: Draft, relation: EntryLink['relation'], to: Draft | undefined): void {
  const target = to?.localId;
  if (target === undefined || to === from) return;
  if (from.links.some((each) => each.relation === relation && each.target === target)) return;
  from.links.push({ relation, target });
}

/** A copy without the members that are undefined, so that absent is never the same as present. */
export function present<T extends object>(parts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept: Partial<T> = {};
  for (const name in parts) if (parts[name] !== undefined) kept[name] = parts[name];
  return kept as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** The texts without repeats, in order. */
export function unique(texts: readonly string[]): string[] {
  return texts.length < 2 ? [...texts] : [...new Set(texts)];
}

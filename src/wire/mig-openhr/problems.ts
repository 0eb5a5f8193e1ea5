import type { PartialDate } from '../../base/partial-date.ts';
import type { EntryKind } from '../../record/entry-kind.ts';
import type { ProblemDetail } from '../../record/kinds/problem.ts';
import type { Status } from '../../record/status.ts';
import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { readDatePart } from './dates.ts';
import { addLink, indexById } from './draft.ts';
import type { Draft, DraftsById } from './draft.ts';
import { isDeleted } from './event.ts';
import { many, meaningOf, one, textOf } from './source.ts';
import type { Source } from './source.ts';

const STATUSES: ReadonlyMap<string, Status> = new Map([
  ['A', 'active'],
  ['I', 'inactive'],
  ['HP', 'health-promotion'],
  ['PP', 'potential'],
]);

const SIGNIFICANCES: ReadonlyMap<string, 'major' | 'minor'> = new Map([
  ['S', 'major'],
  ['M', 'minor'],
]);

/** Kinds that say no more than the problem itself and so become one entry with it. */
const MERGED_KINDS: ReadonlySet<EntryKind> = new Set([
  'diagnosis',
  'procedure',
  'observation',
  'result',
  'note',
]);

interface ProblemPart {
  readonly id: string;
  readonly source: string;
  readonly status: Status | undefined;
  readonly detail: Omit<ProblemDetail, 'episodicity'>;
  /** Events filed under the problem. */
  readonly events: readonly string[];
  /** Problems it is part of. */
  readonly parents: readonly string[];
  readonly children: readonly string[];
}

/** The drafts with problems among them, and how many statements were merged into a problem. */
export interface WithProblems {
  readonly drafts: readonly Draft[];
  readonly byId: DraftsById;
  readonly merged: number;
}

/**
 * An OpenHR problem has no code: it stands for the event whose identifier it bears. The two become
 * one entry; where the event says more than a problem can hold (an allergy, a drug, a value), it stays
 * and the problem stands beside it, linked as its twin.
 */
export function addProblems(
  source: Source,
  health: XmlElement | undefined,
  { events, byId }: { readonly events: readonly Draft[]; readonly byId: DraftsById },
): WithProblems {
  const parts = many(health, 'problem').flatMap((el) => readProblem(source, el) ?? []);
  const added: Draft[] = [];
  const idOfProblem = new Map<string, string>();
  let merged = 0;
  for (const part of parts) {
    const event = byId.get(part.id);
    if (event !== undefined && canMerge(event)) {
      merge(event, part);
      merged += 1;
      idOfProblem.set(part.id, part.id);
    } else {
      added.push(standAlone(source, part, event));
      idOfProblem.set(part.id, twinId(part.id));
    }
  }
  const addedById = indexById(added);
  const all: DraftsById = { get: (id) => addedById.get(id) ?? byId.get(id) };
  linkProblems(parts, idOfProblem, all);
  return { drafts: [...events, ...added], byId: all, merged };
}

function readProblem(source: Source, element: XmlElement): ProblemPart | undefined {
  const part = {
    id: textOf(element, 'id') ?? '',
    source: pathOf(element),
    status: meaningOf(source, one(element, 'status'), STATUSES),
    detail: {
      kind: 'problem' as const,
      significance: meaningOf(source, one(element, 'significance'), SIGNIFICANCES),
      ended: readEnd(source, element),
    },
    events: readLinks(element, 'eventLink'),
    parents: readLinks(element, 'parentProblem'),
    children: readLinks(element, 'childProblem'),
  };
  return isDeleted(source, element) ? undefined : part;
}

function readEnd(source: Source, element: XmlElement): PartialDate | undefined {
  return readDatePart(source, element, 'endTime');
}

function readLinks(element: XmlElement, local: string): readonly string[] {
  return many(element, local).flatMap((link) => textOf(link, 'id') ?? []);
}

function canMerge(event: Draft): boolean {
  const { detail } = event;
  if (!MERGED_KINDS.has(event.kind)) return false;
  if (detail.kind !== 'result' && detail.kind !== 'observation') return true;
  return detail.value === undefined && detail.panel !== true && detail.abnormal !== true;
}

function merge(event: Draft, part: ProblemPart): void {
  event.kind = 'problem';
  event.status = part.status;
  event.detail = { ...part.detail, episodicity: event.episodicity };
}

function standAlone(source: Source, part: ProblemPart, event: Draft | undefined): Draft {
  if (event === undefined) {
    source.problems.report(
      'error',
      part.source,
      'the event a problem stands for is not in the answer',
    );
  }
  const said: Partial<Draft> = event ?? {};
  return {
    kind: 'problem',
    term: said.term,
    codes: said.codes ?? [],
    date: said.date,
    recorded: said.recorded,
    status: part.status,
    about: said.about,
    text: [],
    detail: { ...part.detail, episodicity: said.episodicity },
    links: event === undefined ? [] : [{ relation: 'twin', target: event.localId ?? part.id }],
    localId: twinId(part.id),
    source: part.source,
    type: undefined,
    warnings: said.warnings ?? [],
    children: [],
    parent: undefined,
    document: undefined,
    absorbed: [],
    episodicity: undefined,
  };
}

/** The identifier of a problem that is not one with its event, which bears the same in the source. */
function twinId(id: string): string {
  return `problem:${id}`;
}

function linkProblems(
  parts: readonly ProblemPart[],
  idOfProblem: ReadonlyMap<string, string>,
  byId: DraftsById,
): void {
  const link = (from: string | undefined, to: string | undefined): void => {
    const draft = byId.get(from ?? '');
    if (draft === undefined || to === undefined || from === to) return;
    addLink(draft, 'problem', to);
  };
  for (const part of parts) {
    const own = idOfProblem.get(part.id);
    for (const event of part.events) link(event, own);
    for (const parent of part.parents) link(own, idOfProblem.get(parent));
    for (const child of part.children) link(idOfProblem.get(child), own);
  }
}

import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import { mergeBloodPressures } from './blood-pressure.ts';
import { readDirectory } from './directory.ts';
import { addDocuments } from './documents.ts';
import { indexById } from './draft.ts';
import type { Draft } from './draft.ts';
import { readEncounters } from './encounters.ts';
import { isDeleted, readEvent } from './event.ts';
import type { EventContext } from './event.ts';
import { linkPanels } from './panels.ts';
import { readOpenHrPatient } from './patient.ts';
import type { OpenHrPatient } from './patient.ts';
import { addProblems } from './problems.ts';
import { OPENHR_NAMESPACE, many, one } from './source.ts';
import type { Source } from './source.ts';

/** An OpenHR document, read: its patient, and its entries not yet filed under items. */
export interface OpenHr {
  readonly patient: OpenHrPatient | undefined;
  readonly drafts: readonly Draft[];
  readonly mergedTwins: number;
}

const ROOT = 'openhealthrecord';

/** Whether an element is the root of OpenHR, whose first letter is written both ways. */
export function isOpenHr({ local, namespace }: Pick<XmlElement, 'local' | 'namespace'>): boolean {
  return (
    namespace === OPENHR_NAMESPACE && local.length === ROOT.length && local.toLowerCase() === ROOT
  );
}

/**
 * Reads an OpenHR document. `complete` says that it claims to be a whole record, where an entry that
 * names another which is not there is worth telling.
 */
export function readOpenHr(source: Source, root: XmlElement, complete: boolean): OpenHr {
  root.seen = true;
  const admin = one(root, 'adminDomain');
  const health = one(root, 'healthDomain');
  const directory = readDirectory(source, admin);
  const patient = readOpenHrPatient(source, admin, directory);
  const context: EventContext = { source, directory, patient: patient?.id };
  const events = mergeBloodPressures(source, readEvents(context, health));
  const byId = indexById(events);
  linkPanels(source, events, { byId, complete });
  checkAllergies(source, events);
  const encounters = readEncounters(context, health, byId);
  const withProblems = addProblems(source, health, { events, byId });
  const withDocuments = addDocuments(source, health, withProblems);
  return {
    patient,
    drafts: [...withDocuments.drafts, ...encounters],
    mergedTwins: withProblems.merged + withDocuments.merged,
  };
}

/** An identifier that stands twice would make every link to it ambiguous, so it is told. */
function readEvents(context: EventContext, health: XmlElement | undefined): readonly Draft[] {
  const { source } = context;
  const ids = new Set<string>();
  const drafts: Draft[] = [];
  for (const element of many(health, 'event')) {
    const draft = readEvent(context, element);
    if (isDeleted(source, element)) continue;
    if (draft.localId !== undefined && ids.has(draft.localId)) {
      source.problems.report(
        'error',
        pathOf(element),
        'an identifier that another event bears too',
      );
    }
    ids.add(draft.localId ?? '');
    drafts.push(draft);
  }
  return drafts;
}

function checkAllergies(source: Source, drafts: readonly Draft[]): void {
  const allergies = drafts.flatMap(({ detail, source }) =>
    detail.kind === 'allergy' ? [{ asserts: detail.asserts, source }] : [],
  );
  const none = allergies.find(({ asserts }) => asserts === 'none-known');
  if (none === undefined || allergies.every(({ asserts }) => asserts === 'none-known')) return;
  source.problems.report(
    'warning',
    none.source,
    'an allergy stands beside the statement that none is known',
  );
}

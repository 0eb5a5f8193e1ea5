import { tally } from '../../base/ordering.ts';
import { ITEM_OF_KIND } from '../../record/entry-kind.ts';
import type { Draft } from './draft.ts';

/** Statements of a document, those told twice made one. */
export interface Merged {
  readonly drafts: readonly Draft[];
  readonly merged: number;
}

/**
 * C-CDA tells a statement again, under the same identifier, wherever it matters: a problem at the encounter
 * it was seen at. Such a repetition is the same entry if it says the same; an identifier that was merely
 * copied stands on statements that differ, and all of them stay.
 */
export function mergeRepeated(drafts: readonly Draft[]): Merged {
  const known = new Map<string, Draft>();
  const kept: Draft[] = [];
  const replaced = new Map<string, string>();
  const times = tally(drafts, ({ givenId }) => givenId);
  for (const draft of drafts) {
    const key = times.get(draft.givenId) === 1 ? undefined : keyOf(draft);
    const first = key === undefined ? undefined : known.get(key);
    if (first === undefined) {
      if (key !== undefined) known.set(key, draft);
      kept.push(draft);
    } else {
      replaced.set(draft.localId, first.localId);
    }
  }
  return { drafts: kept.map((draft) => relink(draft, replaced)), merged: replaced.size };
}

/** What two tellings of one statement have in common; a diagnosis and a problem are told alike. */
function keyOf({ givenId, detail, ...draft }: Draft): string | undefined {
  if (givenId === undefined) return undefined;
  const codes = draft.codes.map(({ system, code }) => `${system} ${code}`).sort();
  const isCondition = detail.kind === 'problem' || detail.kind === 'diagnosis';
  const rest = isCondition
    ? ['condition', draft.status === 'entered-in-error']
    : [ITEM_OF_KIND[detail.kind], draft.status, draft.text, detail, draft.links];
  return JSON.stringify(
    [givenId, draft.about, draft.term, codes, draft.date?.text, rest],
    (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
  );
}

function relink(draft: Draft, replaced: ReadonlyMap<string, string>): Draft {
  if (draft.links.every(({ target }) => !replaced.has(target))) return draft;
  const links = draft.links.map(({ relation, target }) => ({
    relation,
    target: replaced.get(target) ?? target,
  }));
  return { ...draft, links };
}

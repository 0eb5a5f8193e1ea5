import { addLink } from './draft.ts';
import type { Draft, DraftsById } from './draft.ts';
import type { Source } from './source.ts';

/**
 * Links the members of a panel to its heading, whichever of the two names the other. A member of a
 * result is a result, even where its own code (often an EMIS local one) does not tell.
 */
export function linkPanels(
  source: Source,
  drafts: readonly Draft[],
  { byId, complete }: { readonly byId: DraftsById; readonly complete: boolean },
): void {
  for (const draft of drafts) {
    for (const id of draft.children) connect(source, draft, byId.get(id), complete);
    if (draft.parent === undefined) continue;
    const heading = byId.get(draft.parent);
    if (heading !== undefined) join(heading, draft);
    else if (complete) reportMissing(source, draft);
  }
}

function connect(
  source: Source,
  heading: Draft,
  member: Draft | undefined,
  complete: boolean,
): void {
  if (member !== undefined) join(heading, member);
  else if (complete) reportMissing(source, heading);
}

function join(heading: Draft, member: Draft): void {
  const target = heading.localId;
  if (target === undefined || member === heading) return;
  addLink(member, 'panel', target);
  const { detail } = heading;
  if (detail.kind === 'result' && member.detail.kind === 'observation') {
    member.kind = 'result';
    member.detail = { ...member.detail, kind: 'result' };
  }
  if ((detail.kind === 'result' || detail.kind === 'observation') && detail.value === undefined) {
    heading.detail = { ...detail, panel: true };
  }
}

function reportMissing(source: Source, draft: Draft): void {
  source.problems.count(
    'warning',
    draft.source,
    'a panel names an entry that is not in the answer',
  );
}

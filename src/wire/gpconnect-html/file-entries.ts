import { fingerprint } from '../../base/hash.ts';
import type { Entry } from '../../record/entry.ts';
import { ROW_PREFIX } from '../fold-summary.ts';
import type { SectionResult } from './section.ts';
import { SECTIONS } from './sections.ts';
import type { Draft } from './table.ts';

/**
 * Files the rows of a section under its item. Each is given an identifier made from all it says, so that a
 * row which another response shows again is the same entry; equal rows of one section stay several.
 */
export function fileEntries({ code, drafts }: SectionResult): readonly Entry[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const key = keyOf(draft);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return {
      item: SECTIONS[code].item,
      alsoIn: [],
      kind: draft.detail.kind,
      term: draft.term,
      codes: [],
      date: draft.date,
      recorded: undefined,
      status: draft.status,
      text: draft.text,
      detail: draft.detail,
      links: draft.links ?? [],
      localId: `${ROW_PREFIX}${key}-${count}`,
      source: draft.place,
    };
  });
}

function keyOf({ term, date, status, text, detail, links = [] }: Draft): string {
  const parts = [term, date?.text, status, ...text, ''];
  addSaid(parts, detail);
  for (const { target } of links) parts.push(target);
  return fingerprint(parts);
}

/** What a detail says, member by member; a number and a date are what was written. */
function addSaid(parts: (string | undefined)[], value: unknown): void {
  if (typeof value !== 'object' || value === null) parts.push(String(value));
  else if ('text' in value && ('digits' in value || 'precision' in value)) {
    parts.push(String(value.text));
  } else {
    for (const [name, part] of Object.entries(value)) {
      if (part === undefined) continue;
      parts.push(name);
      addSaid(parts, part);
    }
  }
}

import type { FaultLabel } from '../../src/simulator/fault.ts';
import type { DocumentEntries } from './injuries.ts';
import type { ToolItem } from './score.ts';

/** The injured entry of a label, by name; null for a list or the whole answer. */
export function tellEntry({ entry, part }: FaultLabel): string | null {
  if (entry === null) return null;
  const name = part === null ? entry.term : `${entry.term}: ${part.term}`;
  return `${entry.kind} ${name}${entry.date === null ? '' : ` ${entry.date}`}`;
}

/** What an item of a tool is about, by name. */
export function tellPlace({ touches, item }: ToolItem, entries: DocumentEntries): string {
  const [touch] = touches;
  const entry = touch && entries[touch.side][touch.entryIndex];
  if (entry === undefined) return `list ${item ?? 'none'}`;
  const more = touches.length > 2 ? ` and ${touches.length - 1} more` : '';
  return [touch?.side, entry.kind, entry.term, entry.date].filter(Boolean).join(' ') + more;
}

/** An item of a tool in two words. */
export function tellItem({ kind = 'alarm', severity }: ToolItem): string {
  return severity === undefined ? kind : `${kind} ${severity}`;
}

import { pathOf } from '../xml/xml-tree.ts';
import type { XmlElement } from '../xml/xml-tree.ts';
import type { Draft } from './draft.ts';
import type { Silence } from './items.ts';
import { isPointedTo, narrativeRows, narrativeText } from './narrative.ts';
import { isUnknown } from './read-section.ts';
import type { SectionType } from './sections.ts';
import { child, nullFlavorOf, peek } from './source.ts';
import type { Source } from './source.ts';

/**
 * What a section without entries says. `NI` and its like mean that nothing can be inferred (HL7 v3 data
 * types), not that the list is empty, so they never become `nothing-recorded`; `MSK` says that something is
 * there and masked. A section with words for people is `text-only`. An empty one, without a null flavour
 * and without a word but that nothing is recorded, is an empty list.
 */
export function silenceOf(source: Source, section: XmlElement, { items }: SectionType): Silence {
  const flavor = nullFlavorOf(section);
  const entries = section.children.filter(({ local }) => local === 'entry');
  if (flavor === 'MSK') return { items, state: 'withheld', reason: 'the section is masked' };
  if (entries.some((entry) => !isUnknown(entry))) {
    return { items, state: 'unavailable', reason: 'no entry of the section could be read' };
  }
  if (narrativeRows(section).length > 0) return { items, state: 'text-only' };
  if (flavor !== undefined || entries.length > 0) {
    return { items, state: 'unavailable', reason: 'the sender gives no information' };
  }
  const text = child(section, 'text');
  if (text !== undefined && NOTHING_RECORDED.test(narrativeText(text))) {
    return { items, state: 'nothing-recorded' };
  }
  if (text !== undefined && narrativeText(text) !== '') return { items, state: 'text-only' };
  if (text !== undefined && peek(text, 'nullFlavor') !== undefined) {
    return { items, state: 'unavailable', reason: 'the sender gives no information' };
  }
  return { items, state: 'nothing-recorded' };
}

/**
 * A narrative that says that the list is empty and nothing else. "None known" is more than that, and "not
 * available" or "no information" is less, so neither counts; nor does a sentence that names a thing, for it
 * may name one of many.
 */
const NOTHING_RECORDED =
  /^(?:none|nothing|no entries|no items)(?: is| are)? (?:recorded|on record)\.?$/i;

/**
 * Counts rows of the narrative that stand for no entry. A row an entry points into is that entry's; of the
 * others as many are taken for entries as point nowhere.
 */
export function checkRows(source: Source, section: XmlElement, drafts: readonly Draft[]): void {
  nullFlavorOf(section);
  const rows = narrativeRows(section);
  const free = rows.filter((row) => !isPointedTo(row, source.pointedTo)).length;
  const pointing = rows.length - free;
  const others = Math.max(0, drafts.length - pointing);
  const without = free - others;
  if (without <= 0) return;
  source.problems.report(
    'warning',
    pathOf(section),
    `${without} ${without === 1 ? 'narrative row has' : 'narrative rows have'} no entry`,
  );
}

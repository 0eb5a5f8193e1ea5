import type { ListWarning } from '../../record/item.ts';
import { parseXmlText } from '../xml/xml-tree.ts';
import type { XmlElement, XmlOptions } from '../xml/xml-tree.ts';
import { blocksOf } from './blocks.ts';
import type { Block } from './blocks.ts';
import type { Context } from './context.ts';
import { placeOf } from './context.ts';
import { coverNarrative } from './cover-narrative.ts';
import { foldOverviews } from './fold-overviews.ts';
import { joinPressures } from './join-pressures.ts';
import { folded } from './lines.ts';
import { prepareXhtml } from './prepare.ts';
import { namesPart, roleOfHeading } from './roles.ts';
import type { Role } from './roles.ts';
import { SECTIONS, sectionOfTitle } from './sections.ts';
import type { SectionCode } from './sections.ts';
import { readTable } from './table.ts';
import type { Draft } from './table.ts';
import { isAddition, meaningOf, meaningOfBanner } from './wordings.ts';
import type { Meaning } from './wordings.ts';

/** What one part of a section said in place of entries. */
export interface Verdict {
  readonly role: Role | undefined;
  readonly state: Meaning['state'] | 'text-only';
  readonly reason?: string | undefined;
}

/** A section, read. */
export interface SectionResult {
  readonly code: SectionCode;
  readonly drafts: readonly Draft[];
  readonly verdicts: readonly Verdict[];
  readonly warnings: ReadonlySet<ListWarning>;
  /** A table of discontinued repeats had no column for the start. */
  readonly noStart: boolean;
}

/** A narrative whose XHTML could be scanned. */
export interface Narrative {
  readonly root: XmlElement;
  readonly blocks: readonly Block[];
}

/** Scans a narrative; what is malformed beyond repair is an error, told once. */
export function openNarrative(
  div: string,
  log: Context['log'],
  { path, options }: { readonly path: string; readonly options: XmlOptions },
): Narrative | undefined {
  const { text, active } = prepareXhtml(div);
  const parsed = parseXmlText(text, options);
  if (active > 0) {
    const what = `${active} scripts or embedded elements were left out; nothing in them was read`;
    log.warning(path, what);
  }
  if ('fault' in parsed) {
    log.error(path, `the narrative is not well-formed XHTML: ${parsed.fault.what}`);
    return undefined;
  }
  return { root: parsed.root, blocks: blocksOf(parsed.root) };
}

/** Reads a section: its tables become entries, its sentences and banners say what is missing. */
export function readSection(
  context: Context,
  code: SectionCode,
  { root, blocks }: Narrative,
): SectionResult {
  coverNarrative(context, root);
  const state: State = {
    context,
    code,
    part: newPart(undefined),
    roles: new Set(),
    drafts: [],
    verdicts: [],
    warnings: new Set(),
    noStart: false,
  };
  for (const block of blocks) takeBlock(state, block);
  closePart(state, true);
  reportMissing(state, root);
  if (state.drafts.length === 0 && state.verdicts.length === 0) {
    context.log.error(placeOf(context, root), 'the section holds neither a table nor a sentence');
    state.verdicts.push({ role: undefined, state: 'unavailable', reason: EMPTY });
  }
  return { ...state, drafts: joinPressures(foldOverviews(state.drafts)) };
}

const EMPTY = 'the section holds neither a table nor a sentence';

interface Part {
  readonly role: Role | undefined;
  readonly heading: XmlElement | undefined;
  /** Its heading names what belongs to another section. */
  readonly isForeign?: boolean | undefined;
  readonly unknown: XmlElement[];
  tables: number;
  said: number;
}

interface State {
  readonly context: Context;
  readonly code: SectionCode;
  part: Part;
  /** The parts told by a heading. */
  readonly roles: Set<Role>;
  readonly drafts: Draft[];
  readonly verdicts: Verdict[];
  readonly warnings: Set<ListWarning>;
  noStart: boolean;
}

function newPart(role: Role | undefined, heading?: XmlElement): Part {
  return { role, heading, unknown: [], tables: 0, said: 0 };
}

function takeBlock(state: State, block: Block): void {
  switch (block.type) {
    case 'heading':
      return takeHeading(state, block);
    case 'banner':
      return takeBanner(state, block);
    case 'table':
      return takeTable(state, block.element);
    case 'sentence':
      return takeSentence(state, block);
  }
}

function takeHeading(state: State, { level, lines, element }: Block & { type: 'heading' }): void {
  const text = folded(lines);
  const { code } = state;
  if (text === '') return;
  if (level === 1) {
    reportContradiction(state, sectionOfTitle(text), element);
    return;
  }
  closePart(state, false);
  const role = roleOfHeading(text, SECTIONS[code].roles);
  if (role !== undefined) state.roles.add(role);
  const isForeign = role === undefined && namesPart(text) && sectionOfTitle(text) !== code;
  state.part = { ...newPart(role, element), isForeign };
}

/** A title that is none of ours may be a supplier's own; one of another section makes all of it doubtful. */
function reportContradiction(
  { context, code }: State,
  titled: SectionCode | undefined,
  element: XmlElement,
): void {
  if (titled === code) return;
  const place = placeOf(context, element);
  const what = 'the heading names another section than the code';
  // A summary is made of parts of the other sections.
  if (titled === undefined || code === 'SUM') context.log.warning(place, what);
  else context.log.error(place, what);
}

function takeBanner(state: State, block: Block & { type: 'banner' }): void {
  const { context, warnings } = state;
  if (block.lines.length === 0) return;
  const place = placeOf(context, block.element);
  switch (meaningOfBanner(block.banner, folded(block.lines))) {
    case 'in-transit':
      warnings.add('data-in-transit');
      return;
    case 'left-out':
      if (context.supplier?.bannerAlways !== true) warnings.add('confidential-items');
      else context.log.warning(place, 'the supplier shows its exclusion banner on every section');
      return;
    case 'part-of-time':
      context.log.error(place, 'the section was restricted to a period: the rest was not returned');
      return;
    case 'unknown':
      context.log.warning(place, 'a banner this reader does not know');
      context.unmapped(block.banner);
      return;
    case 'whole':
    case 'standing':
  }
}

function takeTable(state: State, element: XmlElement): void {
  const { context, code, part } = state;
  const role = part.role ?? (part.isForeign === true ? undefined : SECTIONS[code].alone);
  part.tables += 1;
  if (role === undefined) {
    context.log.error(placeOf(context, element), 'a table stands under no heading that is known');
    context.unmapped('table');
    state.verdicts.push({ role, state: 'unavailable', reason: 'a table could not be read' });
    return;
  }
  const { drafts, hidden, meanings, columns, fault } = readTable(context, role, element);
  state.drafts.push(...drafts);
  if (hidden > 0) state.warnings.add('confidential-items');
  if (role === 'medication-discontinued' && !columns.has('date')) state.noStart = true;
  for (const meaning of meanings) state.verdicts.push({ role, ...meaning });
  if (fault !== undefined) {
    state.verdicts.push({ role, state: 'unavailable', reason: 'a table could not be read' });
  } else if (drafts.length === 0 && meanings.length === 0) {
    state.verdicts.push({ role, ...(hidden > 0 ? HIDDEN : NO_ROWS) });
  }
}

const NO_ROWS: Meaning = { state: 'nothing-recorded' };
const HIDDEN: Meaning = { state: 'withheld', reason: 'all that the table shows is hidden' };

function takeSentence(state: State, { lines, element }: Block & { type: 'sentence' }): void {
  const meaning = meaningOf(folded(lines));
  if (state.part.said > 0 && isAddition(folded(lines))) return;
  if (meaning === undefined) {
    state.part.unknown.push(element);
    return;
  }
  state.part.said += 1;
  const role = state.part.role ?? SECTIONS[state.code].alone;
  state.verdicts.push({ role, ...meaning });
  if (meaning.reason !== undefined) {
    const what = `${state.code}${role === undefined ? '' : ` (${role})`}: ${meaning.reason}`;
    state.context.log.warning(placeOf(state.context, element), what);
  }
}

/** A sentence nobody knows is all that a part says only where it has no table and says nothing else. */
function closePart(state: State, isLast: boolean): void {
  const { context, part, code } = state;
  const role = part.role ?? SECTIONS[code].alone;
  const isAnswered = part.tables > 0 || part.said > 0;
  for (const element of part.unknown) {
    context.unmapped('sentence');
    const place = placeOf(context, element);
    if (isAnswered || (part.heading === undefined && !isLast)) {
      context.log.warning(place, 'a sentence this reader does not know');
    } else {
      context.log.error(place, 'a sentence this reader does not know stands in place of a table');
      state.verdicts.push({ role, state: 'text-only' });
    }
  }
  if (part.heading !== undefined && !isAnswered && part.unknown.length === 0) {
    context.log.error(placeOf(context, part.heading), 'a heading has nothing under it');
    state.verdicts.push({ role, state: 'unavailable', reason: 'a heading has nothing under it' });
  }
}

/** Release 0.5 has other parts for drugs; a section without any heading has none. */
function reportMissing({ context, code, roles }: State, root: XmlElement): void {
  if (roles.size === 0 || OLDER.some((role) => roles.has(role))) return;
  const missing = SECTIONS[code].parts.filter((part) => !roles.has(part));
  if (missing.length === 0) return;
  const what = `the section ${code} has no part ${missing.join(', ')}`;
  context.log.warning(placeOf(context, root), what);
}

const OLDER: readonly Role[] = ['medication-current', 'medication-past'];

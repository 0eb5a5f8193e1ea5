import { canonicalDecimal } from '../../src/base/decimal.ts';
import { groupBy } from '../../src/base/ordering.ts';
import { entryLimit, limitsOn } from '../../src/compare/limits.ts';
import { printEntries } from '../../src/compare/document-entries.ts';
import { factsOf } from '../../src/match/entry-facts.ts';
import type { EntryFacts } from '../../src/match/entry-facts.ts';
import { termKey } from '../../src/base/term-key.ts';
import type { CodeMapAnswers } from '../../src/record/code-map.ts';
import type { EntryKind } from '../../src/record/entry-kind.ts';
import type { Entry } from '../../src/record/entry.ts';
import type { Reading } from '../../src/record/reading.ts';
import { SIDES, otherSide } from '../../src/record/side.ts';
import type { BySide, Side } from '../../src/record/side.ts';
import type { ClassOf } from './code-classes.ts';
import { classesOf } from './code-classes.ts';

/** An entry in our normal form: what it says, in one spelling each; a field that says nothing is left out. */
export type NormalEntry = Readonly<Record<string, string>> & { readonly kind: string };

/**
 * The entries of a side in our normal form, who they are about being the first, and where each stands in the
 * comparison document.
 */
export interface NormalSide {
  readonly entries: readonly NormalEntry[];
  readonly places: readonly number[];
}

/**
 * Our normaliser, in front of every peer and of the baseline: both answers read, doses, units, numbers,
 * dates and texts in one spelling, codes that mean the same under one name (by the maps
 * too, where there are any), and all left out that one of the two formats cannot say. What it takes from the other
 * side is only which fields and systems are in use there, and which things are told there at all.
 */
export function normalise(
  readings: BySide<Reading>,
  maps: CodeMapAnswers | undefined,
): BySide<NormalSide> {
  const both = SIDES.flatMap((side) => readings[side].record.entries);
  const how = { kindOf: refiling(readings), classOf: classesOf(both, maps) };
  const drafts = { mig: draftsOf(readings, 'mig', how), hie: draftsOf(readings, 'hie', how) };
  const said = { mig: saidBy(drafts.mig), hie: saidBy(drafts.hie) };
  const limits = [...readings.mig.limits, ...readings.hie.limits];
  const named = (draft: Draft): Draft => ({ ...draft, name: nameIn(draft, said, limits) });
  const all = { mig: drafts.mig.map(named), hie: drafts.hie.map(named) };
  const kept = { mig: withoutExcused(all.mig, all.hie), hie: withoutExcused(all.hie, all.mig) };
  const byId = { mig: groupBy(all.mig, idOf), hie: groupBy(all.hie, idOf) };
  const finish = (side: Side): NormalSide => ({
    entries: [
      patientOf(readings[side]),
      ...kept[side].map((draft) => finished(draft, { said, limits, byId: byId[side] })),
    ],
    places: [NOWHERE, ...kept[side].map(({ place }) => place)],
  });
  return { mig: finish('mig'), hie: finish('hie') };
}

/** The place of what stands beside the entries: who the answer is about. */
export const NOWHERE = -1;

function patientOf({ record: { patient } }: Reading): NormalEntry {
  const { nhsNumber = '', birthDate, familyName = '', givenName = '' } = patient ?? {};
  const name = termKey(`${givenName} ${familyName}`);
  return { kind: 'patient', nhsNumber, name, date: birthDate?.text ?? '' };
}

/** What the other format cannot hold is left out, unless the other side has something of that name. */
function withoutExcused(own: readonly Draft[], other: readonly Draft[]): readonly Draft[] {
  const told = new Set(other.map(({ kind, name }) => `${kind} ${name}`));
  return own.filter(({ excused, kind, name }) => !excused || told.has(`${kind} ${name}`));
}

/** An entry on its way: every field it could have. */
interface Draft {
  readonly place: number;
  readonly own: EntryKind;
  readonly kind: EntryKind;
  readonly fields: Readonly<Record<string, string>>;
  readonly systems: readonly string[];
  readonly code: string | undefined;
  readonly term: string | undefined;
  readonly name: string | undefined;
  readonly excused: boolean;
  readonly entry: Entry;
}

interface Normalising {
  readonly kindOf: (kind: EntryKind) => EntryKind;
  readonly classOf: ClassOf;
}

/** A kind one of the formats files under another is that other one on both sides. */
function refiling({ mig, hie }: BySide<Reading>): Normalising['kindOf'] {
  const refiled = new Map<EntryKind, EntryKind>();
  for (const { kind, as } of limitsOn([...mig.limits, ...hie.limits], 'kind')) {
    if (as !== undefined) refiled.set(kind, as);
  }
  return (kind) => refiled.get(kind) ?? kind;
}

function draftsOf(
  readings: BySide<Reading>,
  side: Side,
  { kindOf, classOf }: Normalising,
): Draft[] {
  const facts = factsOf(readings[side].record.entries);
  const { placeOf } = printEntries(facts);
  return facts.map((each) => ({
    place: placeOf[each.index] ?? -1,
    own: each.entry.kind,
    kind: kindOf(each.entry.kind),
    fields: fieldsOf(each),
    systems: each.entry.codes.map(({ system, identifies = '' }) => `|${system} ${identifies}`),
    code: classOf(each.entry),
    term: termKey(each.entry.term ?? '') || undefined,
    name: undefined,
    excused: entryLimit(readings[otherSide(side)], each.entry) !== undefined,
    entry: each.entry,
  }));
}

function fieldsOf({ entry, days, value, details, lines, noneKnown }: EntryFacts): Draft['fields'] {
  const fields: Record<string, string> = {};
  const set = (field: string, text: string | undefined): void => {
    if (text !== undefined && text !== '') fields[field] = text;
  };
  set('date', days?.wall);
  set('status', OVER.has(entry.status ?? '') ? 'over' : entry.status);
  set('about', entry.about);
  set('asserts', noneKnown ? 'none-known' : undefined);
  set('value', value);
  for (const [field, text] of details) if (!UNSTEADY.has(field)) set(field, text);
  set('range', rangeOf(entry));
  set(
    'text',
    lines
      .filter((line) => line !== ANY_REPORT)
      .sort()
      .join('\n'),
  );
  for (const { relation } of entry.links) if (TOLD_LINKS.has(relation)) fields[relation] = '';
  return fields;
}

/** What GP Connect calls every report says nothing about one. */
const ANY_REPORT = 'diagnostic studies report';

/** Links both wires tell. */
const TOLD_LINKS: ReadonlySet<string> = new Set(['problem', 'panel']);

/** One system says that a course is over, another why. */
const OVER: ReadonlySet<string> = new Set(['ended', 'completed', 'stopped']);

/** Told of some entries of a kind and not of others, as each system likes. */
const UNSTEADY: ReadonlySet<string> = new Set(['issuesMade', 'endReason', 'specimen']);

/** The unit of a range is that of the value, and often not told again. */
function rangeOf({ detail }: Entry): string | undefined {
  if (!('range' in detail) || detail.range === undefined) return undefined;
  const { low, high } = detail.range;
  return [low, high].map((limit) => (limit ? canonicalDecimal(limit.number) : '')).join(' to ');
}

/** Fields and code systems a side uses, by kind: how many entries have each; of dates, the longest. */
type Said = ReadonlyMap<string, number>;

const LONGEST = 'longest date';

function saidBy(drafts: readonly Draft[]): Said {
  const said = new Map<string, number>();
  for (const { kind, fields, systems } of drafts) {
    for (const name of [...Object.keys(fields), ...systems]) {
      const key = `${kind} ${name}`;
      said.set(key, (said.get(key) ?? 0) + 1);
    }
    const { date = '' } = fields;
    said.set(`${kind} ${LONGEST}`, Math.max(said.get(`${kind} ${LONGEST}`) ?? 0, date.length));
  }
  return said;
}

/** Characters of a day. */
const DAY = 10;

interface Finishing {
  readonly said: BySide<Said>;
  readonly limits: Reading['limits'];
  /** All entries of the side, by their local identifiers. */
  readonly byId: ReadonlyMap<string, readonly Draft[]>;
}

function finished(draft: Draft, { said, limits, byId }: Finishing): NormalEntry {
  const { kind, name, fields } = draft;
  const entry: Record<string, string> = { kind };
  if (name !== undefined) entry['name'] = name;
  for (const field of Object.keys(fields).sort()) {
    const inUse = SIDES.every((side) => said[side].has(`${kind} ${field}`));
    if (!(inUse || ALWAYS.has(field)) || isLimited(draft, field, limits)) continue;
    entry[field] = TOLD_LINKS.has(field) ? linksOf(draft, field, byId) : (fields[field] ?? '');
  }
  // Times are left out where one side tells none.
  const length = Math.min(...SIDES.map((side) => said[side].get(`${kind} ${LONGEST}`) ?? 0));
  if (entry['date'] !== undefined) entry['date'] = entry['date'].slice(0, Math.max(length, DAY));
  return entry as NormalEntry;
}

/** Said by one side alone these are differences, and never a matter of how a system writes. */
const ALWAYS: ReadonlySet<string> = new Set(['date', 'about', 'asserts', 'text']);

/** Entries pointed to, by kind, name and date: local identifiers say nothing to the other side. */
function linksOf({ entry }: Draft, relation: string, byId: Finishing['byId']): string {
  const targets = new Set(
    entry.links.filter((link) => link.relation === relation).map(({ target }) => target),
  );
  return [...targets]
    .flatMap((target) => byId.get(target) ?? [])
    .map(({ kind, name, fields }) => `${kind}|${name}|${fields['date']?.slice(0, DAY)}`)
    .sort()
    .join('\n');
}

function idOf({ entry }: Draft): string {
  return entry.localId ?? '';
}

function isLimited({ kind, own }: Draft, field: string, limits: Reading['limits']): boolean {
  const all = field === 'text' ? [...limitsOn(limits, 'text-composed')] : [];
  const told = [...limitsOn(limits, field), ...all];
  return told.some((limit) => limit.kind === kind || limit.kind === own);
}

/** The class of its codes; the wording where the two formats have no system in common for the kind. */
function nameIn(draft: Draft, said: BySide<Said>, limits: Reading['limits']): string | undefined {
  const { kind, systems, code, term } = draft;
  // A blood pressure is what it is; some formats give its two halves and nothing over them.
  if (kind === 'blood-pressure') return undefined;
  const isShared = [...said.mig.keys()].some(
    (key) => key.startsWith(`${kind} `) && key.includes('|') && said.hie.has(key),
  );
  const hasCode = code !== undefined && systems.length > 0 && isShared;
  if (hasCode && !isLimited(draft, 'codes', limits)) return code;
  return isLimited(draft, 'term', limits) ? undefined : term;
}

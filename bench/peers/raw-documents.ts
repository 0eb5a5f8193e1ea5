import { numbered } from './natural-key.ts';
import type { BySide } from '../../src/record/side.ts';
import { SIDES } from '../../src/record/side.ts';
import type { DocumentEntry } from '../../src/compare/document.ts';
import type { Touch } from '../faults/score.ts';
import type { Natural, PeerItem } from './adapter.ts';

/** A resource of a bundle, as any JSON reader sees it. */
type Resource = Readonly<Record<string, unknown>> & { readonly resourceType: string };

/** The resources of one answer, in its order. */
export type RawSide = readonly Resource[];

/** The resources of an answer that is one FHIR bundle; undefined for any other answer. */
export function resourcesOf(files: readonly { readonly content: string }[]): RawSide | undefined {
  const [file, ...more] = files;
  const text = file?.content.trim() ?? '';
  if (more.length > 0 || !text.startsWith('{')) return undefined;
  const { entry } = JSON.parse(text) as { entry?: readonly { resource: Resource }[] };
  return entry?.map(({ resource }) => resource);
}

/** What somebody who knows FHIR would tell a differ about resources. */
export function naturalOf(raw: BySide<RawSide>): Natural {
  const drugs = new Map(
    [...raw.mig, ...raw.hie]
      .filter(({ resourceType }) => resourceType === 'Medication')
      .map((drug) => [`Medication/${String(drug['id'])}`, codeOf(drug)]),
  );
  return {
    keys: (list) => numbered(list, (one) => nameOf(one as Resource, drugs)),
    ignored: IGNORED,
    ignoredAtTop: IGNORED_AT_TOP,
  };
}

/** Ids, references by id and stamps: they tell nothing of the patient and differ between any two services. */
const IGNORED = ['id', 'meta', 'identifier', 'reference', 'groupIdentifier'];

/** What a system makes of the rest for people to read, and when it was typed in. */
const IGNORED_AT_TOP = ['text', 'issued', 'dateAsserted'];

const CODE_FIELDS = ['code', 'vaccineCode', 'medicationCodeableConcept', 'type', 'title', 'name'];
const DATE_FIELDS = [
  'effectiveDateTime',
  'onsetDateTime',
  'occurrenceDateTime',
  'effectivePeriod',
  'period',
  'authoredOn',
  'assertedDate',
  'date',
  'issued',
];

function nameOf(one: Resource, drugs: ReadonlyMap<string, string>): string {
  const drug = (one['medicationReference'] as { reference?: string } | undefined)?.reference;
  const code = drug === undefined ? codeOf(one) : (drugs.get(drug) ?? '');
  const intent = typeof one['intent'] === 'string' ? one['intent'] : '';
  return [one.resourceType, intent, code, dateOf(one).slice(0, DAY)].join('|');
}

const DAY = 10;

function dateOf(one: Resource): string {
  for (const field of DATE_FIELDS) {
    const date = one[field];
    if (typeof date === 'string') return date;
    if (date !== undefined) return (date as { start?: string }).start ?? '';
  }
  return '';
}

/** The SNOMED code where there is one, else the first; a text where there is none. */
function codeOf(one: Resource): string {
  const field = CODE_FIELDS.map((name) => one[name]).find((value) => value !== undefined);
  if (typeof field === 'string') return field;
  const { coding = [], text = '' } = (field ?? {}) as {
    coding?: readonly { system?: string; code?: string }[];
    text?: string;
  };
  const snomed = coding.find(({ system }) => system === 'http://snomed.info/sct');
  return (snomed ?? coding[0])?.code ?? text;
}

/** Turns places in the list of resources into entries of the comparison document. */
export function resolver(
  raw: BySide<RawSide>,
  entries: BySide<readonly DocumentEntry[]>,
): (item: PeerItem) => readonly Touch[] {
  const tables = { mig: entriesAt(raw.mig, entries.mig), hie: entriesAt(raw.hie, entries.hie) };
  return (item) =>
    SIDES.flatMap((side) => {
      const place = item[side];
      const found = place === null ? [] : (tables[side][place] ?? []);
      return found.map((entryIndex) => ({ side, entryIndex }));
    });
}

/** Whether an item is about the Patient itself. */
export function isPatient(item: PeerItem, raw: BySide<RawSide>): boolean {
  return SIDES.some((side) => raw[side][item[side] ?? -1]?.resourceType === 'Patient');
}

/** Resources everything points to; a link over them says nothing. */
const HUBS: ReadonlySet<string> = new Set([
  'List',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Encounter',
]);

/**
 * The entries each resource tells of: its own, by the path our reader gives; else, for a drug, a specimen
 * or a report, those of the resources it points to or that point to it.
 */
function entriesAt(
  raw: RawSide,
  entries: readonly DocumentEntry[],
): readonly (readonly number[])[] {
  const own = raw.map((): number[] => []);
  for (const [entryIndex, { source }] of entries.entries()) {
    const place = /^entry\[(\d+)\]/.exec(source)?.[1];
    if (place !== undefined) own[Number(place)]?.push(entryIndex);
  }
  const linked = linksIn(raw);
  return own.map((ownEntries, at) =>
    ownEntries.length > 0
      ? ownEntries
      : [...(linked[at] ?? [])].flatMap((other) => own[other] ?? []),
  );
}

/** Places of the resources each one points to or is pointed to by. */
function linksIn(raw: RawSide): readonly ReadonlySet<number>[] {
  const places: ReadonlyMap<string, number> = new Map(
    raw.flatMap((one, at) =>
      HUBS.has(one.resourceType) ? [] : [[`${one.resourceType}/${String(one['id'])}`, at] as const],
    ),
  );
  const linked = raw.map((): Set<number> => new Set());
  for (const at of places.values()) {
    for (const [, to = ''] of JSON.stringify(raw[at]).matchAll(/"reference":"([^"]+)"/g)) {
      const target = places.get(to);
      if (target === undefined) continue;
      linked[at]?.add(target);
      linked[target]?.add(at);
    }
  }
  return linked;
}

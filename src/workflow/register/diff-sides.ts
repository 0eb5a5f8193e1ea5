import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type CalendarDate, parseCalendarDate } from '../../base/calendar-date.ts';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import type {
  ComparedOrganisation,
  DiffSide,
} from '../../programme/organisations/organisation-diff.ts';
import type { Groups } from '../../programme/organisations/diff-groups.ts';
import { everyImport } from '../../store/import-history.ts';
import {
  type ImportSource,
  type StoredImport,
  importsAsAt,
  listImports,
} from '../../store/imports.ts';
import type { StoreHandle } from '../../store/open-store.ts';
import {
  type ListedOrganisation,
  organisationsOfImport,
  registerAsAt,
} from '../../store/organisations.ts';
import { readImportFile } from './import-file.ts';

/** Kinds of file that list organisations. */
export const ORGANISATION_SOURCES = [
  'epraccur',
  'etr',
  'ets',
  'eccg',
  'ebranchs',
  'epcn',
  'epcn-workbook',
  'documents',
  'organisations',
] as const satisfies readonly ImportSource[];

/** A side of a comparison and the imports it rests on. */
export interface OpenedSide extends DiffSide {
  readonly organisations: ReadonlyMap<string, ComparedOrganisation & Groups>;
  readonly imports: readonly StoredImport[];
  /** The one import that was named; undefined for a day. */
  readonly named: StoredImport | undefined;
}

/** What a word on the command line names: a day, or one import by number, file or name of file. */
export type SideName =
  | { readonly day: CalendarDate; readonly named?: undefined }
  | { readonly day: CalendarDate; readonly named: StoredImport };

/** Finds what a side names; a word that names nothing, or several imports, is an error that lists them. */
export async function findSide(store: StoreHandle, text: string): Promise<SideName> {
  const day = parseCalendarDate(text.trim());
  if (day !== undefined) return { day };
  const imports = await listOrganisationImports(store);
  const found = /^\d{1,7}$/.test(text)
    ? imports.filter(({ id }) => id === Number(text))
    : findFile(imports, text);
  const [only] = found;
  if (only === undefined) throw (await revertedSide(store, text)) ?? unknownSide(text);
  if (found.length > 1) throw ambiguousSide(text, found);
  return { day: only.asAt, named: only };
}

/** Reads a side: the whole register of a day, or what one kind of file says of it. */
export async function openSide(
  store: StoreHandle,
  name: SideName,
  source: ImportSource | undefined,
): Promise<OpenedSide> {
  const named = name.named ?? (await findSnapshot(store, name.day, source));
  if (named !== undefined) {
    const organisations = await organisationsOfImport(store, named.id);
    return sideOf(name.day, [named], organisations, named);
  }
  const { imports, organisations } = await registerAsAt(store, name.day);
  const used = imports.filter((one) => ORGANISATION_SOURCES.some((known) => known === one.source));
  return sideOf(name.day, used, organisations, undefined);
}

async function listOrganisationImports(store: StoreHandle): Promise<StoredImport[]> {
  const lists = await Promise.all(ORGANISATION_SOURCES.map((source) => listImports(store, source)));
  return lists.flat();
}

/** By content when the file is there, since names repeat; otherwise by name. */
function findFile(imports: readonly StoredImport[], text: string): readonly StoredImport[] {
  if (existsSync(text)) {
    const { sha256 } = readImportFile(text);
    return imports.filter((one) => one.sha256 === sha256);
  }
  return imports.filter(({ file }) => file === basename(text));
}

/** Beside a file, a day stands for the file of the same kind in use on it. */
async function findSnapshot(
  store: StoreHandle,
  day: CalendarDate,
  source: ImportSource | undefined,
): Promise<StoredImport | undefined> {
  if (source === undefined) return undefined;
  const snapshot = (await importsAsAt(store, day)).find((one) => one.source === source);
  if (snapshot !== undefined) return snapshot;
  throw new ExpectedError({
    code: 'MIG2HIE_UNKNOWN_SNAPSHOT',
    exit: EXIT.usage,
    message: `No ${source} file of ${day} or before is imported.`,
    next: ['Import one with "mig2hie orgs import", or name another day.'],
  });
}

function sideOf(
  asAt: CalendarDate,
  imports: readonly StoredImport[],
  organisations: readonly ListedOrganisation[],
  named: StoredImport | undefined,
): OpenedSide {
  const byId = new Map(imports.map((one) => [one.id, one]));
  const compared = organisations.map((one): [string, ComparedOrganisation & Groups] => {
    const { source = '', importedAs = '' } = byId.get(one.import) ?? {};
    return [one.code, { ...one, source, importedAs }];
  });
  const sources = new Set<string>(imports.map(({ source }) => source));
  return { asAt, imports, named, sources, organisations: new Map(compared) };
}

/** An import that was taken back is not unknown, and nothing reads it. */
async function revertedSide(store: StoreHandle, text: string): Promise<ExpectedError | undefined> {
  const every = await everyImport(store);
  const one = every.find(
    ({ id, file, reverted }) =>
      reverted !== undefined && (String(id) === text || file === basename(text)),
  );
  if (one?.reverted === undefined) return undefined;
  const { at, by } = one.reverted;
  return new ExpectedError({
    code: 'MIG2HIE_IMPORT_REVERTED',
    exit: EXIT.usage,
    message: `Import ${one.id} (${one.file}) was taken back on ${at.slice(0, 10)} by ${by}, so nothing is compared with it.`,
    next: ['Name another import ("mig2hie imports list") or a day; or import its file again.'],
  });
}

function unknownSide(text: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_UNKNOWN_SNAPSHOT',
    exit: EXIT.usage,
    message: `${maskNumbers(text.slice(0, 100))} is no day, and no import of organisations.`,
    next: [
      'Give a day as yyyy-mm-dd, a file that was imported, its name, or the number of an import.',
      'Import a file first with "mig2hie orgs import FILE --as-at yyyy-mm-dd".',
    ],
  });
}

function ambiguousSide(text: string, found: readonly StoredImport[]): ExpectedError {
  const imports = found.map(({ id, asAt, importedAs }) => `${id} (${importedAs}, ${asAt})`);
  return new ExpectedError({
    code: 'MIG2HIE_AMBIGUOUS_SNAPSHOT',
    exit: EXIT.usage,
    message: `${maskNumbers(text.slice(0, 100))} names several imports: ${imports.join(', ')}.`,
    next: ['Give the number of the one you mean, or its day.'],
  });
}

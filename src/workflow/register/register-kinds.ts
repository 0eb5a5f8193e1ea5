import type { CalendarDate } from '../../base/calendar-date.ts';
import type { Config } from '../../config/schema.ts';
import { readCsvRows, toTable } from '../../programme/files/csv-rows.ts';
import {
  type FileRefusal,
  type ImportNote,
  type RejectedRow,
  isRefusal,
} from '../../programme/files/file-reading.ts';
import {
  REGISTER_SOURCES,
  type RegisterSource,
} from '../../programme/organisations/organisation.ts';
import type { ImportDraft, ImportSource } from '../../store/imports.ts';
import type { StoreHandle } from '../../store/open-store.ts';
import type { ImportFile } from './import-file.ts';
import { ASSURANCE_KIND } from './read-assurance-kind.ts';
import { readOrganisationFile } from './read-organisation-file.ts';
import { ROUTE_KIND } from './read-route-kind.ts';

/** A file of the register that was read and can be stored. */
export interface RegisterReading {
  readonly source: ImportSource;
  /** What it was read as, dialect included. */
  readonly importedAs: string;
  /** Rows of the file, a header left out. */
  readonly rows: number;
  readonly kept: number;
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly ImportNote[];
  /** ODS codes the file speaks of and does not itself list: those no snapshot lists are noted. */
  readonly mentions: readonly string[];
  /** Writes the import and what it holds, in one transaction. */
  readonly save: (store: StoreHandle, draft: ImportDraft) => Promise<number>;
}

/** What a reader of a kind may look at beside the file. */
export interface RegisterReadOptions {
  readonly asAt: CalendarDate;
  readonly config: Config;
}

/** A kind of file `orgs import` takes. */
export interface RegisterKind {
  readonly id: ImportSource;
  /** Whether a header (names in lower case) leaves no doubt; left out where the kind must be named. */
  readonly detects?: (header: readonly string[]) => boolean;
  readonly read: (
    file: ImportFile,
    options: RegisterReadOptions,
  ) => Promise<RegisterReading | FileRefusal>;
}

/** Every kind of file `orgs import` takes: one line each. */
export const REGISTER_KINDS: readonly RegisterKind[] = [
  ...REGISTER_SOURCES.map(organisationKind),
  ASSURANCE_KIND,
  ROUTE_KIND,
];

/** Reads a file as the kind named, or as the one its content shows; refuses to guess. */
export async function readRegisterKind(
  file: ImportFile,
  kind: string | undefined,
  options: RegisterReadOptions,
): Promise<RegisterReading | FileRefusal> {
  const chosen = REGISTER_KINDS.find((one) => one.id === kind) ?? detectKind(file);
  if (chosen !== undefined) return chosen.read(file, options);
  return readOrganisationFile(file, { asAt: options.asAt });
}

function organisationKind(id: RegisterSource): RegisterKind {
  return { id, read: (file, { asAt }) => readOrganisationFile(file, { asAt, source: id }) };
}

/** The one kind whose header this is; files of organisations are told apart by their own reader. */
function detectKind(file: ImportFile): RegisterKind | undefined {
  const candidates = REGISTER_KINDS.filter(({ detects }) => detects !== undefined);
  if (candidates.length === 0) return undefined;
  const rows = readCsvRows(file.text.slice(0, HEADER_LENGTH).split('\n', 1).join(''));
  if (isRefusal(rows)) return undefined;
  const { header } = toTable(rows);
  const found = candidates.filter((one) => one.detects?.(header) === true);
  return found.length === 1 ? found[0] : undefined;
}

/** A header longer than this is none we know. */
const HEADER_LENGTH = 10_000;

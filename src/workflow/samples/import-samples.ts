import { resolve } from 'node:path';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import { pseudonymOf } from '../../store/pseudonym.ts';
import {
  type SampleColumns,
  type SampleMember,
  listSampleLists,
  saveSampleList,
} from '../../store/samples.ts';
import type { Context } from '../context.ts';
import { unknownPractices } from '../register/known-practices.ts';
import { openSecrets } from '../compare/open-secrets.ts';
import {
  type RowFault,
  SAMPLE_COLUMNS,
  type SampleFile,
  readSampleList,
} from './read-sample-list.ts';

/** What to import, and how strictly. */
export interface ImportSamplesOptions {
  readonly file: string;
  readonly columns?: SampleColumns | undefined;
  /** Take the good rows of a list that has bad ones. */
  readonly skipBadRows: boolean;
  /** Check only; nothing is stored. */
  readonly dryRun: boolean;
}

/** What an import did; shape of `samples import --json`. */
export interface ImportSamplesResult {
  readonly schema: 'mig2hie/sample-import/1';
  readonly file: string;
  readonly sha256: string;
  /** Id of the stored list; null when nothing was stored. */
  readonly list: number | null;
  readonly rows: { readonly read: number; readonly accepted: number; readonly refused: number };
  readonly patients: number;
  readonly practices: readonly { readonly code: string; readonly patients: number }[];
  readonly strata: readonly { readonly stratum: string | null; readonly patients: number }[];
  /** Codes the imported organisations do not hold; null when none were imported yet. */
  readonly unknownPractices: readonly string[] | null;
  readonly refused: readonly RowFault[];
}

/** Imports a sample list: pseudonyms, practices and strata are stored, never a number. */
export async function importSamples(
  context: Context,
  options: ImportSamplesOptions,
): Promise<ImportSamplesResult> {
  const file = resolve(options.file);
  if (maskNumbers(file) !== file) throw numberInPath();
  const columns = options.columns ?? SAMPLE_COLUMNS;
  const live = context.config.patientData === 'live';
  const { keys } = openSecrets(context);
  await checkKeys(context, keys.id);
  const read = readSampleList(file, { columns, live });
  if (read.faults.length > 0 && !options.skipBadRows) throw refusal(file, read);
  if (read.rows.length === 0) throw emptyList(file);
  const members = read.rows.map((row): SampleMember => ({
    practice: row.practice,
    pseudonym: pseudonymOf(row.nhsNumber, keys.pseudonymKey),
    stratum: row.stratum,
  }));
  const source = {
    file,
    sha256: read.sha256,
    columns,
    keyId: keys.id,
    importedAt: context.clock(),
    rowsRead: read.rowsRead,
    rowsRefused: read.faults.length,
  };
  const list = options.dryRun ? null : await saveSampleList(context.store, source, members);
  const practices = countBy(members, (member) => member.practice);
  return {
    schema: 'mig2hie/sample-import/1',
    file,
    sha256: read.sha256,
    list,
    rows: { read: read.rowsRead, accepted: read.rows.length, refused: read.faults.length },
    patients: new Set(members.map((member) => member.pseudonym)).size,
    practices: practices.map(([code, patients]) => ({ code: code ?? '', patients })),
    strata: countBy(members, (member) => member.stratum).map(([stratum, patients]) => ({
      stratum: stratum ?? null,
      patients,
    })),
    unknownPractices: await unknownPractices(
      context,
      practices.map(([code]) => code ?? ''),
    ),
    refused: read.faults,
  };
}

/** Pseudonyms of two keys never meet: the same patient would be two, and no stored run could go on. */
async function checkKeys(context: Context, keyId: string): Promise<void> {
  const lists = await listSampleLists(context.store);
  if (lists.every((list) => list.keyId === keyId)) return;
  throw new ExpectedError({
    code: 'MIG2HIE_OTHER_KEYS',
    exit: EXIT.usage,
    message: 'The sample lists in the store were imported with other keys than the ones found now.',
    next: [
      'Put back the key file they were imported with; the configuration says under "keys" where it lies.',
      'Or begin a new workspace with "mig2hie init" when the old keys are gone.',
    ],
  });
}

/** How many rows of a refused list are told one by one. */
const FAULTS_TOLD_MAX = 20;

function refusal(file: string, read: SampleFile): ExpectedError {
  const told = read.faults
    .slice(0, FAULTS_TOLD_MAX)
    .map((fault) => `\n  line ${fault.line}, column ${fault.column}: ${fault.reason}`);
  const more = read.faults.length - told.length;
  return new ExpectedError({
    code: 'MIG2HIE_SAMPLE_ROWS',
    exit: EXIT.usage,
    message: `${file} was not imported: ${read.faults.length} of its ${read.rowsRead} rows are bad.${told.join('')}${more > 0 ? `\n  and ${more} more` : ''}`,
    next: [
      'Correct the rows and import the list again; nothing was stored.',
      'Or import the good rows alone with --skip-bad-rows; the bad ones are listed and counted.',
    ],
  });
}

function emptyList(file: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_SAMPLE_EMPTY',
    exit: EXIT.usage,
    message: `${file} holds no row that can be imported.`,
    next: ['Fill the list: one line for each patient, practice,nhs_number,stratum.'],
  });
}

function numberInPath(): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_NUMBER_IN_PATH',
    exit: EXIT.usage,
    message: 'The path of the sample list holds an NHS number, and the store keeps the path.',
    next: ['Give the file or folder another name.'],
  });
}

function countBy<T>(
  values: readonly T[],
  key: (value: T) => string | undefined,
): [string | undefined, number][] {
  const counts = new Map<string | undefined, number>();
  for (const value of values) counts.set(key(value), (counts.get(key(value)) ?? 0) + 1);
  return [...counts].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

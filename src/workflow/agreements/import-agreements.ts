import type { CalendarDate } from '../../base/calendar-date.ts';
import { fingerprint } from '../../base/hash.ts';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import {
  type AgreementMap,
  createAgreementMap,
} from '../../programme/agreements/agreement-columns.ts';
import {
  type AgreementFile,
  readAgreementFile,
} from '../../programme/agreements/agreement-file.ts';
import { findCycles } from '../../programme/agreements/agreement-succession.ts';
import { type ImportNote, isRefusal } from '../../programme/files/file-reading.ts';
import { findUnlikelySteps } from '../../programme/agreements/unlikely-steps.ts';
import { agreementsAsAt, saveAgreements } from '../../store/agreements.ts';
import { type ImportDraft, findImport } from '../../store/imports.ts';
import { organisationAgreementsAsAt } from '../../store/organisation-agreements.ts';
import { registerAsAt } from '../../store/organisations.ts';
import type { Context } from '../context.ts';
import {
  type ImportReport,
  type ImportRequest,
  checkImport,
  chooseAsAt,
  readImportFile,
} from '../register/import-file.ts';
import { noteUnlisted, toReport, unrefused } from '../register/import-organisations.ts';
import { openSecrets } from '../compare/open-secrets.ts';
import { sealSignatories } from './signatories.ts';
import { storeOnce } from '../register/store-once.ts';

/** An import of agreements. */
export interface AgreementImportRequest extends ImportRequest {
  /** Keeps the names of signatories, sealed, for this import; the configuration may say it for all. */
  readonly keepStaff?: boolean | undefined;
}

/** Imports an export of agreements through the column map of the configuration. */
export async function importAgreements(
  context: Context,
  request: AgreementImportRequest,
): Promise<ImportReport> {
  const asAt = chooseAsAt(request);
  const map = agreementMap(context, request.keepStaff ?? false);
  const file = readImportFile(request.file);
  const read = unrefused(file.name, readAgreementFile(file.text, { asAt, map }));
  const reading = hashMap(context.config.agreements, map);
  const key = { source: 'agreements' as const, sha256: file.sha256, reading, asAt };
  const known = await findImport(context.store, key);
  // An export that is already stored would be compared with itself; its own notes are told again.
  const notes = known?.notes ?? [...read.notes, ...(await findOddities(context, read, asAt))];
  const taken = read.agreements.length + read.organisationAgreements.length;
  checkImport(request, { kept: taken, rejected: read.rejected, notes });
  const draft: ImportDraft = {
    ...key,
    importedAs: read.importedAs,
    file: file.name,
    importedAt: context.clock(),
    rows: read.rows,
    kept: read.rows - countLines(read),
    rejected: read.rejected,
    notes,
  };
  const { dryRun } = request;
  const done = await storeOnce(context, draft, { dryRun, save: () => save(context, draft, read) });
  return toReport(draft, done);
}

/** The column map of the configuration; an ExpectedError when it has keys we do not know. */
export function agreementMap(context: Context, keepStaff: boolean): AgreementMap {
  const { agreements } = context.config;
  const map = createAgreementMap({ ...agreements, keepStaff: keepStaff || agreements.keepStaff });
  if (isRefusal(map)) throw refuseConfig(map.refused, map.next);
  return map;
}

/** The vault is opened only where there is something to seal. */
async function save(context: Context, draft: ImportDraft, read: AgreementFile): Promise<number> {
  const { agreements, organisationAgreements } = read;
  const signatories =
    read.signatories.length === 0
      ? []
      : sealSignatories(openSecrets(context).vault, read.signatories);
  return saveAgreements(context.store, draft, agreements, { organisationAgreements, signatories });
}

/** Codes the register does not list, steps no event explains, and agreements in a circle. */
async function findOddities(
  context: Context,
  read: AgreementFile,
  asAt: CalendarDate,
): Promise<ImportNote[]> {
  const { store } = context;
  const { organisations } = await registerAsAt(store, asAt);
  const codes = new Set<string>(organisations.map(({ code }) => code));
  const named = [
    ...read.agreements.flatMap(({ provider, consumer }) => [provider, consumer]),
    ...read.organisationAgreements.map(({ organisation }) => organisation),
  ];
  const before = {
    agreements: await agreementsAsAt(store, asAt),
    organisationAgreements: await organisationAgreementsAsAt(store, asAt),
  };
  return [
    ...noteUnlisted(named, codes),
    ...findUnlikelySteps(before, read),
    ...findCycles(read.agreements),
  ];
}

/** The same map gives the same hash, in whatever order the configuration writes it. */
function hashMap(config: Context['config']['agreements'], { keepStaff }: AgreementMap): string {
  const entries = [...Object.entries(config.columns), ['', ''], ...Object.entries(config.states)];
  const more = [
    ...(config.dates === 'iso' ? [] : [['dates', config.dates]]),
    ...(keepStaff ? [['keepStaff', 'true']] : []),
  ];
  return fingerprint([...entries, ...more].map((entry) => entry.join('=')).toSorted());
}

function countLines(read: AgreementFile): number {
  return new Set(read.rejected.map((row) => row.line)).size;
}

function refuseConfig(message: string, next: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_CONFIG',
    exit: EXIT.usage,
    message,
    next: [next, 'Correct mig2hie.yaml; docs/register.md explains the column map.'],
  });
}

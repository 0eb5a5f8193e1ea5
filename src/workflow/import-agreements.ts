import { fingerprint } from '../base/hash.ts';
import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { createAgreementMap } from '../programme/agreement-columns.ts';
import { type AgreementFile, readAgreementFile } from '../programme/agreement-file.ts';
import { type ImportNote, isRefusal } from '../programme/file-reading.ts';
import { findUnlikelySteps } from '../programme/unlikely-steps.ts';
import { agreementsAsAt, saveAgreements } from '../store/agreements.ts';
import { type ImportDraft, findImport } from '../store/imports.ts';
import { registerAsAt } from '../store/organisations.ts';
import type { Context } from './context.ts';
import {
  type ImportReport,
  type ImportRequest,
  checkImport,
  chooseAsAt,
  readImportFile,
} from './import-file.ts';
import { noteUnlisted, toReport, unrefused } from './import-organisations.ts';

/** Imports an export of agreements through the column map of the configuration. */
export async function importAgreements(
  context: Context,
  request: ImportRequest,
): Promise<ImportReport> {
  const asAt = chooseAsAt(request);
  const map = createAgreementMap(context.config.agreements);
  if (isRefusal(map)) throw refuseConfig(map.refused, map.next);
  const file = readImportFile(request.file);
  const read = unrefused(file.name, readAgreementFile(file.text, { asAt, map }));
  const key = {
    source: 'agreements' as const,
    sha256: file.sha256,
    reading: hashMap(context.config.agreements),
    asAt,
  };
  const known = await findImport(context.store, key);
  // An export that is already stored would be compared with itself; its own notes are told again.
  const notes = known?.notes ?? [...read.notes, ...(await findOddities(context, read, asAt))];
  const kept = read.rows - countLines(read);
  checkImport(request, { kept: read.agreements.length, rejected: read.rejected, notes });
  const draft: ImportDraft = {
    ...key,
    importedAs: read.importedAs,
    file: file.name,
    importedAt: context.clock(),
    rows: read.rows,
    kept,
    rejected: read.rejected,
    notes,
  };
  const stored = known === undefined && !request.dryRun;
  if (stored) await saveAgreements(context.store, draft, read.agreements);
  return toReport(draft, { dryRun: request.dryRun, stored, alreadyImported: known !== undefined });
}

/** Codes the register does not list, and steps no event explains. */
async function findOddities(
  context: Context,
  read: AgreementFile,
  asAt: ImportDraft['asAt'],
): Promise<ImportNote[]> {
  const { organisations } = await registerAsAt(context.store, asAt);
  const codes = new Set<string>(organisations.map(({ code }) => code));
  const named = read.agreements.flatMap(({ provider, consumer }) => [provider, consumer]);
  const before = await agreementsAsAt(context.store, asAt);
  return [...noteUnlisted(named, codes), ...findUnlikelySteps(before, read.agreements)];
}

/** The same map gives the same hash, in whatever order the configuration writes it. */
function hashMap(map: Context['config']['agreements']): string {
  const entries = [...Object.entries(map.columns), ['', ''], ...Object.entries(map.states)];
  return fingerprint(entries.map((entry) => entry.join('=')).toSorted());
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

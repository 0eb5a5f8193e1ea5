import { CHANNELS } from '../../programme/agreements/agreement.ts';
import { type UsageContent, toUsageContent } from '../../programme/usage/usage-content.ts';
import { type UsageReading, createUsageReader } from '../../programme/usage/usage-reader.ts';
import {
  type ImportDraft,
  type ImportKey,
  type StoredImport,
  findImport,
  listRejectedRows,
} from '../../store/imports.ts';
import { saveUsage } from '../../store/usage.ts';
import type { Context } from '../context.ts';
import type { ImportReport } from '../register/import-file.ts';
import { toReport } from '../register/import-organisations.ts';
import { storeOnce } from '../register/store-once.ts';
import { type StreamedFile, openStreamedFile } from '../files/streamed-file.ts';
import { checkUsage } from './usage-checks.ts';
import { readUsageRows } from './usage-file.ts';
import { noteOverlaps, noteUnregistered } from './usage-notes.ts';
import { type UsageImportRequest, hashReading, toReading } from './usage-reading.ts';

/** The channels a log may be of, for its flag. */
export const CHANNEL_NAMES = CHANNELS;

/** What is told of each channel of a log. */
export type UsageLogDocument = Readonly<Record<'channel' | 'coverage' | 'first' | 'last', string>> &
  Readonly<Record<'since' | 'until' | 'provider' | 'consumer', string | null>> &
  Readonly<Record<'accesses' | 'failed' | 'flows' | 'weeks', number>>;

/** What an import of an access log did: `mig2hie/import/1` with what only logs have. */
export interface UsageImportReport extends ImportReport {
  /** All rejected rows; `rejected` lists the first 1,000. */
  readonly rejectedRows: number;
  /** What was counted; empty when the log was there before. */
  readonly logs: readonly UsageLogDocument[];
}

/** Imports an access log, counted by flow and week: all of it or nothing, and the same log only once. */
export async function importUsage(
  context: Context,
  request: UsageImportRequest,
): Promise<UsageImportReport> {
  const reading = toReading(context, request);
  const file = await openStreamedFile(request.file, 'one access log, as CSV or as CSV in gzip');
  const key: ImportKey = {
    source: 'usage',
    sha256: file.sha256,
    reading: hashReading(context, reading),
    asAt: reading.asAt,
  };
  const known = await findImport(context.store, key);
  if (known !== undefined) return toKnownReport(context, known, request.dryRun);
  const content = await readContent(context, file, reading);
  const draft: ImportDraft = {
    ...key,
    importedAs: content.importedAs,
    file: file.name,
    importedAt: context.clock(),
    rows: content.rows,
    kept: content.kept,
    rejected: content.rejected,
    rejectedRows: content.rejectedRows,
    notes: [
      ...content.notes,
      ...(await noteUnregistered(context.store, content, reading.asAt)),
      ...(await noteOverlaps(context.store, content.logs, reading.asAt)),
    ],
  };
  checkUsage(request, { ...draft, isStated: reading.period !== undefined });
  const save = () => saveUsage(context.store, draft, content);
  const done = await storeOnce(context, draft, { dryRun: request.dryRun, save });
  return { ...toReport(draft, done), ...usagePart(content) };
}

async function readContent(
  context: Context,
  file: StreamedFile,
  reading: UsageReading,
): Promise<UsageContent> {
  const reader = createUsageReader(reading);
  context.progress.start(`reading ${file.name}`, file.bytes);
  try {
    await readUsageRows(file, reader, (bytes) => context.progress.tick(bytes));
  } finally {
    context.progress.stop();
  }
  return toUsageContent(reader.outcome(), reading);
}

async function toKnownReport(
  context: Context,
  known: StoredImport,
  dryRun: boolean,
): Promise<UsageImportReport> {
  const rejected = await listRejectedRows(context.store, known.id);
  const done = { id: known.id, dryRun, stored: false, alreadyImported: true };
  return { ...toReport({ ...known, rejected }, done), rejectedRows: known.rejected, logs: [] };
}

function usagePart(content: UsageContent): Pick<UsageImportReport, 'rejectedRows' | 'logs'> {
  return {
    rejectedRows: content.rejectedRows,
    logs: content.logs.map(
      ({ tellsUsers: _users, tellsOutcome: _outcome, missing: _missing, ...log }) => ({
        ...log,
        since: log.since ?? null,
        until: log.until ?? null,
        provider: log.provider ?? null,
        consumer: log.consumer ?? null,
      }),
    ),
  };
}

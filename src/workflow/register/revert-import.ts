import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { type RecordedImport, everyImport, markReverted } from '../../store/import-history.ts';
import { listRejectedRows } from '../../store/imports.ts';
import type { Context } from '../context.ts';
import { effectOfReverting } from './import-history.ts';
import { type ImportDocument, findOne, toDocument } from './list-imports.ts';
import { staffText } from '../staff-text.ts';

/** Which import to take back, and who says so. */
export interface RevertRequest {
  readonly id: number;
  readonly by: string;
  readonly why: string;
  /** Tell what would change, and leave it as it is. */
  readonly dryRun: boolean;
}

/**
 * Takes an import back: it stays on record with its reason and nothing reads it any more, so that answers
 * are those of before, for every day. The same file can be imported again.
 */
export async function revertImport(
  context: Context,
  { id, by, why, dryRun }: RevertRequest,
): Promise<ImportDocument> {
  const before = await everyImport(context.store);
  const one = findOne(before, id);
  if (one.reverted !== undefined) throw alreadyReverted(one, one.reverted);
  const effect = effectOfReverting(one, before);
  const rejected = await listRejectedRows(context.store, id);
  if (!dryRun) requireReason(by, why);
  if (dryRun) return { ...toDocument(one, before, rejected), dryRun, effect };
  const reverted = { at: context.clock(), by: staffText('--by', by), why: staffText('--why', why) };
  const marked = await markReverted(context.store, id, reverted);
  const after = await everyImport(context.store);
  const now = findOne(after, id);
  // Somebody else may have taken it back since it was looked at: theirs is the one that stands.
  if (!marked && now.reverted !== undefined) throw alreadyReverted(now, now.reverted);
  return { ...toDocument(now, after, rejected), effect };
}

/** What is needed is said at once, before the texts themselves are looked at. */
function requireReason(by: string, why: string): void {
  const given = { '--by': by.trim(), '--why': why.trim() };
  const lacking = Object.entries(given).flatMap(([flag, text]) => (text === '' ? [flag] : []));
  if (lacking.length === 0) return;
  const needed = lacking.length === 1 ? `${lacking[0]} is needed` : '--by and --why are needed';
  throw new ExpectedError({
    code: 'MIG2HIE_STAFF_TEXT',
    exit: EXIT.usage,
    message: `${needed} to take an import back: both stay on record.`,
    next: [
      'Say who takes it back, by name or role, and why; --dry-run tells what would change without them.',
    ],
  });
}

function alreadyReverted(
  { id, file }: RecordedImport,
  { at, by }: NonNullable<RecordedImport['reverted']>,
): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_IMPORT_REVERTED',
    exit: EXIT.usage,
    message: `Import ${id} (${file}) was taken back before, on ${at.slice(0, 10)} by ${by}.`,
    next: ['To have it back, import its file again.'],
  });
}

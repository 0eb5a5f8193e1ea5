import { type ImportDraft, findImport } from '../../store/imports.ts';
import type { Context } from '../context.ts';
import type { ImportReport } from './import-file.ts';

/** What became of an import, as its report tells it. */
export type ImportDone = Pick<ImportReport, 'id' | 'dryRun' | 'stored' | 'alreadyImported'>;

/** Stores an import unless it was stored before or is a dry run; `save` writes it in one transaction. */
export async function storeOnce(
  context: Context,
  draft: ImportDraft,
  { dryRun, save }: { readonly dryRun: boolean; readonly save: () => Promise<number> },
): Promise<ImportDone> {
  const known = await findImport(context.store, draft);
  if (known !== undefined) return toKnown(known.id, dryRun);
  if (dryRun) return { id: null, dryRun, stored: false, alreadyImported: false };
  try {
    return { id: await save(), dryRun, stored: true, alreadyImported: false };
  } catch (error) {
    // Another process may have imported the same file since it was looked for.
    const meanwhile = await findImport(context.store, draft);
    if (meanwhile === undefined) throw error;
    return toKnown(meanwhile.id, dryRun);
  }
}

function toKnown(id: number, dryRun: boolean): ImportDone {
  return { id, dryRun, stored: false, alreadyImported: true };
}

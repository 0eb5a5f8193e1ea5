import { listSampleLists } from '../../store/samples.ts';
import type { Context } from '../context.ts';

/** One imported list; `current` lists are the ones a new run plans from. */
export interface SampleListed {
  readonly id: number;
  readonly file: string;
  readonly sha256: string;
  readonly keyId: string;
  readonly importedAt: string;
  readonly current: boolean;
  readonly practices: number;
  readonly patients: number;
  readonly rows: { readonly read: number; readonly refused: number };
}

/** Shape of `samples list --json`. */
export interface SampleLists {
  readonly schema: 'mig2hie/sample-lists/1';
  readonly lists: readonly SampleListed[];
}

/** Every imported sample list, oldest first. */
export async function listSamples(context: Context): Promise<SampleLists> {
  const lists = await listSampleLists(context.store);
  return {
    schema: 'mig2hie/sample-lists/1',
    lists: lists.map((list) => ({
      id: list.id,
      file: list.file,
      sha256: list.sha256,
      keyId: list.keyId,
      importedAt: list.importedAt,
      current: list.current,
      practices: list.practices,
      patients: list.patients,
      rows: { read: list.rowsRead, refused: list.rowsRefused },
    })),
  };
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import type { NhsNumber } from '../../base/nhs-number.ts';
import type { Keys } from '../../store/keys.ts';
import { pseudonymOf } from '../../store/pseudonym.ts';
import { countPending, pendingCases } from '../../store/runs.ts';
import { type SampleColumns, listSampleLists } from '../../store/samples.ts';
import type { Context } from '../context.ts';
import { SAMPLE_COLUMNS, readSampleList } from '../samples/read-sample-list.ts';

/** NHS numbers by pseudonym, from the user's own lists; in memory only. */
export type Patients = ReadonlyMap<string, NhsNumber>;

/** Reads the numbers back from the lists the samples were imported from, or from `file` in their place. */
export async function readPatients(
  context: Context,
  keys: Keys,
  file: string | undefined,
): Promise<Patients> {
  const live = context.config.patientData === 'live';
  const patients = new Map<string, NhsNumber>();
  for (const list of await listsToRead(context, file)) {
    for (const row of readSampleList(list.file, { columns: list.columns, live }).rows) {
      patients.set(pseudonymOf(row.nhsNumber, keys.pseudonymKey), row.nhsNumber);
    }
  }
  return patients;
}

/** Refuses to start when the lists no longer hold a patient the run still has to ask for. */
export async function checkEveryPatient(
  context: Context,
  run: string,
  patients: Patients,
): Promise<void> {
  let missing = 0;
  let after = -1;
  for (;;) {
    const page = await pendingCases(context.store, run, { after, limit: 1000 });
    if (page.length === 0) break;
    missing += page.filter((one) => !patients.has(one.pseudonym)).length;
    after = page.at(-1)?.ordinal ?? after;
  }
  if (missing > 0) throw missingPatients(missing, await countPending(context.store, run));
}

/** The error for planned patients whose number is in none of the lists. */
export function missingPatients(missing: number, planned: number): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_SAMPLE_CHANGED',
    exit: EXIT.usage,
    message: `${missing} of ${planned} planned patients are in none of the sample lists any more, so nobody can be asked about them.`,
    next: [
      'Name the list they are in with --samples FILE.',
      'Or import the changed list again with "mig2hie samples import" and begin a new run.',
    ],
  });
}

async function listsToRead(
  context: Context,
  file: string | undefined,
): Promise<readonly { readonly file: string; readonly columns: SampleColumns }[]> {
  const lists = (await listSampleLists(context.store)).filter((list) => list.current);
  if (file === undefined) {
    for (const list of lists) checkThere(list.file);
    return lists;
  }
  const path = resolve(file);
  const known = lists.find((list) => list.file === path) ?? lists.at(-1);
  return [{ file: path, columns: known?.columns ?? SAMPLE_COLUMNS }];
}

function checkThere(file: string): void {
  if (existsSync(file)) return;
  throw new ExpectedError({
    code: 'MIG2HIE_SAMPLE_GONE',
    exit: EXIT.usage,
    message: `The sample list ${maskNumbers(file)} is not where it was imported from; the NHS numbers are only there.`,
    next: ['Put it back, or name where it is now with --samples FILE.'],
  });
}

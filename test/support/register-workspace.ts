import { join } from 'node:path';
import { type Context, openContext } from '../../src/workflow/context.ts';
import { importAgreements } from '../../src/workflow/agreements/import-agreements.ts';
import type { ImportReport } from '../../src/workflow/register/import-file.ts';
import { importOrganisations } from '../../src/workflow/register/import-organisations.ts';
import { initWorkspace } from '../../src/workflow/init-workspace.ts';
import { sha256 } from '../../src/base/hash.ts';
import { registerPath } from './register-files.ts';

/** Makes a workspace in a folder and opens it, on 9 March 2020; `reopen` opens one made before. */
export function openWorkspace(folder: string, { reopen = false } = {}): Context {
  const directory = join(folder, 'work');
  if (!reopen) initWorkspace({ directory, keys: join(folder, 'keys') });
  return openContext({
    directory,
    progress: { start: () => undefined, tick: () => undefined, stop: () => undefined },
    clock: () => '2020-03-09T09:00:00Z',
  });
}

/** Imports a fixture of the register; its name carries its day. */
export function importFixture(
  context: Context,
  name: string,
  kind?: string,
): Promise<ImportReport> {
  const request = { file: registerPath(name), dryRun: false, strict: false };
  return name.startsWith('agreements')
    ? importAgreements(context, request)
    : importOrganisations(context, { ...request, kind });
}

/** Imports every fixture of the register but the DSE one of 2023. */
export async function importAllFixtures(context: Context): Promise<void> {
  await importFixture(context, 'epraccur-legacy-2020-01-31.csv');
  await importFixture(context, 'epraccur-legacy-2020-04-30.csv');
  await importFixture(context, 'etr-2020-01-31.csv', 'etr');
  await importFixture(context, 'pcns-2020-01-31.csv');
  await importFixture(context, 'suppliers-2020-01-31.csv');
  await importFixture(context, 'agreements-2020-02-29.csv');
}

/** A hash over the content of every table, to show that nothing was changed. */
export function hashStore(context: Context): string {
  const { database } = context.store;
  const tables = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  const content = tables.map((table) => [
    table,
    database.prepare(`SELECT * FROM "${table}"`).raw().all(),
  ]);
  return sha256(
    JSON.stringify(content, (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    ),
  );
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, openContext } from '../../src/workflow/context.ts';
import { importAgreements } from '../../src/workflow/agreements/import-agreements.ts';
import { importUsage } from '../../src/workflow/usage/import-usage.ts';
import { importOrganisations } from '../../src/workflow/register/import-organisations.ts';
import { initWorkspace } from '../../src/workflow/init-workspace.ts';
import { writeEvidence } from './evidence.ts';
import { type RegionSize, EXPORT_DAYS, regionFiles } from './register-files.ts';

/** The day everything is asked about. */
export const REGION_DAY = EXPORT_DAYS[2];

/** The programme's own region: 14 consumers × 373 practices are 5,222 flows on each channel. */
export const WHOLE_REGION: RegionSize = { practices: 373, consumers: 14, rows: 15_000 };

/** Opens a workspace of the region on its day. */
export function openRegion(directory: string): Context {
  return openContext({
    directory,
    progress: { start: () => undefined, tick: () => undefined, stop: () => undefined },
    clock: () => `${REGION_DAY}T12:00:00Z`,
  });
}

/** Builds a workspace below `folder` by importing files as a user would; returns where it is. */
export async function buildRegion(folder: string, size: RegionSize): Promise<string> {
  const directory = join(folder, 'work');
  initWorkspace({ directory, keys: join(folder, 'keys') });
  mkdirSync(join(folder, 'files'));
  const context = openRegion(directory);
  try {
    for (const { name, kind, text, period } of regionFiles(size)) {
      const file = join(folder, 'files', name);
      writeFileSync(file, text);
      const request = { file, dryRun: false, strict: false };
      if (kind === 'agreements') await importAgreements(context, request);
      else if (kind === 'usage') {
        await importUsage(context, { ...request, from: period?.[0], to: period?.[1] });
      } else await importOrganisations(context, { ...request, kind });
    }
    writeEvidence(context.store, size.practices);
  } finally {
    context.close();
  }
  return directory;
}

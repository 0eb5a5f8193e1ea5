import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { buildRegion } from '../../src/simulator/region.ts';
import type { startSimulator } from '../../src/simulator/start.ts';
import { type InitResult, initWorkspace } from '../../src/workflow/init-workspace.ts';

type Region = ReturnType<typeof buildRegion>;
type Simulator = Awaited<ReturnType<typeof startSimulator>>;

/** A workspace with keys beside it and a sample list, for gateways that may be asked fast. */
export interface TestWorkspace extends InitResult {
  readonly samples: string;
}

/** Makes a workspace below `folder` over two addresses, and writes a sample list for it. */
export function makeWorkspace(
  folder: string,
  gateways: { readonly migUrl: string; readonly hieUrl: string },
  patients: readonly { readonly practice: string; readonly nhsNumber: string }[],
): TestWorkspace {
  const made = initWorkspace({
    directory: join(folder, 'workspace'),
    keys: join(folder, 'keys'),
    ratePerSecond: 1000,
    concurrency: 4,
    ...gateways,
  });
  const samples = join(folder, 'samples.csv');
  const rows = patients.map((one) => `${one.practice},${one.nhsNumber},all`);
  writeFileSync(samples, `practice,nhs_number,stratum\n${rows.join('\n')}\n`);
  return { ...made, samples };
}

/** The patients of a region as a sample list names them. */
export function patientsOf(
  region: Region,
): readonly { readonly practice: string; readonly nhsNumber: string }[] {
  return region.patients.map((one) => ({
    practice: one.practice.code,
    nhsNumber: one.nhsNumber,
  }));
}

/** Addresses of a running simulator. */
export function urlsOf(simulator: Simulator): { migUrl: string; hieUrl: string } {
  return { migUrl: simulator.mig.url, hieUrl: simulator.hie.url };
}

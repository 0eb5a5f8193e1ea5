import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAccessLog } from './access-log.ts';
import type { GroundTruth } from './ground-truth.ts';
import type { Region } from './model.ts';
import {
  writeAgreements,
  writeConsumers,
  writeEpraccurDse,
  writeEpraccurLegacy,
  writePcns,
  writeSamples,
  writeSuppliers,
} from './register-files.ts';

/**
 * Writes what a programme would hold about the region: ODS files, agreements, sample list, access logs; and beside
 * them what nobody would: the ground truth, and the options the region can be built from again.
 * Returns the paths.
 */
export function writeRegionFiles(
  region: Region,
  directory: string,
  groundTruth: readonly GroundTruth[] = [],
): string[] {
  mkdirSync(directory, { recursive: true });
  const files: Readonly<Record<string, string>> = {
    'epraccur.csv': writeEpraccurLegacy(region),
    'epraccur-dse.csv': writeEpraccurDse(region),
    'suppliers.csv': writeSuppliers(region),
    'pcns.csv': writePcns(region),
    'consumers.csv': writeConsumers(region),
    'agreements.csv': writeAgreements(region),
    'samples.csv': writeSamples(region),
    'mig-access.csv': writeAccessLog(region, 'mig'),
    'hie-access.csv': writeAccessLog(region, 'hie'),
    'ground-truth.json': `${JSON.stringify(groundTruth, null, 2)}\n`,
    'region.json': `${JSON.stringify(region.options, null, 2)}\n`,
  };
  return Object.entries(files).map(([name, content]) => {
    const path = join(directory, name);
    writeFileSync(path, content);
    return path;
  });
}

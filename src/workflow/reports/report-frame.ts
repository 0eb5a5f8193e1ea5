import { configHash } from '../../config/config-hash.ts';
import { CONFIG_FILE } from '../../config/load-config.ts';
import type { ReportFrame } from '../../report/input.ts';
import type { ReportSource } from '../../report/model.ts';
import { findRun } from '../compare/find-run.ts';
import type { Context } from '../context.ts';
import type { StatusDocument } from '../flows/status.ts';
import { toolVersion } from '../tool.ts';

/** What every report tells about itself: when, by what, and from which files and runs. */
export async function reportFrame(
  context: Context,
  status: StatusDocument,
  runs: readonly string[],
): Promise<ReportFrame> {
  const files = status.sources.map(({ file, sha256, importedAs, asAt }): ReportSource => ({
    kind: 'file',
    name: file,
    sha256,
    asAt,
    gives: importedAs,
  }));
  const distinct = [...new Set(runs)].toSorted();
  const compared = await Promise.all(distinct.map((run) => describeRun(context, run)));
  return {
    programme: context.config.programme,
    generatedAt: context.clock(),
    asAt: status.asAt,
    version: toolVersion(),
    sources: [...files, ...compared, describeConfig(context)],
  };
}

async function describeRun(context: Context, id: string): Promise<ReportSource> {
  const { planHash, finishedAt, startedAt, state } = await findRun(context, id);
  return {
    kind: 'run',
    name: id,
    sha256: planHash,
    asAt: finishedAt ?? startedAt,
    gives: `comparisons; the run is ${state}; the hash is that of its plan`,
  };
}

/** The limits of the gates are set there. */
function describeConfig(context: Context): ReportSource {
  return {
    kind: 'configuration',
    name: CONFIG_FILE,
    sha256: configHash(context.config),
    asAt: null,
    gives: 'limits of the gates',
  };
}

import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseCalendarDate } from '../../base/calendar-date.ts';
import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { counted } from '../../report/phrase.ts';
import { logPeriod } from '../../simulator/access-log.ts';
import { type GroundTruth, assignMutations } from '../../simulator/ground-truth.ts';
import { buildRegion } from '../../simulator/region.ts';
import { startSimulator } from '../../simulator/start.ts';
import { writeRegionFiles } from '../../simulator/write-region-files.ts';
import { buildReport } from '../reports/build-report.ts';
import { type CompareRunResult, compareRun } from '../compare/compare-run.ts';
import { type Context, type Progress, openContext } from '../context.ts';
import { notComparedLines } from './demo-words.ts';
import { type DemoCheck, checkAgainstTruth } from './demo-check.ts';
import { importAgreements } from '../agreements/import-agreements.ts';
import { importOrganisations } from '../register/import-organisations.ts';
import { importSamples } from '../samples/import-samples.ts';
import { importUsage } from '../usage/import-usage.ts';
import { initWorkspace } from '../init-workspace.ts';

/** What the demonstration is made of. */
export interface DemoOptions {
  /** Everything is written below this folder; an earlier demonstration there is replaced. */
  readonly directory: string;
  readonly seed: string;
  readonly practices: number;
  readonly patientsPerPractice: number;
  readonly consumers: number;
  /** The day it plays on: fixed, so that two demonstrations tell the same. */
  readonly asAt: string;
  readonly progress: Progress;
  /** Told what is being done, a line at a time. */
  readonly say: (line: string) => void;
}

/** What it did; shape of `demo --json`. */
export interface DemoResult {
  readonly schema: 'mig2hie/demo/1';
  readonly directory: string;
  readonly workspace: string;
  /** The day it played on. */
  readonly asAt: string;
  readonly reports: readonly string[];
  readonly totals: CompareRunResult['totals'];
  readonly check: DemoCheck;
}

/** What a demonstration writes below its folder. */
const OWN = ['region', 'workspace', 'keys', 'logs', 'reports', 'seeded-faults.json'];

/** Marks a folder as ours, so that nothing else is ever replaced. */
const MARKER = 'mig2hie-demo.json';

/** The main job with no access to anything: two gateways, a region, a run, the register, reports. */
export async function runDemo(options: DemoOptions): Promise<DemoResult> {
  const asAt = parseCalendarDate(options.asAt);
  if (asAt === undefined) throw badDate(options.asAt);
  const directory = resolve(options.directory);
  prepare(directory);
  const places = { region: join(directory, 'region'), workspace: join(directory, 'workspace') };
  const region = buildRegion({ ...options, asAt });
  const truth = assignMutations(region, { seed: options.seed });
  writeRegionFiles(region, places.region, truth);
  options.say(
    `A synthetic region: ${counted(region.practices.length, 'practice')}, ${counted(region.patients.length, 'patient')}, ${truth.length} of them with one seeded fault.`,
  );
  const simulator = await startSimulator({
    region,
    groundTruth: truth,
    logDirectory: join(directory, 'logs'),
  });
  try {
    options.say(
      `Two simulated gateways: MIG at ${simulator.mig.url}, HIE at ${simulator.hie.url}.`,
    );
    initWorkspace({
      directory: places.workspace,
      keys: join(directory, 'keys'),
      migUrl: simulator.mig.url,
      hieUrl: simulator.hie.url,
      ratePerSecond: 1000,
      concurrency: 8,
    });
    const clock = (): string => `${asAt}T09:00:00Z`;
    const context = openContext({ directory: places.workspace, progress: options.progress, clock });
    try {
      return await work(context, { ...options, directory, asAt }, { ...places, truth });
    } finally {
      context.close();
    }
  } finally {
    await simulator.stop();
  }
}

interface Stage {
  readonly region: string;
  readonly workspace: string;
  readonly truth: readonly GroundTruth[];
}

async function work(context: Context, options: DemoOptions, stage: Stage): Promise<DemoResult> {
  await importRegister(context, stage.region, options);
  const run = await compareRun(context, {
    practices: [],
    runId: 'demo',
    dryRun: false,
    drain: new AbortController().signal,
  });
  const { totals } = run;
  options.say(
    `Compared ${totals.compared} of ${counted(totals.planned, 'planned patient')}, each asked for once on both sides.`,
  );
  for (const line of notComparedLines(totals)) options.say(line);
  const reports = await writeReports(context, options);
  const check = checkAgainstTruth(context, stage.truth, reports);
  writeFileSync(
    join(options.directory, 'seeded-faults.json'),
    `${JSON.stringify(check, null, 2)}\n`,
  );
  return {
    schema: 'mig2hie/demo/1',
    directory: options.directory,
    workspace: stage.workspace,
    asAt: options.asAt,
    reports,
    totals,
    check,
  };
}

async function importRegister(
  context: Context,
  folder: string,
  options: DemoOptions,
): Promise<void> {
  const common = { asAt: options.asAt, dryRun: false, strict: false };
  for (const file of ['epraccur.csv', 'suppliers.csv', 'pcns.csv', 'consumers.csv']) {
    const path = join(folder, file);
    if (!existsSync(path)) continue;
    const { kept } = await importOrganisations(context, { ...common, file: path });
    options.say(`Imported ${counted(kept, 'row')} of ${file}.`);
  }
  const agreements = await importAgreements(context, {
    ...common,
    file: join(folder, 'agreements.csv'),
  });
  options.say(`Imported ${counted(agreements.kept, 'agreement')}.`);
  for (const channel of ['mig', 'hie'] as const) {
    const file = join(folder, `${channel}-access.csv`);
    const log = await importUsage(context, {
      ...common,
      ...logPeriod(options.asAt),
      channel,
      file,
    });
    options.say(
      `Imported ${counted(log.kept, 'access', 'accesses')} of the ${channel.toUpperCase()}.`,
    );
  }
  const samples = await importSamples(context, {
    file: join(folder, 'samples.csv'),
    skipBadRows: false,
    dryRun: false,
  });
  options.say(
    `Imported the sample list: ${counted(samples.patients, 'patient')} of ${counted(samples.practices.length, 'practice')}.`,
  );
}

function prepare(directory: string): void {
  if (existsSync(directory) && !existsSync(join(directory, MARKER))) throw taken(directory);
  // Only what a demonstration writes is replaced: whatever else lies there is somebody's own.
  for (const name of OWN) rmSync(join(directory, name), { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  writeFileSync(
    join(directory, MARKER),
    '{"what": "a demonstration of mig2hie; may be deleted"}\n',
  );
}

/** One programme report for people, and one for each practice; JSON beside each for the check. */
async function writeReports(context: Context, options: DemoOptions): Promise<string[]> {
  const out = join(options.directory, 'reports');
  const formats = ['html', 'md', 'json'];
  const common = { formats, out, asAt: options.asAt, run: undefined, suppressSmallNumbers: false };
  const programme = await buildReport(context, { ...common, kind: 'programme' });
  const paths = programme.files.map(({ path }) => path);
  for (const organisation of practiceCodes(options)) {
    const report = await buildReport(context, { ...common, kind: 'practice', organisation });
    paths.push(...report.files.map(({ path }) => path));
  }
  return paths;
}

function practiceCodes(options: DemoOptions): string[] {
  return buildRegion({ ...options, patientsPerPractice: 0 }).practices.map(({ code }) => code);
}

function badDate(asAt: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_DATE',
    exit: EXIT.usage,
    message: `"${asAt}" is no day of the calendar.`,
    next: ['Write the day as yyyy-mm-dd.'],
  });
}

function taken(directory: string): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_DEMO_FOLDER',
    exit: EXIT.usage,
    message: `${directory} is there already and holds no demonstration of ours; nothing was touched.`,
    next: ['Name a folder that does not exist yet with --dir.'],
  });
}

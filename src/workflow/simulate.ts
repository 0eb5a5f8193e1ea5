import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseCalendarDate } from '../base/calendar-date.ts';
import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { counted } from '../report/phrase.ts';
import { type GroundTruth, assignMutations } from '../simulator/ground-truth.ts';
import type { Region } from '../simulator/model.ts';
import { MUTATIONS } from '../simulator/mutations.ts';
import { buildRegion } from '../simulator/region.ts';
import { FAULTS, type FaultName } from '../simulator/serve/faults.ts';
import { type Simulator, startSimulator } from '../simulator/start.ts';
import { writeRegionFiles } from '../simulator/write-region-files.ts';
import { systemClock } from './context.ts';

/** What `simulate` is told. */
export interface SimulateOptions {
  /** A folder written by an earlier simulation: its region and its ground truth are used again. */
  readonly from?: string | undefined;
  readonly seed: string;
  readonly practices: number;
  readonly patientsPerPractice: number;
  readonly consumers: number;
  /** "Today", `yyyy-mm-dd`. */
  readonly asAt: string;
  /** Share of the patients with one seeded fault, 0 to 1. */
  readonly share: number;
  /** Ids of the faults to seed. @default all */
  readonly mutations?: readonly string[] | undefined;
  /** Gateway faults as `name=share`. */
  readonly faults: readonly string[];
  readonly ports?: { readonly mig: number; readonly hie: number } | undefined;
  /** Where the region's files, the ground truth among them, are written. @default nowhere */
  readonly directory?: string | undefined;
  /** Where the gateways log what they are asked. @default nowhere */
  readonly logDirectory?: string | undefined;
}

/** How a running simulation meets the world. */
export interface SimulateStreams {
  /** Told where the gateways are, a line at a time. */
  readonly say: (line: string) => void;
  /** Ends the simulation. */
  readonly until: AbortSignal;
}

/** What was served; shape of `simulate --json`. */
export interface SimulateResult {
  readonly schema: 'mig2hie/simulation/1';
  readonly mig: string;
  readonly hie: string;
  readonly practices: number;
  readonly patients: number;
  readonly seeded: number;
  readonly files: readonly string[];
  readonly requests: { readonly mig: number; readonly hie: number };
}

/** Serves both gateways of a region until told to end. */
export async function simulate(
  options: SimulateOptions,
  streams: SimulateStreams,
): Promise<SimulateResult> {
  const faults = readFaults(options);
  const { region, truth } = options.from === undefined ? build(options) : reopen(options.from);
  const { directory, logDirectory, ports } = options;
  const files = directory === undefined ? [] : writeRegionFiles(region, directory, truth);
  const simulator = await start({ region, groundTruth: truth, faults, logDirectory, ports });
  try {
    streams.say(`MIG: ${simulator.mig.url}`);
    streams.say(`HIE: ${simulator.hie.url}`);
    streams.say(
      `${counted(region.practices.length, 'practice')}, ${counted(region.patients.length, 'patient')}, ${truth.length} of them with one seeded fault.`,
    );
    for (const line of tryLines(simulator, directory ?? options.from, region)) streams.say(line);
    await untilAborted(streams.until);
  } finally {
    await simulator.stop();
  }
  const count = (side: 'mig' | 'hie'): number =>
    simulator.log.filter((request) => request.side === side).length;
  return {
    schema: 'mig2hie/simulation/1',
    mig: simulator.mig.url,
    hie: simulator.hie.url,
    practices: region.practices.length,
    patients: region.patients.length,
    seeded: truth.length,
    files,
    requests: { mig: count('mig'), hie: count('hie') },
  };
}

/** Commands to paste into another terminal; none when the files of the region are nowhere. */
function tryLines(simulator: Simulator, directory: string | undefined, region: Region): string[] {
  if (directory === undefined) return [];
  const { asAt } = region.options;
  const on = `--as-at ${asAt}`;
  // What was compared stands from now on, what was imported from the region's day on.
  const isAhead = asAt > systemClock().slice(0, 10);
  const file = (name: string): string => quote(join(directory, name));
  const organisations = ['epraccur.csv', 'consumers.csv', 'suppliers.csv', 'pcns.csv'];
  const commands = [
    `init trial --mig-url ${simulator.mig.url} --hie-url ${simulator.hie.url}`,
    ...organisations.map((name) => `orgs import ${file(name)} ${on} -w trial`),
    `agreements import ${file('agreements.csv')} ${on} -w trial`,
    `samples import ${file('samples.csv')} -w trial`,
    `compare ${on} -w trial`,
    `status${isAhead ? ` ${on}` : ''} -w trial`,
  ];
  return [
    '',
    'To try it, in another terminal:',
    ...commands.map((each) => `  mig2hie ${each}`),
    '',
  ];
}

/** A path as a shell takes it. */
function quote(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

interface Scene {
  readonly region: Region;
  readonly truth: readonly GroundTruth[];
}

function build(options: SimulateOptions): Scene {
  const { seed, practices, patientsPerPractice, consumers, share, mutations } = options;
  const asAt = parseCalendarDate(options.asAt);
  if (asAt === undefined) {
    throw usage('The date is no day of the calendar.', 'Write it as yyyy-mm-dd.');
  }
  const unknown = (mutations ?? []).find((id) => !MUTATIONS.some((known) => known.id === id));
  if (unknown !== undefined) {
    const known = MUTATIONS.map(({ id }) => id).join(', ');
    throw usage(`There is no seeded fault called "${unknown}".`, `Use one of: ${known}.`);
  }
  const region = buildRegion({ seed, practices, patientsPerPractice, consumers, asAt });
  return { region, truth: assignMutations(region, { seed, share, only: mutations }) };
}

const regionSchema = z.strictObject({
  seed: z.string(),
  practices: z.number().int().min(1),
  patientsPerPractice: z.number().int().min(0),
  consumers: z.number().int().min(0),
  asAt: z.string().refine((text) => parseCalendarDate(text) !== undefined),
  hieExtras: z.boolean().optional(),
});

const truthSchema = z.array(
  z.strictObject({
    practice: z.string(),
    nhsNumber: z.string(),
    mutation: z.enum(MUTATIONS.map(({ id }) => id)),
    side: z.enum(['mig', 'hie']),
    seed: z.string(),
    expects: z.strictObject({
      kind: z.string(),
      severity: z.string(),
      item: z.string().nullable(),
    }),
  }),
);

function reopen(directory: string): Scene {
  const region = buildRegion(readJson(join(directory, 'region.json'), regionSchema));
  const truth = readJson(join(directory, 'ground-truth.json'), truthSchema);
  return { region, truth };
}

function readJson<T>(path: string, schema: z.ZodType<T>): T {
  const next =
    'Name a folder that "simulate" or "demo" wrote, or leave it out to build a new region.';
  if (!existsSync(path)) throw usage(`There is no file ${path}.`, next);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw usage(`${path} cannot be read as JSON.`, next, error);
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.join('.') ?? '';
  throw usage(`${path} does not say what a simulation needs (at "${place}").`, next);
}

function readFaults(options: SimulateOptions): Parameters<typeof startSimulator>[0]['faults'] {
  if (options.faults.length === 0) return undefined;
  const rates: Partial<Record<FaultName, number>> = {};
  for (const text of options.faults) {
    const [name = '', share = ''] = text.split('=');
    const fault = FAULTS.find((known) => known === name);
    const rate = /^(?:0(?:\.\d+)?|1(?:\.0+)?)$/.test(share) ? Number(share) : undefined;
    if (fault === undefined || rate === undefined) {
      const example = `${FAULTS.join(', ')}; for example latency=0.1`;
      throw usage(`"${text}" is no gateway fault with a share from 0 to 1.`, `Use ${example}.`);
    }
    rates[fault] = rate;
  }
  const total = Object.values(rates).reduce((sum, rate) => sum + rate, 0);
  if (total <= 1) return { seed: options.seed, rates };
  throw usage('The shares of the gateway faults add up to more than 1.', 'Lower one of them.');
}

async function start(options: Parameters<typeof startSimulator>[0]): Promise<Simulator> {
  try {
    return await startSimulator(options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw usage(
      'One of the ports is in use already.',
      'Name other ports, or none: then free ones are taken.',
      error,
    );
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function usage(message: string, next: string, cause?: unknown): ExpectedError {
  return new ExpectedError({
    code: 'MIG2HIE_SIMULATE_USAGE',
    exit: EXIT.usage,
    message,
    next: [next],
    ...(cause === undefined ? {} : { cause }),
  });
}

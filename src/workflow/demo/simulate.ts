import { join } from 'node:path';
import { counted } from '../../report/phrase.ts';
import type { Region } from '../../simulator/model.ts';
import { FAULTS, type FaultName } from '../../simulator/serve/faults.ts';
import { type Simulator, startSimulator } from '../../simulator/start.ts';
import { writeRegionFiles } from '../../simulator/write-region-files.ts';
import { systemClock } from '../context.ts';
import { type SceneOptions, openScene, quote, simulateUsage } from './simulated-scene.ts';

/** What `simulate` is told. */
export interface SimulateOptions extends SceneOptions {
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
  const { region, truth } = openScene(options);
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

function readFaults(options: SimulateOptions): Parameters<typeof startSimulator>[0]['faults'] {
  if (options.faults.length === 0) return undefined;
  const rates: Partial<Record<FaultName, number>> = {};
  for (const text of options.faults) {
    const [name = '', share = ''] = text.split('=');
    const fault = FAULTS.find((known) => known === name);
    const rate = /^(?:0(?:\.\d+)?|1(?:\.0+)?)$/.test(share) ? Number(share) : undefined;
    if (fault === undefined || rate === undefined) {
      const example = `${FAULTS.join(', ')}; for example latency=0.1`;
      throw simulateUsage(
        `"${text}" is no gateway fault with a share from 0 to 1.`,
        `Use ${example}.`,
      );
    }
    rates[fault] = rate;
  }
  const total = Object.values(rates).reduce((sum, rate) => sum + rate, 0);
  if (total <= 1) return { seed: options.seed, rates };
  throw simulateUsage(
    'The shares of the gateway faults add up to more than 1.',
    'Lower one of them.',
  );
}

async function start(options: Parameters<typeof startSimulator>[0]): Promise<Simulator> {
  try {
    return await startSimulator(options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw simulateUsage(
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

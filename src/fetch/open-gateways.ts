import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { EXIT, ExpectedError } from '../base/expected-error.ts';
import type { Config, HieGatewayConfig, MigGatewayConfig } from '../config/schema.ts';
import type { BySide, Side } from '../record/side.ts';
import { createAsker } from './asker.ts';
import { seededRandom } from './backoff.ts';
import { createBreaker } from './breaker.ts';
import type { Gateway } from './gateway.ts';
import { createGpConnectGateway } from './gateways/gpconnect.ts';
import { type TraceMatch, createMigGateway } from './gateways/mig-soap.ts';
import { createHttpClient } from './http-client.ts';
import { createPacer } from './pacer.ts';

/** What opening the gateways needs from outside. */
export interface OpenGatewaysOptions {
  readonly config: Config;
  /** Folder that relative certificate paths start from. */
  readonly directory: string;
  /** Takes the place of each gateway's own `concurrency`. */
  readonly concurrency?: number | undefined;
  readonly clock: () => string;
  /** Seed of the waits between tries; the run's id. */
  readonly seed: string;
  readonly readTrace: (content: Uint8Array) => readonly TraceMatch[] | undefined;
}

/** Both gateways, each with its own connections, pace, retries and breaker. */
export async function openGateways(options: OpenGatewaysOptions): Promise<BySide<Gateway>> {
  const configs = gatewayConfigs(options.config);
  const mig = await openLine('mig', configs.mig, options);
  const hie = await openLine('hie', configs.hie, options);
  return {
    mig: guarded(
      createMigGateway({
        ...mig,
        config: configs.mig,
        newId: upperCaseId,
        readTrace: options.readTrace,
      }),
      configs.mig,
    ),
    hie: guarded(
      createGpConnectGateway({
        ...hie,
        config: configs.hie,
        newId: randomUUID,
        now: () => Math.floor(Date.parse(options.clock()) / 1000),
      }),
      configs.hie,
    ),
  };
}

/** The MIG's ids are bare upper-case GUIDs. */
function upperCaseId(): string {
  return randomUUID().toUpperCase();
}

/** The two gateways of the configuration; throws when one is missing. */
export function gatewayConfigs(config: Config): {
  readonly mig: MigGatewayConfig;
  readonly hie: HieGatewayConfig;
} {
  const { mig, hie } = config.gateways;
  if (mig !== undefined && hie !== undefined) return { mig, hie };
  throw new ExpectedError({
    code: 'MIG2HIE_NO_GATEWAY',
    exit: EXIT.usage,
    message: `mig2hie.yaml names no ${mig === undefined ? 'gateways.mig' : 'gateways.hie'}, and a run asks both.`,
    next: ['Fill in "gateways" in mig2hie.yaml; docs/configuration.md lists its keys.'],
  });
}

interface Line {
  readonly ask: ReturnType<typeof createAsker>;
  readonly close: () => Promise<void>;
}

async function openLine(
  side: Side,
  config: MigGatewayConfig | HieGatewayConfig,
  options: OpenGatewaysOptions,
): Promise<Line> {
  const concurrency = options.concurrency ?? config.concurrency;
  const { tls } = config;
  const client = await createHttpClient({
    origin: new URL(config.url).origin,
    connections: concurrency,
    timeoutMs: config.timeoutMs,
    bodyBytesMax: config.bodyBytesMax,
    tls: tls && {
      cert: resolve(options.directory, tls.cert),
      key: resolve(options.directory, tls.key),
      ca: tls.ca === undefined ? undefined : resolve(options.directory, tls.ca),
    },
  });
  const pacer = await createPacer({ concurrency, ratePerSecond: config.ratePerSecond });
  const ask = createAsker({
    side,
    client,
    pacer,
    attemptsMax: config.attemptsMax,
    retryWaitMs: config.retryWaitMs,
    clock: options.clock,
    random: seededRandom(`${options.seed}/${side}`),
  });
  return {
    ask,
    close: async () => {
      pacer.close();
      await client.close();
    },
  };
}

/** A gateway that stops asking once it failed too often in a row, whoever asks. */
function guarded(gateway: Gateway, config: { readonly failuresMax: number }): Gateway {
  const breaker = createBreaker(gateway.side, config.failuresMax);
  return {
    ...gateway,
    fetchCase: async (patient, sink, signal) => {
      breaker.check();
      const outcome = await gateway.fetchCase(patient, sink, signal);
      if (outcome.state === 'unavailable') breaker.failed(outcome.detail);
      else breaker.succeeded();
      return outcome;
    },
  };
}

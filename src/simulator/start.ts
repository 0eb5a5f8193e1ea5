import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { GroundTruth } from './ground-truth.ts';
import type { Region } from './model.ts';
import { createPopulation } from './population.ts';
import type { FaultOptions } from './serve/faults.ts';
import { createGatewayServer } from './serve/gateway.ts';
import type { HieGatewayOptions } from './serve/hie-gateway.ts';
import { createHieGateway } from './serve/hie-gateway.ts';
import type { MigGatewayOptions } from './serve/mig-gateway.ts';
import { createMigGateway } from './serve/mig-gateway.ts';
import type { LoggedRequest } from './serve/request-log.ts';
import { createRequestLog } from './serve/request-log.ts';

/** What a simulation runs with. */
export interface SimulatorOptions {
  readonly region: Region;
  /** @default no mutation at all */
  readonly groundTruth?: readonly GroundTruth[] | undefined;
  /** @default no fault at all */
  readonly faults?: FaultOptions | undefined;
  /** How the MIG answers, where not in its usual way. @default its usual way */
  readonly mig?: MigGatewayOptions | undefined;
  /** How the HIE answers, where not in its usual way. @default its usual way */
  readonly hie?: HieGatewayOptions | undefined;
  /** Where `requests.ndjson` is written. @default nowhere */
  readonly logDirectory?: string | undefined;
  /** @default any free ones */
  readonly ports?: { readonly mig: number; readonly hie: number } | undefined;
}

/** Two gateways that are being served. */
export interface Simulator {
  /** Where the MIG takes SOAP requests. */
  readonly mig: { readonly url: string };
  /** The FHIR base of the HIE: `/Patient/$gpc.getstructuredrecord` follows, any path may precede it. */
  readonly hie: { readonly url: string };
  /** What was asked so far. */
  readonly log: readonly LoggedRequest[];
  /** Ends both servers and what they are still sending. */
  stop(): Promise<void>;
}

/** Serves both gateways of a region on 127.0.0.1. Answers are written as they are asked for. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { region, groundTruth = [], faults, logDirectory, ports } = options;
  if (logDirectory !== undefined) mkdirSync(logDirectory, { recursive: true });
  const file = logDirectory === undefined ? undefined : join(logDirectory, 'requests.ndjson');
  const log = createRequestLog(file);
  const population = createPopulation(region, groundTruth);
  const setting = { seed: region.options.seed, faults, log };
  const mig = createGatewayServer(createMigGateway(population, options.mig), setting);
  const hie = createGatewayServer(createHieGateway(population, options.hie), setting);
  const servers = [mig, hie];
  const [migPort, hiePort] = await Promise.all([
    listen(mig, ports?.mig ?? 0),
    listen(hie, ports?.hie ?? 0),
  ]);
  return {
    mig: { url: `http://127.0.0.1:${migPort}/mig` },
    hie: { url: `http://127.0.0.1:${hiePort}/STU3/1/gpconnect/structured/fhir` },
    log: log.requests,
    stop: async () => {
      await Promise.all(servers.map(close));
      await log.close();
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { SimulatedSide } from '../model.ts';
import type { FaultName, FaultOptions } from './faults.ts';
import { chooseFault } from './faults.ts';
import type { RequestLog } from './request-log.ts';
import { caseLabel } from './request-log.ts';

const compress = promisify(gzip);

/** Longest request a gateway reads, in bytes. */
const REQUEST_BYTES_MAX = 1_000_000;

/** What goes back over the wire. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What a gateway makes of a request. */
export interface Handled {
  readonly answer: Answer;
  /** Undefined when the request named no patient. */
  readonly nhsNumber: string | undefined;
  readonly kind: string;
  /** `answered`, or why there is no record in the answer. */
  readonly outcome: string;
  /** How long the work behind the answer takes. @default no time */
  readonly delayMs?: number | undefined;
}

/** One gateway. */
export interface Gateway {
  readonly side: SimulatedSide;
  handle(request: IncomingMessage, body: string): Handled;
  /** Its own way to say that something went wrong inside it; `bare` without its own codes. */
  failure(bare: boolean): Answer;
}

/** What all gateways of a simulation share. */
export interface GatewaySetting {
  readonly seed: string;
  readonly faults: FaultOptions | undefined;
  readonly log: RequestLog;
}

/** A server on the loopback address that answers as the gateway does, with its faults. */
export function createGatewayServer(gateway: Gateway, setting: GatewaySetting): Server {
  return createServer((request, response) => {
    answer(gateway, setting, { request, response }).catch(() => {
      // The caller has gone away; there is nobody left to tell.
      response.destroy();
    });
  });
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function answer(
  gateway: Gateway,
  setting: GatewaySetting,
  exchange: Exchange,
): Promise<void> {
  const body = await readBody(exchange.request);
  if (body === undefined) {
    exchange.response.writeHead(413).end();
    return;
  }
  const handled = gateway.handle(exchange.request, body);
  const { side } = gateway;
  const { nhsNumber, kind } = handled;
  const label = nhsNumber === undefined ? '-' : caseLabel(setting.seed, nhsNumber);
  const attempt = setting.log.attempt(side, label, kind);
  const fault = chooseFault(setting.faults, { side, label, kind, attempt });
  const outcome = fault === undefined || fault === 'latency' ? handled.outcome : fault;
  setting.log.add({ side, case: label, kind, attempt, outcome });
  if (handled.delayMs !== undefined) await wait(handled.delayMs);
  if (fault === 'latency') await wait(setting.faults?.latencyMs ?? 200);
  await play(exchange, answerUnder(gateway, handled.answer, fault), fault);
}

function answerUnder(gateway: Gateway, whole: Answer, fault: FaultName | undefined): Answer {
  if (fault === 'error-200') return { ...gateway.failure(false), status: 200 };
  if (fault === 'error' || fault === 'bare-error') return gateway.failure(fault === 'bare-error');
  return whole;
}

async function play(
  exchange: Exchange,
  whole: Answer,
  fault: FaultName | undefined,
): Promise<void> {
  const { request, response } = exchange;
  if (fault === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  if (fault === 'unavailable') {
    response.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain' });
    response.end('The service is busy.');
    return;
  }
  const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const bytes = zipped ? await compress(whole.body, { level: 1 }) : Buffer.from(whole.body, 'utf8');
  response.writeHead(whole.status, {
    'content-type': whole.contentType,
    'content-length': String(bytes.length),
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
  });
  if (fault === 'half-body') {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => request.socket.destroy());
    return;
  }
  response.end(bytes);
}

/** The request's body as text; undefined when it is longer than any honest one. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > REQUEST_BYTES_MAX) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

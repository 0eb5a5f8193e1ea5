import { readFileSync } from 'node:fs';
import type { Dispatcher } from 'undici';
import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { maskNumbers } from '../base/mask-numbers.ts';
import { ACCEPT_ENCODING, decodeBody } from './decode-body.ts';
import { faultOf } from './transport-fault.ts';

/** One request, ready to send. */
export interface HttpRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came back: `body` may be a part only, when there is a fault. */
export interface HttpAnswer {
  readonly statusCode: number | undefined;
  readonly fault: string | undefined;
  readonly body: Uint8Array | undefined;
  readonly retryAfter: string | undefined;
}

/** Connections to one gateway. */
export interface HttpClient {
  post(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>;
  close(): Promise<void>;
}

/** Limits and credentials of the connections. */
export interface HttpClientOptions {
  readonly origin: string;
  readonly connections: number;
  readonly timeoutMs: number;
  readonly bodyBytesMax: number;
  readonly tls?:
    | { readonly cert: string; readonly key: string; readonly ca?: string | undefined }
    | undefined;
}

/** A pool of kept-alive connections to one origin; HTTP/1.1 without pipelining. */
export async function createHttpClient(options: HttpClientOptions): Promise<HttpClient> {
  const { Pool } = await import('undici');
  const pool = new Pool(options.origin, {
    connections: options.connections,
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: 30_000,
    headersTimeout: options.timeoutMs,
    bodyTimeout: options.timeoutMs,
    connect: { timeout: options.timeoutMs, ...tlsFiles(options.tls) },
  });
  return {
    post: (request, signal) => post(pool, options, request, signal),
    close: () => pool.destroy(),
  };
}

async function post(
  pool: Dispatcher,
  options: HttpClientOptions,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  // One time limit over the whole exchange: a gateway that drips a byte a second is too slow as well.
  const limit = AbortSignal.any([signal, AbortSignal.timeout(options.timeoutMs)]);
  try {
    const answer = await endedBy(limit, options.timeoutMs, exchange(pool, options, request, limit));
    if (answer.fault !== undefined) signal.throwIfAborted();
    return answer;
  } catch (error) {
    signal.throwIfAborted();
    return { statusCode: undefined, fault: faultOf(error), body: undefined, retryAfter: undefined };
  }
}

async function exchange(
  pool: Dispatcher,
  options: HttpClientOptions,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const headers = { 'accept-encoding': ACCEPT_ENCODING, ...request.headers };
  const response = await pool.request({ ...request, headers, method: 'POST', signal });
  return receive(response, options.bodyBytesMax);
}

/** How long an exchange that is to end may take to hand over what it received so far. */
const GRACE_MS = 1000;

/** Ends with the work or soon after the limit: a pool that lost a request would leave it open for ever. */
async function endedBy<T>(limit: AbortSignal, timeoutMs: number, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  // The timer of a signal does not keep the process alive, this one does.
  const last = setTimeout(
    () => reject(new DOMException('no end in time', 'TimeoutError')),
    timeoutMs + GRACE_MS,
  );
  let grace: NodeJS.Timeout | undefined;
  const begin = (): void => {
    grace = setTimeout(() => reject(limit.reason), GRACE_MS);
  };
  if (limit.aborted) begin();
  else limit.addEventListener('abort', begin, { once: true });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(last);
    clearTimeout(grace);
    limit.removeEventListener('abort', begin);
  }
}

async function receive(response: Dispatcher.ResponseData, bytesMax: number): Promise<HttpAnswer> {
  const retryAfter = single(response.headers['retry-after']);
  const answer = { statusCode: response.statusCode, retryAfter };
  const raw = await collect(response.body, bytesMax);
  if (raw.fault !== undefined) return { ...answer, ...raw };
  const decoded = decodeBody(raw.body, single(response.headers['content-encoding']), bytesMax);
  return 'fault' in decoded
    ? { ...answer, fault: decoded.fault, body: raw.body }
    : { ...answer, fault: undefined, body: decoded.body };
}

/** Everything received up to the limit, even when the connection breaks half-way: it is evidence too. */
async function collect(
  stream: AsyncIterable<Uint8Array>,
  bytesMax: number,
): Promise<{ readonly body: Uint8Array; readonly fault: string | undefined }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      length += chunk.length;
      if (length > bytesMax) return { body: Buffer.concat(chunks), fault: 'too-large' };
      chunks.push(chunk);
    }
  } catch (error) {
    const fault = faultOf(error);
    const cut = fault === 'connection-reset' ? 'incomplete' : fault;
    return { body: Buffer.concat(chunks), fault: cut };
  }
  return { body: Buffer.concat(chunks), fault: undefined };
}

function tlsFiles(tls: HttpClientOptions['tls']): Record<string, Buffer> {
  if (tls === undefined) return {};
  const files: Record<string, Buffer> = { cert: readPem(tls.cert), key: readPem(tls.key) };
  if (tls.ca !== undefined) files['ca'] = readPem(tls.ca);
  return files;
}

function readPem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ExpectedError({
      code: 'MIG2HIE_TLS_FILE',
      exit: EXIT.usage,
      message: `The certificate or key file ${maskNumbers(file)} cannot be read.`,
      next: ['Correct the paths under "tls" in mig2hie.yaml; they are relative to the workspace.'],
      cause,
    });
  }
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

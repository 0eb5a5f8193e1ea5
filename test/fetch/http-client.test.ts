import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type HttpClient, createHttpClient } from '../../src/fetch/http-client.ts';
import { type TestServer, startServer } from './server.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

type Handler = Parameters<typeof startServer>[0];

async function serve(handle: Handler): Promise<TestServer> {
  const server = await startServer(handle);
  open.push(server);
  return server;
}

async function connect(url: string, more: object = {}): Promise<HttpClient> {
  const client = await createHttpClient({
    origin: url,
    connections: 2,
    timeoutMs: 2000,
    bodyBytesMax: 1000,
    ...more,
  });
  open.push(client);
  return client;
}

async function ask(handle: Handler, more: object = {}) {
  const client = await connect((await serve(handle)).url, more);
  const signal = new AbortController().signal;
  const answer = await client.post({ path: '/', headers: {}, body: '' }, signal);
  return { ...answer, body: answer.body && Buffer.from(answer.body).toString() };
}

const text = 'an answer, '.repeat(20);

describe('a body', () => {
  test.each([
    ['identity', (body: string) => Buffer.from(body)],
    ['gzip', (body: string) => gzipSync(body)],
    ['br', (body: string) => brotliCompressSync(body)],
    ['zstd', (body: string) => zstdCompressSync(body)],
    ['deflate', (body: string) => deflateSync(body)],
  ])('sent as %s is unpacked', async (encoding, pack) => {
    const answer = await ask((response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(pack(text)),
    );
    expect(answer).toMatchObject({ statusCode: 200, fault: undefined, body: text });
  });

  test('is asked for in the encodings that can be unpacked', async () => {
    const server = await serve((response) => response.end('ok'));
    const client = await connect(server.url);
    await client.post({ path: '/', headers: {}, body: '' }, new AbortController().signal);
    expect(server.seen[0]?.headers['accept-encoding']).toBe('zstd, br, gzip');
  });

  test('in an encoding nobody asked for is a fault', async () => {
    const answer = await ask((response) =>
      response.writeHead(200, { 'content-encoding': 'compress' }).end('x'),
    );
    expect(answer.fault).toBe('bad-encoding');
  });

  test('that is not what its encoding says is a fault', async () => {
    const answer = await ask((response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip'),
    );
    expect(answer.fault).toBe('bad-encoding');
  });

  test('larger than the limit is cut off', async () => {
    const answer = await ask((response) => response.end('x'.repeat(2000)));
    expect(answer.fault).toBe('too-large');
  });

  test('that unpacks to more than the limit is never unpacked whole', async () => {
    const bomb = gzipSync('0'.repeat(10_000_000));
    const answer = await ask(
      (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
      { bodyBytesMax: 100_000 },
    );
    expect(answer.fault).toBe('too-large');
  });

  test('broken off half-way is incomplete, and the half is kept', async () => {
    const answer = await ask((response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.socket?.destroy());
    });
    expect(answer).toMatchObject({ statusCode: 200, fault: 'incomplete', body: 'half' });
  });
});

describe('a connection', () => {
  test('that is reset is told as such', async () => {
    const answer = await ask((response) => response.socket?.resetAndDestroy());
    expect(answer).toMatchObject({ statusCode: undefined, fault: 'connection-reset' });
  });

  test('that answers too late is a time-out', async () => {
    const answer = await ask(() => undefined, { timeoutMs: 100 });
    expect(answer).toMatchObject({ statusCode: undefined, fault: 'time-out' });
  });

  test('that drips is a time-out as well', async () => {
    let timer: NodeJS.Timeout | undefined;
    const answer = await ask(
      (response) => {
        response.writeHead(200);
        timer = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(timer));
      },
      { timeoutMs: 200 },
    );
    expect(answer.fault).toBe('time-out');
  });

  test('nobody listens to is refused', async () => {
    const server = await startServer((response) => response.end());
    await server.close();
    const client = await connect(server.url);
    const answer = await client.post(
      { path: '/', headers: {}, body: '' },
      new AbortController().signal,
    );
    expect(answer.fault).toBe('connection-refused');
  });

  test('is used again for the next request', async () => {
    const ports = new Set<number | undefined>();
    const server = await serve((response) => {
      ports.add(response.socket?.remotePort);
      response.end('ok');
    });
    const client = await connect(server.url, { connections: 1 });
    for (let i = 0; i < 3; i += 1)
      await client.post({ path: '/', headers: {}, body: '' }, new AbortController().signal);
    expect(ports.size).toBe(1);
  });

  test('that cannot be used for a request ends that one and all behind it', async () => {
    const server = await serve((response) => response.end('ok'));
    const client = await connect(server.url, { connections: 1, timeoutMs: 100 });
    const post = (headers: Record<string, string>) =>
      client.post({ path: '/', headers, body: '' }, new AbortController().signal);
    const bad = { 'transfer-encoding': 'chunked', expect: 'x', 'bad name': 'x' };
    const answers = await Promise.all([post(bad), post(bad), post({ 'x-cut': 'a\r\nb' })]);
    for (const answer of answers) expect(answer.fault).toMatch(/^(?:transport|time-out)$/);
  });

  test('ends when the run is broken off', async () => {
    const server = await serve(() => undefined);
    const client = await connect(server.url);
    const abort = new AbortController();
    const answer = client.post({ path: '/', headers: {}, body: '' }, abort.signal);
    abort.abort(new Error('broken off'));
    await expect(answer).rejects.toThrow('broken off');
  });
});

test('a certificate file that cannot be read is told before anything is asked', async () => {
  const tls = { cert: '/nowhere/client.pem', key: '/nowhere/key.pem' };
  await expect(connect('https://127.0.0.1:1', { tls })).rejects.toMatchObject({
    code: 'MIG2HIE_TLS_FILE',
    exit: 2,
  });
});

import { describe, expect, test } from 'vitest';
import { WAIT_MS_MAX, retryAfterMs, seededRandom, waitMs } from '../../src/fetch/backoff.ts';
import { createBreaker } from '../../src/fetch/breaker.ts';
import { shapeFault } from '../../src/fetch/completeness.ts';
import { GatewayStopped } from '../../src/fetch/gateway.ts';
import { mayRetry } from '../../src/fetch/retry.ts';

const exchange = (statusCode: number | undefined, fault?: string) => ({
  part: 'record',
  statusCode,
  fault,
  body: undefined,
  receivedAt: '2027-03-01T09:00:00Z',
  durationMs: 1,
});

describe('what is tried again, of at most four tries', () => {
  test.each([
    [429, undefined, 4],
    [500, undefined, 2],
    [502, undefined, 4],
    [503, undefined, 4],
    [504, undefined, 4],
    [undefined, 'connection-refused', 4],
    [undefined, 'connection-reset', 4],
    [undefined, 'time-out', 4],
    [200, 'incomplete', 4],
    [200, undefined, 1],
    [400, undefined, 1],
    [401, undefined, 1],
    [403, undefined, 1],
    [404, undefined, 1],
    [501, undefined, 1],
    [200, 'too-large', 1],
    [200, 'wrong-format', 1],
    [undefined, 'tls', 1],
  ])('status %s, fault %s: %i tries', (status, fault, tries) => {
    let attempts = 1;
    while (mayRetry(exchange(status, fault), attempts, 4)) attempts += 1;
    expect(attempts).toBe(tries);
  });

  test('never more often than configured', () => {
    expect(mayRetry(exchange(503), 1, 1)).toBe(false);
  });
});

const wait = (attempt: number, retryAfter?: number, random = 1) =>
  waitMs(attempt, { baseMs: 100, retryAfterMs: retryAfter, random: () => random });

const draw = (seed: string) => {
  const random = seededRandom(seed);
  return [random(), random(), random()];
};

describe('the wait before the next try', () => {
  test('doubles, and is cut to between half and all of it at random', () => {
    expect([wait(1), wait(2), wait(3)]).toEqual([100, 200, 400]);
    expect(wait(3, undefined, 0)).toBe(200);
  });

  test('is never shorter than the gateway asked for, nor longer than the limit', () => {
    expect(wait(1, 5000)).toBe(5000);
    expect(wait(1, 86_400_000)).toBe(WAIT_MS_MAX);
    expect(wait(30)).toBe(WAIT_MS_MAX);
  });

  test('is the same for the same seed', () => {
    expect(draw('run-1/mig')).toEqual(draw('run-1/mig'));
    expect(draw('run-1/mig')).not.toEqual(draw('run-1/hie'));
    for (const value of draw('run-1/mig')) expect(value >= 0 && value < 1).toBe(true);
  });

  test.each([
    ['2', 2000],
    [' 0 ', 0],
    ['Mon, 01 Mar 2027 09:00:10 GMT', 10_000],
    ['Mon, 01 Mar 2027 08:00:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
  ])('Retry-After %s is %s ms', (header, expected) => {
    expect(retryAfterMs(header, Date.parse('2027-03-01T09:00:00Z'))).toBe(expected);
  });
});

describe('the circuit breaker', () => {
  test('opens after that many failures in a row, and stays open', () => {
    const breaker = createBreaker('hie', 2);
    breaker.failed('record: HTTP 503');
    breaker.succeeded();
    breaker.failed('record: HTTP 503');
    expect(() => breaker.check()).not.toThrow();
    breaker.failed('record: time-out');
    breaker.succeeded();
    expect(() => breaker.check()).toThrow(GatewayStopped);
    expect(() => breaker.check()).toThrow(/2 failures in a row, the last one record: time-out/);
  });
});

describe('the shape of a body', () => {
  const soap = '<s:Envelope xmlns:s="x"><s:Body/></s:Envelope>\n';
  test.each([
    ['{"a":1}\n', 'json', undefined],
    ['\uFEFF{"a":"}]{\\""}', 'json', undefined],
    ['{"a":1', 'json', 'incomplete'],
    ['{"a":[{"b":1}', 'json', 'incomplete'],
    ['{"a":"text with a }', 'json', 'incomplete'],
    ['', 'json', 'incomplete'],
    ['<html>sign in</html>', 'json', 'wrong-format'],
    [soap, 'soap', undefined],
    ['<Envelope><Body/></Envelope>', 'soap', undefined],
    [soap.slice(0, 30), 'soap', 'incomplete'],
    ['<html>sign in</html>', 'soap', 'wrong-format'],
  ] as const)('%j as %s: %s', (body, shape, fault) => {
    expect(shapeFault(Buffer.from(body), shape)).toBe(fault);
  });
});

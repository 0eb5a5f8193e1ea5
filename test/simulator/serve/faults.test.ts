import { expect, test } from 'vitest';
import { buildRegion } from '../../../src/simulator/region.ts';
import type { FaultName, FaultOptions } from '../../../src/simulator/serve/faults.ts';
import { FAULTS, chooseFault } from '../../../src/simulator/serve/faults.ts';
import { startSimulator } from '../../../src/simulator/start.ts';
import { hieBody, hieHeaders, migRequest, post, spineCode } from './requests.ts';

const region = buildRegion({
  seed: 'faults',
  practices: 1,
  patientsPerPractice: 3,
  consumers: 1,
  asAt: '2026-06-01',
});
const [patient] = region.patients;
const nhsNumber = patient?.nhsNumber ?? '';

test('a fault depends on the seed, the patient, the kind and the attempt, and on nothing else', () => {
  const options: FaultOptions = {
    seed: 's',
    rates: { reset: 0.2, 'half-body': 0.2, latency: 0.1 },
  };
  const drawn = (seed: string) =>
    Array.from({ length: 400 }, (_, i) =>
      chooseFault(
        { ...options, seed },
        { side: 'mig', label: `case-${i % 40}`, kind: 'trace', attempt: 1 + Math.floor(i / 40) },
      ),
    );
  expect(drawn('s')).toEqual(drawn('s'));
  expect(drawn('s')).not.toEqual(drawn('t'));
  const share = drawn('s').filter((fault) => fault === 'reset').length / 400;
  expect(share).toBeGreaterThan(0.12);
  expect(share).toBeLessThan(0.28);
  expect(drawn('s')).not.toContain('unavailable');
});

test('faults can be kept to one side', () => {
  const options: FaultOptions = { seed: 's', rates: { reset: 1 }, sides: ['hie'] };
  const key = { label: 'case-1', kind: 'trace', attempt: 1 };
  expect(chooseFault(options, { ...key, side: 'mig' })).toBeUndefined();
  expect(chooseFault(options, { ...key, side: 'hie' })).toBe('reset');
  expect(chooseFault(undefined, { ...key, side: 'hie' })).toBeUndefined();
});

async function withFault<T>(
  fault: FaultName,
  use: (urls: { readonly mig: string; readonly hie: string }) => Promise<T>,
): Promise<T> {
  const faults = { seed: 's', rates: { [fault]: 1 }, latencyMs: 60 };
  const simulator = await startSimulator({ region, faults });
  try {
    const hie = `${simulator.hie.url}/Patient/$gpc.getstructuredrecord`;
    const result = await use({ mig: simulator.mig.url, hie });
    const played = fault === 'latency' ? 'answered' : fault;
    expect(simulator.log.map(({ outcome }) => outcome)).toEqual(simulator.log.map(() => played));
    expect(simulator.log.length).toBeGreaterThan(0);
    return result;
  } finally {
    await simulator.stop();
  }
}

test('every fault has a test here', () => {
  expect([...FAULTS]).toEqual([
    'latency',
    'reset',
    'unavailable',
    'half-body',
    'error',
    'error-200',
    'bare-error',
  ]);
});

test('an unavailable gateway says when to come back', async () => {
  const reply = await withFault('unavailable', ({ hie }) =>
    post(hie, hieBody(nhsNumber), hieHeaders()),
  );
  expect(reply.status).toBe(503);
  expect(reply.headers.get('retry-after')).toBe('1');
});

test('the error of each gateway is its own kind of error', async () => {
  await withFault('error', async ({ mig, hie }) => {
    const soap = await post(mig, migRequest({ nhsNumber, target: 'X90001' }));
    expect(soap.status).toBe(500);
    expect(soap.text).toContain('soap:Fault');
    const outcome = await post(hie, hieBody(nhsNumber), hieHeaders());
    expect(spineCode(outcome)).toBe('500 OperationOutcome INTERNAL_SERVER_ERROR');
  });
});

test('an error can come under a status that says all is well', async () => {
  await withFault('error-200', async ({ mig, hie }) => {
    const soap = await post(mig, migRequest({ nhsNumber, target: 'X90001' }));
    expect(soap.status).toBe(200);
    expect(soap.text).toContain('<mig:category>FATAL</mig:category>');
    const outcome = await post(hie, hieBody(nhsNumber), hieHeaders());
    expect(spineCode(outcome)).toBe('200 OperationOutcome INTERNAL_SERVER_ERROR');
  });
});

test('a bare error names no code of the gateway', async () => {
  await withFault('bare-error', async ({ mig, hie }) => {
    const soap = await post(mig, migRequest({ nhsNumber, target: 'X90001' }));
    expect(soap.status).toBe(500);
    expect(soap.text).toContain('<faultcode>soap:Server</faultcode>');
    expect(soap.text).not.toContain('migFault');
    const outcome = await post(hie, hieBody(nhsNumber), hieHeaders());
    expect(outcome.status).toBe(500);
    expect(JSON.parse(outcome.text)).toEqual({
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: 'error',
          code: 'exception',
          diagnostics: 'The service failed while it was working',
        },
      ],
    });
  });
});

test.each(['reset', 'half-body'] as const)('%s never ends in a whole answer', async (fault) => {
  await withFault(fault, async ({ hie }) => {
    await expect(post(hie, hieBody(nhsNumber), hieHeaders())).rejects.toThrow(
      /fetch failed|terminated/,
    );
  });
});

test('a late answer is a right one', async () => {
  const reply = await withFault('latency', ({ hie }) =>
    post(hie, hieBody(nhsNumber), hieHeaders()),
  );
  expect(reply.status).toBe(200);
  expect(JSON.parse(reply.text)).toMatchObject({ resourceType: 'Bundle' });
});

import { expect, test } from 'vitest';
import { buildRegion } from '../../../src/simulator/region.ts';
import type { MigGatewayOptions } from '../../../src/simulator/serve/mig-gateway.ts';
import { startSimulator } from '../../../src/simulator/start.ts';
import { PRACTICE } from '../sample-patient.ts';
import { migRequest, post } from './requests.ts';

const region = buildRegion({
  seed: 'habits',
  practices: 1,
  patientsPerPractice: 2,
  consumers: 1,
  asAt: '2026-06-01',
});
const { nhsNumber = '', practice = PRACTICE } = region.patients[0] ?? {};

/** What the MIG answers when it has these habits; views make it an extract. */
async function answer(mig: MigGatewayOptions, views?: readonly string[]): Promise<string> {
  const simulator = await startSimulator({ region, mig });
  try {
    const request = migRequest({
      nhsNumber,
      target: practice.code,
      ...(views === undefined ? {} : { views }),
    });
    return (await post(simulator.mig.url, request)).text;
  } finally {
    await simulator.stop();
  }
}

test('a patient can be known at a second practice', async () => {
  const elsewhere = { ...PRACTICE, code: 'X90077' };
  const text = await answer({ elsewhere: () => elsewhere });
  expect([...text.matchAll(/addressing:ods:(\w+)/g)].map(([, code]) => code)).toEqual([
    'X90077',
    practice.code,
  ]);
});

test('extracts follow the options of their patient, and still echo the request', async () => {
  const text = await answer(
    {
      extract: (patient) => ({
        system: 'Vision',
        registration: { status: 'left' },
        structured: patient.nhsNumber === nhsNumber ? 'escaped' : 'inline',
      }),
    },
    ['problem'],
  );
  expect(text).toContain('<mig:name>VISION</mig:name>');
  expect(text).toContain('&lt;ehr:caseloadStatus&gt;LEFT&lt;/ehr:caseloadStatus&gt;');
  expect(text).toContain('<mig:requestMessage>MSG-7</mig:requestMessage>');
});

test('each view can take its time', async () => {
  const asked: string[] = [];
  const delayMs = (view: string): number => {
    asked.push(view);
    return 30;
  };
  const start = performance.now();
  await answer({ delayMs }, ['problem', 'event']);
  expect(performance.now() - start).toBeGreaterThanOrEqual(55);
  expect(asked).toEqual(['problem', 'event']);
});

import { mkdtempSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignMutations } from '../../../src/simulator/ground-truth.ts';
import { writeGpConnectStructured } from '../../../src/simulator/hie/structured.ts';
import type { SimulatedPatient } from '../../../src/simulator/model.ts';
import { buildRegion } from '../../../src/simulator/region.ts';
import type { Simulator } from '../../../src/simulator/start.ts';
import { startSimulator } from '../../../src/simulator/start.ts';
import { CLAIMS, hieBody, hieHeaders, migRequest, post, spineCode } from './requests.ts';

const asAt = '2026-06-01';
const region = buildRegion({
  seed: 'gw',
  practices: 4,
  patientsPerPractice: 13,
  consumers: 1,
  asAt,
});
const truth = assignMutations(region, { seed: 'gw', only: ['drop-problem'], share: 0.1 });
const spoilt = new Set(truth.map(({ nhsNumber }) => nhsNumber));
const logDirectory = mkdtempSync(join(tmpdir(), 'simulator-'));
let simulator: Simulator;
let operation = '';

function pick(fits: (patient: SimulatedPatient) => boolean): SimulatedPatient {
  const found = region.patients.find((patient) => !spoilt.has(patient.nhsNumber) && fits(patient));
  if (found === undefined) throw new Error('no such patient in the region');
  return found;
}

const plain = pick(({ dissent, entries }) => !dissent.mig && entries.length > 0);
const dissenter = pick(({ dissent, practice }) => dissent.mig && practice.enabled.hie);
const unconnected = pick(({ practice, dissent }) => !practice.enabled.hie && !dissent.hie);

beforeAll(async () => {
  simulator = await startSimulator({ region, groundTruth: truth, logDirectory });
  operation = `${simulator.hie.url}/Patient/$gpc.getstructuredrecord`;
});

afterAll(() => simulator.stop());

test('both gateways listen on the loopback address only', () => {
  expect(simulator.mig.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/mig$/);
  expect(simulator.hie.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
});

test('a trace and then an extract are answered, and the request is echoed', async () => {
  const target = plain.practice.code;
  const trace = await post(simulator.mig.url, migRequest({ ...plain, target }));
  expect(trace.status).toBe(200);
  expect(trace.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  expect(trace.text).toContain('urn:hgl:patientview:scm:medication');
  expect(trace.text).toContain('<wsa:RelatesTo>MSG-7</wsa:RelatesTo>');
  const views = ['medication', 'problem'];
  const extract = await post(simulator.mig.url, migRequest({ ...plain, target, views }));
  expect(extract.text).toContain('<mig:name>scm.medication</mig:name>');
  expect(extract.text).toContain('<ehr:eventType>MED</ehr:eventType>');
  expect(extract.text).not.toContain('<ehr:eventType>IMM</ehr:eventType>');
});

test('an unknown number, a dissent and a refusal at the time give no record', async () => {
  const target = plain.practice.code;
  const views = ['problem'];
  const unknown = { nhsNumber: '9434765919', target };
  const trace = await post(simulator.mig.url, migRequest(unknown));
  expect(trace.text).toContain('<mig:patientMatch/>');
  const extract = await post(simulator.mig.url, migRequest({ ...unknown, views }));
  expect(extract.status).toBe(500);
  expect(extract.text).toContain('<mig:category>FATAL</mig:category>');
  const practice = dissenter.practice.code;
  const dissent = await post(
    simulator.mig.url,
    migRequest({ ...dissenter, target: practice, views }),
  );
  expect(dissent.status).toBe(200);
  expect(dissent.text).not.toContain('openHealthRecord');
  const refused = migRequest({ ...plain, target, views, consent: 'Refused' });
  expect((await post(simulator.mig.url, refused)).text).not.toContain('openHealthRecord');
});

test.each([
  ['not XML', '<a><b></a>', 'The message is not XML'],
  ['no consent', '<m:consent><m:status>Given</m:status></m:consent>', 'consent/status is missing'],
  ['no user', '<m:user><m:name>tester</m:name></m:user>', 'user/name is missing'],
  ['no version', '<m:version>0.0.1</m:version>', 'serviceDefinition/version is missing'],
  ['another envelope', 'schemas.xmlsoap.org/', 'Body/migRequest is missing'],
])('the MIG refuses a request with %s', async (what, part, reason) => {
  const whole = migRequest({ ...plain, target: plain.practice.code, leaveOut: part });
  const reply = await post(simulator.mig.url, what === 'not XML' ? part : whole);
  expect(reply.status).toBe(500);
  expect(reply.text).toContain('<faultcode>soap:Server</faultcode>');
  expect(reply.text).toContain(reason);
});

test('the MIG refuses a view it does not know and a practice that is not the patient’s', async () => {
  const target = plain.practice.code;
  const view = await post(simulator.mig.url, migRequest({ ...plain, target, views: ['journal'] }));
  expect(view.text).toContain('request/name is not a known view');
  const other = migRequest({ ...plain, target: 'X99999', views: ['problem'] });
  expect((await post(simulator.mig.url, other)).text).toContain('not known to the target');
});

test('the HIE answers what was asked for, gzipped for those who take it', async () => {
  const reply = await post(operation, hieBody(plain.nhsNumber), hieHeaders());
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-type')).toBe('application/fhir+json;charset=utf-8');
  expect(reply.headers.get('content-encoding')).toBe('gzip');
  expect(reply.text).toContain('"code":"933361000000108"');
  expect(reply.text).not.toContain('"code":"717711000000103"');
  const bare = await rawPost(operation, hieBody(plain.nhsNumber), hieHeaders());
  expect(bare.encoding).toBeUndefined();
  expect(bare.text).toBe(reply.text);
});

test('the HIE answers with the seeded fault, and nobody else’s record changes', async () => {
  const [row] = truth;
  const patient = region.patients.find(({ nhsNumber }) => nhsNumber === row?.nhsNumber);
  if (row === undefined || patient === undefined) throw new Error('no seeded patient');
  const areas = [{ name: 'includeProblems' }];
  const reply = await post(operation, hieBody(row.nhsNumber, areas), hieHeaders());
  const whole = writeGpConnectStructured(patient, { asAt });
  expect(conditions(reply.text)).toBe(conditions(whole) - 1);
});

test.each<[string, string, Readonly<Record<string, string>>, unknown]>([
  ['400 OperationOutcome BAD_REQUEST', 'ssp-from', { 'ssp-from': '' }, CLAIMS],
  ['400 OperationOutcome BAD_REQUEST', 'ssp-interactionid', { 'ssp-interactionid': 'x' }, CLAIMS],
  ['400 OperationOutcome BAD_REQUEST', 'no token', { authorization: 'Bearer x' }, CLAIMS],
  ['400 OperationOutcome BAD_REQUEST', 'lifetime', {}, { ...CLAIMS, exp: 1301 }],
  ['400 OperationOutcome BAD_REQUEST', 'scope', {}, { ...CLAIMS, requested_scope: 'all' }],
  ['400 OperationOutcome BAD_REQUEST', 'sub', {}, { ...CLAIMS, sub: '8' }],
  ['400 OperationOutcome BAD_REQUEST', 'claim', {}, { ...CLAIMS, iss: undefined }],
  ['415 OperationOutcome BAD_REQUEST', 'media type', { 'content-type': 'text/xml' }, CLAIMS],
])('the HIE answers %s for wrong headers: %s', async (code, _what, changes, claims) => {
  const reply = await post(operation, hieBody(plain.nhsNumber), hieHeaders(changes, claims));
  expect(spineCode(reply)).toBe(code);
});

const NUMBER = plain.nhsNumber;
test.each([
  ['400 OperationOutcome BAD_REQUEST', '{'],
  ['422 OperationOutcome INVALID_RESOURCE', '{"resourceType":"Bundle"}'],
  ['422 OperationOutcome INVALID_PARAMETER', '{"resourceType":"Parameters","parameter":[{}]}'],
  ['422 OperationOutcome INVALID_PARAMETER', '{"resourceType":"Parameters","parameter":[]}'],
  ['422 OperationOutcome INVALID_PARAMETER', hieBody(NUMBER, [{ name: 'includeAllergies' }])],
  ['400 OperationOutcome INVALID_IDENTIFIER_SYSTEM', hieBody(NUMBER, [], 'urn:other')],
  ['400 OperationOutcome INVALID_NHS_NUMBER', hieBody('9434765918')],
  ['404 OperationOutcome PATIENT_NOT_FOUND', hieBody('9434765919')],
  ['403 OperationOutcome NO_PATIENT_CONSENT', hieBody(dissenter.nhsNumber)],
  ['403 OperationOutcome NO_ORGANISATION_CONSENT', hieBody(unconnected.nhsNumber)],
])('the HIE answers %s', async (code, body) => {
  expect(spineCode(await post(operation, body, hieHeaders()))).toBe(code);
});

test('another path and another method are told apart', async () => {
  const elsewhere = await post(`${simulator.hie.url}/Patient`, '{}', hieHeaders());
  expect(spineCode(elsewhere)).toBe('404 OperationOutcome NO_RECORD_FOUND');
  const response = await fetch(operation, { headers: hieHeaders() });
  expect(response.status).toBe(405);
});

test('a parameter the practice does not know is answered with a warning in the bundle', async () => {
  const reply = await post(operation, hieBody(NUMBER, [{ name: 'includeMore' }]), hieHeaders());
  expect(reply.status).toBe(200);
  expect(reply.text).toContain('includeMore is an unrecognised parameter');
});

test('the log counts attempts by patient and kind, and names nobody', async () => {
  const before = simulator.log.length;
  const target = unconnected.practice.code;
  await post(simulator.mig.url, migRequest({ ...unconnected, target }));
  await post(simulator.mig.url, migRequest({ ...unconnected, target }));
  await post(operation, hieBody(unconnected.nhsNumber), hieHeaders());
  const asked = simulator.log.slice(before);
  expect(asked.map(({ side, kind, outcome }) => [side, kind, outcome])).toEqual([
    ['mig', 'trace', 'answered'],
    ['mig', 'trace', 'answered'],
    ['hie', 'structured', 'practice-not-enabled'],
  ]);
  expect(asked[1]?.attempt).toBe((asked[0]?.attempt ?? 0) + 1);
  expect(new Set(asked.map((request) => request.case)).size).toBe(1);
  expect(asked[0]?.case).toMatch(/^case-[0-9a-f]{16}$/);
  expect(simulator.log.map(({ sequence }) => sequence)).toEqual(simulator.log.map((_, i) => i + 1));
  const file = readFileSync(join(logDirectory, 'requests.ndjson'), 'utf8');
  for (const { nhsNumber } of region.patients) expect(file).not.toContain(nhsNumber);
});

function conditions(text: string): number {
  return text.split('"resourceType":"Condition"').length - 1;
}

/** Node's fetch always asks for gzip; this does not. */
function rawPost(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly encoding: string | undefined; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const encoding = response.headers['content-encoding'];
        resolve({ encoding, text: Buffer.concat(chunks).toString('utf8') });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { NhsNumber } from '../../src/base/nhs-number.ts';
import { configSchema } from '../../src/config/schema.ts';
import { type CaseOutcome, type Exchange, GatewayStopped } from '../../src/fetch/gateway.ts';
import type { TraceMatch } from '../../src/fetch/gateways/mig-soap.ts';
import { openGateways } from '../../src/fetch/open-gateways.ts';
import { type SeenRequest, type TestServer, startServer } from './server.ts';

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const patient = { nhsNumber: '9000000009' as NhsNumber, practice: 'X90001' };
const SOAP =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>';
const NOW = '2027-03-01T09:00:00Z';

type Handler = (response: ServerResponse, request: SeenRequest, index: number) => void;

/** Both gateways over one server; `matches` is what the trace says. */
async function connect(
  handle: Handler,
  more: { matches?: readonly TraceMatch[] | undefined; mig?: object; hie?: object } = {},
) {
  const server = await startServer(handle);
  const config = configSchema.parse({
    version: 1,
    workspace: 'test-1',
    keys: '/keys',
    gateways: {
      mig: { url: `${server.url}/mig`, retryWaitMs: 1, ratePerSecond: 1000, ...more.mig },
      hie: { url: `${server.url}/fhir/`, retryWaitMs: 1, ratePerSecond: 1000, ...more.hie },
    },
  });
  const gateways = await openGateways({
    config,
    directory: '/',
    clock: () => NOW,
    seed: 'run-1',
    readTrace: () =>
      'matches' in more ? more.matches : [{ practice: 'X90001', views: ['scm.medication'] }],
  });
  open.push(gateways.mig, gateways.hie, server);
  return { server, gateways };
}

/** A sink in memory; `stored` holds the answers in the order they were stored. */
function memory(before: readonly Exchange[] = []) {
  const stored: Exchange[] = [];
  return {
    stored,
    earlier: async (part: string) => before.find((one) => one.part === part),
    keep: async (exchange: Exchange) => void stored.push(exchange),
  };
}

const signal = new AbortController().signal;
const never = (server: TestServer) => expect(server.seen).toEqual([]);
const brief = (stored: readonly Exchange[]) =>
  stored.map((one) => `${one.part} ${one.statusCode ?? '-'} ${one.fault ?? 'ok'}`);
const detail = (outcome: CaseOutcome) => ('detail' in outcome ? outcome.detail : undefined);

const answerSoap: Handler = (response) => response.end(SOAP);
const answerBundle: Handler = (response) => response.end('{"resourceType":"Bundle"}');

const decode = (part: string): unknown =>
  JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

describe('the MIG', () => {
  test('is asked for a trace, then for all offered views at once', async () => {
    const views = ['scm.problem', 'scm.medication'];
    const { server, gateways } = await connect(answerSoap, {
      matches: [{ practice: 'X90001', views }],
    });
    const sink = memory();
    const outcome = await gateways.mig.fetchCase(patient, sink, signal);
    expect(outcome).toMatchObject({ state: 'answered', at: NOW, parts: [{ part: 'record' }] });
    expect(brief(sink.stored)).toEqual(['trace 200 ok', 'record 200 ok']);
    const [trace, extract] = server.seen.map((request) => request.body);
    expect(trace).toContain('<name>MIG.PATIENT.TRACE.ExtendedPatientTrace</name>');
    expect(trace).toContain('<primaryIdentifier type="NHS">9000000009</primaryIdentifier>');
    expect(trace).toContain('<target><nationalCode>X90001</nationalCode></target>');
    expect(extract?.match(/<request><name>[^<]+/g)).toEqual([
      '<request><name>scm.medication',
      '<request><name>scm.problem',
    ]);
    expect(server.seen.map((request) => request.path)).toEqual(['/mig', '/mig']);
    expect(server.seen[0]?.headers['content-type']).toBe('text/xml; charset=utf-8');
  });

  test('is asked view by view where the configuration says so', async () => {
    const { gateways } = await connect(answerSoap, {
      matches: [{ practice: 'X90001', views: ['scm.problem', 'scm.event'] }],
      mig: { extract: 'views' },
    });
    const sink = memory();
    const outcome = await gateways.mig.fetchCase(patient, sink, signal);
    expect(outcome).toMatchObject({
      state: 'answered',
      parts: [{ part: 'view:scm.event' }, { part: 'view:scm.problem' }],
    });
  });

  test('never answers from the match of another practice', async () => {
    const { server, gateways } = await connect(answerSoap, {
      matches: [
        { practice: 'X90002', views: ['scm.medication'] },
        { practice: 'X90001', views: [] },
      ],
    });
    const outcome = await gateways.mig.fetchCase(patient, memory(), signal);
    expect(outcome).toMatchObject({ state: 'not-shared', refusal: 'not-enabled' });
    expect(detail(outcome)).toBe('trace: this practice offers no view');
    expect(server.seen).toHaveLength(1);
  });

  test.each([
    [[], 'not-shared', 'trace: no match at this practice', 'not-shared'],
    [undefined, 'unavailable', 'trace: the answer holds no trace', undefined],
  ])('a trace of %j is %s', async (matches, state, why, refusal) => {
    const { gateways } = await connect(answerSoap, { matches });
    const outcome = await gateways.mig.fetchCase(patient, memory(), signal);
    expect(outcome).toMatchObject({ state, ...(refusal === undefined ? {} : { refusal }) });
    expect(detail(outcome)).toBe(why);
  });

  test('of which one view fails is unavailable, not thinner', async () => {
    const { gateways } = await connect(
      (response, _request, index) => response.writeHead(index === 2 ? 501 : 200).end(SOAP),
      {
        matches: [{ practice: 'X90001', views: ['scm.problem', 'scm.event'] }],
        mig: { extract: 'views' },
      },
    );
    const outcome = await gateways.mig.fetchCase(patient, memory(), signal);
    expect([outcome.state, detail(outcome)]).toEqual(['unavailable', 'view:scm.problem: HTTP 501']);
  });

  test.each([
    ['trace', 0],
    ['record', 1],
  ])('that answers its %s with a fault and status 200 is unavailable', async (part, at) => {
    const fault = SOAP.replace(
      '<s:Body/>',
      '<s:Body>\n<s:Fault><detail><migFault/></detail></s:Fault></s:Body>',
    );
    const { gateways } = await connect((response, _request, index) =>
      response.end(index === at ? fault : SOAP),
    );
    const outcome = await gateways.mig.fetchCase(patient, memory(), signal);
    expect([outcome.state, detail(outcome)]).toEqual(['unavailable', `${part}: SOAP fault`]);
  });

  test('is given its own words escaped', async () => {
    const { server, gateways } = await connect(answerSoap, { mig: { user: 'A & <B>' } });
    await gateways.mig.fetchCase(patient, memory(), signal);
    expect(server.seen[0]?.body).toContain('<user><name>A &amp; &lt;B&gt;</name>');
  });
});

async function askHie(hie: object = {}): Promise<SeenRequest> {
  const { server, gateways } = await connect(answerBundle, { hie });
  await gateways.hie.fetchCase(patient, memory(), signal);
  const [seen] = server.seen;
  if (seen === undefined) throw new Error('nothing was asked');
  return seen;
}

describe('the HIE', () => {
  test('is asked for the whole structured record', async () => {
    const seen = await askHie();
    expect(seen.path).toBe('/fhir/Patient/$gpc.getstructuredrecord');
    expect(JSON.parse(seen.body)).toEqual({
      resourceType: 'Parameters',
      parameter: [
        {
          name: 'patientNHSNumber',
          valueIdentifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9000000009' },
        },
        {
          name: 'includeAllergies',
          part: [{ name: 'includeResolvedAllergies', valueBoolean: true }],
        },
        { name: 'includeMedication' },
        { name: 'includeConsultations' },
        { name: 'includeProblems' },
        { name: 'includeImmunisations' },
        { name: 'includeUncategorisedData' },
        { name: 'includeInvestigations' },
        { name: 'includeReferrals' },
        { name: 'includeDiaryEntries' },
      ],
    });
  });

  test('is told who asks: the headers and the unsigned token of the standard', async () => {
    const { headers } = await askHie({ organisation: 'X9T01', practitioner: 'dr-test' });
    expect(headers).toMatchObject({
      'content-type': 'application/fhir+json',
      accept: 'application/fhir+json',
      'ssp-from': '200000000001',
      'ssp-to': '200000000002',
      'ssp-interactionid':
        'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1',
    });
    expect(headers['ssp-traceid']).toMatch(/^[0-9a-f-]{36}$/);
    const [header = '', claims = '', signature] = String(headers.authorization)
      .replace('Bearer ', '')
      .split('.');
    expect(signature).toBe('');
    expect(decode(header)).toEqual({ alg: 'none', typ: 'JWT' });
    const issued = Date.parse(NOW) / 1000;
    expect(decode(claims)).toMatchObject({
      sub: 'dr-test',
      iat: issued,
      exp: issued + 300,
      reason_for_request: 'directcare',
      requested_scope: 'patient/*.read',
      requesting_device: { resourceType: 'Device' },
      requesting_organization: {
        resourceType: 'Organization',
        identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'X9T01' }],
      },
      requesting_practitioner: { resourceType: 'Practitioner', id: 'dr-test' },
    });
  });

  test('can be given other headers, and none of the standard ones where told so', async () => {
    const { headers } = await askHie({ headers: { 'Ods-From': 'X9T01', 'Ssp-To': '' } });
    expect(headers['ods-from']).toBe('X9T01');
    expect(headers['ssp-to']).toBeUndefined();
  });

  test.each([
    [403, 'NO_PATIENT_CONSENT', 'not-shared', 'consent'],
    [403, 'NO_ORGANISATION_CONSENT', 'not-shared', 'not-enabled'],
    [403, 'ACCESS DENIED', 'not-shared', 'not-enabled'],
    [404, 'PATIENT_NOT_FOUND', 'not-shared', 'not-shared'],
    [400, 'INVALID_NHS_NUMBER', 'unavailable', 'case-data'],
    [400, 'BAD_REQUEST', 'unavailable', 'configuration'],
    [501, 'NOT_IMPLEMENTED', 'unavailable', 'unavailable'],
  ])('answers %i %s: %s (%s)', async (status, code, state, of) => {
    const outcome = {
      resourceType: 'OperationOutcome',
      issue: [{ details: { coding: [{ system: 'any spelling', code, display: 'Ms Planted' }] } }],
    };
    const { server, gateways } = await connect((response) =>
      response.writeHead(status).end(JSON.stringify(outcome)),
    );
    const result = await gateways.hie.fetchCase(patient, memory(), signal);
    expect([result.state, detail(result)]).toEqual([state, `record: ${code.replace(' ', '_')}`]);
    expect(result).toMatchObject({ refusal: of });
    expect(server.seen).toHaveLength(1);
  });

  test.each([
    ['NO_PATIENT_CONSENT', 'not-shared', 'record: NO_PATIENT_CONSENT'],
    ['INTERNAL_SERVER_ERROR', 'unavailable', 'record: INTERNAL_SERVER_ERROR'],
    ['Ms Planted', 'unavailable', 'record: HTTP 200'],
  ])('that refuses with status 200 and %s is %s all the same', async (code, state, why) => {
    const outcome = {
      resourceType: 'OperationOutcome',
      issue: [{ details: { coding: [{ code }] } }],
    };
    const { gateways } = await connect((response) => response.end(JSON.stringify(outcome)));
    const result = await gateways.hie.fetchCase(patient, memory(), signal);
    expect([result.state, detail(result)]).toEqual([state, why]);
  });

  test('that warns inside a record has answered', async () => {
    const entry = [{ resource: { resourceType: 'OperationOutcome', issue: [] } }];
    const { gateways } = await connect((response) =>
      response.end(JSON.stringify({ resourceType: 'Bundle', entry })),
    );
    const result = await gateways.hie.fetchCase(patient, memory(), signal);
    expect(result.state).toBe('answered');
  });

  test('that cuts its answer behind an inner brace is asked again', async () => {
    const whole = '{"resourceType":"Bundle","entry":[{"resource":{}}]}';
    const { gateways } = await connect((response, _request, index) =>
      response.end(index === 0 ? whole.slice(0, -2) : whole),
    );
    const sink = memory();
    const result = await gateways.hie.fetchCase(patient, sink, signal);
    expect(result.state).toBe('answered');
    expect(brief(sink.stored)).toEqual(['record 200 incomplete', 'record 200 ok']);
  });

  test.each([
    ['no JSON', 'Bad gateway'],
    ['an unknown code', '{"issue":[{"details":{"coding":[{"code":"Ms Planted"}]}}]}'],
    ['another shape', '{"issue":{"details":null}}'],
  ])('that refuses with %s is told by its status alone', async (_, body) => {
    const { gateways } = await connect((response) => response.writeHead(400).end(body));
    const result = await gateways.hie.fetchCase(patient, memory(), signal);
    expect([result.state, detail(result)]).toEqual(['unavailable', 'record: HTTP 400']);
  });
});

describe('asking', () => {
  test('stores every answer, also those that are tried again', async () => {
    const { gateways } = await connect((response, _request, index) => {
      if (index === 0) response.writeHead(503).end('busy');
      else if (index === 1) response.socket?.resetAndDestroy();
      else response.end('{"resourceType":"Bundle"}');
    });
    const sink = memory();
    const outcome = await gateways.hie.fetchCase(patient, sink, signal);
    expect(outcome.state).toBe('answered');
    expect(brief(sink.stored)).toEqual([
      'record 503 ok',
      'record - connection-reset',
      'record 200 ok',
    ]);
    expect(Buffer.from(sink.stored[0]?.body ?? []).toString()).toBe('busy');
  });

  test('reads nothing before it is stored', async () => {
    const { gateways } = await connect((response) => response.end('{"resourceType":"Bundle"}'));
    const sink = memory();
    let released = false;
    const slow = {
      ...sink,
      keep: async (exchange: Exchange) => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        released = true;
        await sink.keep(exchange);
      },
    };
    await gateways.hie.fetchCase(patient, slow, signal);
    expect(released).toBe(true);
  });

  test('fails when the answer cannot be stored, and does not go on without', async () => {
    const { gateways } = await connect((response) => response.end('{}'));
    const broken = { ...memory(), keep: () => Promise.reject(new Error('disk full')) };
    await expect(gateways.hie.fetchCase(patient, broken, signal)).rejects.toThrow('disk full');
  });

  test('is not done where a stored answer can be used', async () => {
    const { server, gateways } = await connect((response) => response.end('{}'));
    const before = {
      part: 'record',
      statusCode: 200,
      fault: undefined,
      body: Buffer.from('{"stored":true}'),
      receivedAt: '2027-02-28T09:00:00Z',
      durationMs: 1,
    };
    const outcome = await gateways.hie.fetchCase(patient, memory([before]), signal);
    expect(outcome).toMatchObject({ state: 'answered', at: '2027-02-28T09:00:00Z' });
    never(server);
  });

  test('is done again where the stored answer was a refusal with status 200', async () => {
    const { server, gateways } = await connect(answerBundle);
    const before = {
      part: 'record',
      statusCode: 200,
      fault: undefined,
      body: Buffer.from('{"resourceType":"OperationOutcome","issue":[]}'),
      receivedAt: '2027-02-28T09:00:00Z',
      durationMs: 1,
    };
    const outcome = await gateways.hie.fetchCase(patient, memory([before]), signal);
    expect([outcome.state, server.seen.length]).toEqual(['answered', 1]);
  });

  test('ends when a gateway failed too often in a row', async () => {
    const { server, gateways } = await connect((response) => response.writeHead(503).end(), {
      hie: { failuresMax: 2, attemptsMax: 1 },
    });
    const ask = () => gateways.hie.fetchCase(patient, memory(), signal);
    expect([(await ask()).state, (await ask()).state]).toEqual(['unavailable', 'unavailable']);
    await expect(ask()).rejects.toThrow(GatewayStopped);
    expect(server.seen).toHaveLength(2);
  });

  test('keeps to the rate', async () => {
    const { server, gateways } = await connect((response) => response.end('{}'), {
      hie: { ratePerSecond: 20, concurrency: 10 },
    });
    await Promise.all(
      Array.from({ length: 12 }, () => gateways.hie.fetchCase(patient, memory(), signal)),
    );
    const times = server.seen.map((request) => request.at).sort((a, b) => a - b);
    // Two each tenth of a second: the twelfth cannot start before five tenths have passed.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(250);
  });

  test('keeps to the number at once', async () => {
    let underWay = 0;
    let most = 0;
    const { gateways } = await connect(
      (response) => {
        underWay += 1;
        most = Math.max(most, underWay);
        setTimeout(() => {
          underWay -= 1;
          response.end('{}');
        }, 20);
      },
      { hie: { concurrency: 3 } },
    );
    await Promise.all(
      Array.from({ length: 12 }, () => gateways.hie.fetchCase(patient, memory(), signal)),
    );
    expect(most).toBe(3);
  });

  test('waits as long as the gateway asks, and sends nobody else meanwhile', async () => {
    const { server, gateways } = await connect((response, _request, index) => {
      if (index === 0) response.writeHead(429, { 'retry-after': '1' }).end();
      else response.end('{}');
    });
    const first = gateways.hie.fetchCase(patient, memory(), signal);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await Promise.all([first, gateways.hie.fetchCase(patient, memory(), signal)]);
    const [asked = 0, ...later] = server.seen.map((request) => request.at);
    expect(later).toHaveLength(2);
    for (const at of later) expect(at - asked).toBeGreaterThan(900);
  });
});

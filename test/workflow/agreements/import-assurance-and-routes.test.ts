import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assuranceOn } from '../../../src/programme/agreements/assurance.ts';
import { assuranceAsAt } from '../../../src/store/assurance.ts';
import { routesAsAt } from '../../../src/store/routes.ts';
import type { Context } from '../../../src/workflow/context.ts';
import { importOrganisations } from '../../../src/workflow/register/import-organisations.ts';
import { showOrganisation } from '../../../src/workflow/register/show-organisation.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { day, registerPath } from '../../support/register-files.ts';
import { hashStore, importFixture, openWorkspace } from '../../support/register-workspace.ts';

const DSPT = 'dspt-2020-02-29.csv';
const ROUTES = 'routes-2020-02-29.csv';
const base = temporaryFolder();
let count = 0;
let context: Context;

beforeEach(() => {
  const folder = join(base, String((count += 1)));
  mkdirSync(folder);
  context = openWorkspace(folder);
});
afterEach(() => context.close());

describe('an export of the toolkit', () => {
  test('is told from its header, and answers as at a day', async () => {
    const report = await importFixture(context, DSPT);
    expect(report).toMatchObject({ source: 'assurance', importedAs: 'dspt', rows: 7, kept: 7 });
    expect(report.notes).toEqual([{ what: 'unknown-level', value: 'level', rows: 1, line: 6 }]);
    const today = day('2020-03-09');
    const { organisations } = await assuranceAsAt(context.store, today);
    const verdicts = [...organisations.values()].map((one) => [
      one.code,
      assuranceOn(one, today).verdict,
    ]);
    expect(verdicts).toEqual([
      ['X90001', 'assured'],
      ['X90002', 'unknown'],
      ['X90003', 'needs-a-person'],
      ['X90004', 'not-assured'],
      ['X90005', 'unknown'],
      ['X9A01', 'assured'],
      ['X9A02', 'not-assured'],
    ]);
  });

  test('the same again changes nothing; through another map it is another import', async () => {
    await importFixture(context, DSPT);
    const before = hashStore(context);
    expect(await importFixture(context, DSPT)).toMatchObject({ alreadyImported: true });
    expect(hashStore(context)).toBe(before);
    const { agreements } = context.config;
    const assuranceLevels = { 'not-published': 'Baseline' };
    const config = { ...context.config, agreements: { ...agreements, assuranceLevels } };
    expect(await importFixture({ ...context, config }, DSPT)).toMatchObject({
      stored: true,
      notes: [],
    });
    const { organisations } = await assuranceAsAt(context.store, day('2020-03-09'));
    expect(organisations.get('X90005')?.level).toBe('not-published');
  });

  test('with --strict an unknown level refuses it, and a dry run stores nothing', async () => {
    const before = hashStore(context);
    const request = { file: registerPath(DSPT), dryRun: false, strict: false };
    await expect(importOrganisations(context, { ...request, strict: true })).rejects.toThrow(
      'unknown-level',
    );
    expect(await importOrganisations(context, { ...request, dryRun: true })).toMatchObject({
      stored: false,
      kept: 7,
    });
    expect(hashStore(context)).toBe(before);
  });
});

describe('a list of routes', () => {
  test('is told from its header; its gap is told, and codes no snapshot lists', async () => {
    await importFixture(context, 'epraccur-legacy-2020-01-31.csv');
    await importFixture(context, 'etr-2020-01-31.csv', 'etr');
    const report = await importFixture(context, ROUTES);
    expect(report).toMatchObject({ source: 'routes', importedAs: 'routes', rows: 4, kept: 4 });
    expect(report.notes).toEqual([
      { what: 'route-gap', value: 'X9A02 hie 2020-04-01 to 2020-04-30', rows: 1, line: undefined },
      { what: 'not-in-register', value: 'X9P02', rows: 1 },
    ]);
  });

  test.each([
    ['2020-03-08', ['X9A01 Old viewer']],
    ['2020-03-09', ['X9A01 Trust record', 'X9A01 Old viewer', 'X9A02 Trust record']],
    ['2020-04-15', ['X9A01 Trust record', 'X9A01 Old viewer']],
    ['2020-07-01', ['X9A01 Trust record', 'X9A02 Portal']],
  ])('on %s these are open', async (on, open) => {
    await importFixture(context, ROUTES);
    const { routes } = await routesAsAt(context.store, day(on));
    expect(routes.map(({ consumer, system }) => `${consumer} ${system}`)).toEqual(open);
  });
});

describe('an organisation is shown with both', () => {
  beforeEach(async () => {
    await importFixture(context, 'epraccur-legacy-2020-01-31.csv');
    await importFixture(context, 'etr-2020-01-31.csv', 'etr');
    await importFixture(context, DSPT);
    await importFixture(context, ROUTES);
  });

  test('a practice: by whom it is viewed', async () => {
    const { assurance, routes } = await showOrganisation(context, { code: 'X90001' });
    expect(assurance).toEqual([
      {
        level: 'standards-met',
        edition: '18/19',
        publishedOn: '2019-03-29',
        verdict: 'assured',
        why: '"standards met", published on 2019-03-29, 346 days ago.',
        asAt: '2020-02-29',
        ageDays: 9,
        file: DSPT,
      },
    ]);
    expect(routes.map((one) => [one.consumer, one.system, one.channel, one.open])).toEqual([
      ['X9A01', 'Trust record', 'hie', true],
      ['X9A01', 'Old viewer', 'mig', true],
      ['X9A02', 'Trust record', 'hie', true],
      ['X9A02', 'Portal', 'hie', false],
    ]);
  });

  test('one no route names: those for all practices', async () => {
    const { routes } = await showOrganisation(context, { code: 'X90004' });
    expect(routes.map(({ consumer, system }) => `${consumer} ${system}`)).toEqual([
      'X9A01 Old viewer',
      'X9A02 Trust record',
      'X9A02 Portal',
    ]);
  });

  test('a consumer: how it views; a route for all practices is not one to itself', async () => {
    const { routes } = await showOrganisation(context, { code: 'X9A02' });
    expect(routes.map(({ consumer }) => consumer)).toEqual(['X9A02', 'X9A02']);
    const before = await showOrganisation(context, { code: 'X9A02', asAt: '2020-02-28' });
    expect(before).toMatchObject({ routes: [], assurance: [] });
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CODE_SYSTEMS } from '../../../src/record/code.ts';
import { equivalentsOf } from '../../../src/record/code-map.ts';
import { keepRunCodeMaps, runCodeMaps } from '../../../src/store/run-code-maps.ts';
import { type Run, createRun } from '../../../src/store/runs.ts';
import type { Context } from '../../../src/workflow/context.ts';
import { importCodeMaps } from '../../../src/workflow/maps/import-code-maps.ts';
import { type MapLookup, mapLookup } from '../../../src/workflow/maps/map-lookup.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { CONCEPTS, mapPath, table, writeMap } from '../../support/map-files.ts';
import { entry, reading } from '../../support/records.ts';
import { openWorkspace } from '../../support/register-workspace.ts';

const RCMAP = 'MapId ReadCode ConceptId EffectiveDate MapStatus';
const RUN: Run = {
  id: 'run-1',
  planHash: 'plan',
  configHash: 'config',
  rules: 'rules',
  toolVersion: '0.0.0',
  keyId: 'k-0123456789ab',
  asAt: '2020-03-09',
  startedAt: '2020-03-09T09:00:00Z',
  finishedAt: undefined,
  state: 'running',
};

let folder: string;
let context: Context;
beforeEach(async () => {
  folder = temporaryFolder();
  context = openWorkspace(folder);
  await createRun(context.store, RUN, []);
});
afterEach(() => context.close());

/** Imports a map in which one Read code leads to one concept. */
async function load(release: string, concept: string): Promise<void> {
  const name = `rcmap_uk_${release.replaceAll('-', '')}000001.txt`;
  const file = writeMap(folder, name, table(RCMAP, ['m1', 'Zz9..', concept, '20160401', '1']));
  await importCodeMaps(context, { files: [file], dryRun: false });
}

const CODE = { system: CODE_SYSTEMS.readV2, code: 'Zz9..' };
const READING = reading([entry({ kind: 'problem', codes: [CODE] })]);

function concepts(lookup: MapLookup | undefined): string[] | undefined {
  const answers = lookup?.({ mig: READING, hie: reading([]) });
  return answers && equivalentsOf(answers, [CODE], { hasValue: false }).map(({ code }) => code);
}

async function lookupOfRun(): Promise<MapLookup | undefined> {
  return mapLookup(context.store, await runCodeMaps(context.store, RUN));
}

describe('the code maps of a run', () => {
  test('are those in use when it began, whatever is imported while it works', async () => {
    await load('2018-04-01', CONCEPTS.a);
    await keepRunCodeMaps(context.store, RUN);
    const begun = await lookupOfRun();
    await load('2019-04-01', CONCEPTS.b);
    expect(concepts(begun)).toEqual([CONCEPTS.a]);
    expect(concepts(await lookupOfRun())).toEqual([CONCEPTS.a]);
    expect((await runCodeMaps(context.store, RUN)).imports).toMatchObject([
      { map: 'rcmap', release: '2018-04-01' },
    ]);
  });

  test('are those of its day, not newer ones', async () => {
    await load('2018-04-01', CONCEPTS.a);
    await load('2021-04-01', CONCEPTS.b);
    await keepRunCodeMaps(context.store, RUN);
    expect(concepts(await lookupOfRun())).toEqual([CONCEPTS.a]);
  });

  test('are none for a run that began without any, so that nothing is asked', async () => {
    await keepRunCodeMaps(context.store, RUN);
    await load('2018-04-01', CONCEPTS.a);
    expect(await lookupOfRun()).toBeUndefined();
  });

  test('name every release in use, whether it says anything or not', async () => {
    await load('2018-04-01', CONCEPTS.a);
    const files = [mapPath('rcsctmap2_uk_20190401000001.txt')];
    await importCodeMaps(context, { files, dryRun: false });
    await keepRunCodeMaps(context.store, RUN);
    const answers = (await lookupOfRun())?.({ mig: READING, hie: reading([]) });
    expect(answers?.inUse).toEqual([
      { map: 'rcmap', release: '2018-04-01' },
      { map: 'rcsctmap2', release: '2019-04-01' },
    ]);
  });
});

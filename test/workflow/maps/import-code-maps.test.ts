import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CODE_SYSTEMS } from '../../../src/record/code.ts';
import { equivalentsOf } from '../../../src/record/code-map.ts';
import { listCodeMaps } from '../../../src/store/code-map-imports.ts';
import { lookupCodes } from '../../../src/store/code-map-lookup.ts';
import type { Context } from '../../../src/workflow/context.ts';
import {
  type CodeMapImportReport,
  importCodeMaps,
} from '../../../src/workflow/maps/import-code-maps.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { CONCEPTS, DESCRIPTIONS, mapPath, table, writeMap } from '../../support/map-files.ts';
import { hashStore, openWorkspace } from '../../support/register-workspace.ts';

const { a, b, c, d, h, amp, vmp, vtm } = CONCEPTS;
const RCMAP = 'MapId ReadCode ConceptId EffectiveDate MapStatus';

let folder: string;
let context: Context;
beforeEach(() => {
  folder = temporaryFolder();
  context = openWorkspace(folder);
});
afterEach(() => context.close());

async function load(...files: readonly string[]): Promise<readonly CodeMapImportReport[]> {
  return (await importCodeMaps(context, { files, dryRun: false })).imports;
}

function rcmap(name: string, ...lines: readonly (readonly string[])[]): string {
  return writeMap(folder, name, table(RCMAP, ...lines));
}

/** Where a code leads to for certain as at a day. */
async function equals(
  system: keyof typeof CODE_SYSTEMS,
  code: string,
  asAt = '2020-03-09',
): Promise<string[]> {
  const codes = [{ system: CODE_SYSTEMS[system], code }];
  const answers = await lookupCodes(context.store, codes, asAt);
  return equivalentsOf(answers, codes, { hasValue: false })
    .filter(({ relation, ambiguous }) => relation === 'equal' && !ambiguous)
    .map((one) => one.code);
}

describe('the fixture maps', () => {
  test('are counted as written by hand', async () => {
    const [report] = await load(mapPath('rcsctmap2_uk_20190401000001.txt'));
    expect(report).toMatchObject({
      layout: 'rcsctmap2',
      series: 'rcsctmap2',
      release: '2019-04-01',
      stored: true,
      supersedes: null,
      counts: {
        rows: 10,
        active: 9,
        inactive: 1,
        ambiguous: 0,
        latest: 8,
        inUse: 7,
        assured: 5,
        notAssured: 2,
        targets: 5,
        markers: 1,
        identifiers: 9,
        concepts: 9,
        contested: 0,
        later: 0,
      },
    });
  });

  test('lead from description, Read and CTV3 to concept, and on to replacements', async () => {
    await load(
      mapPath('rcsctmap2_uk_20190401000001.txt'),
      mapPath('ctv3sctmap2_uk_20190401000001.txt'),
      mapPath('sct2_Description_XXSnapshot-en_XX9999998_20190401.txt'),
      mapPath('der2_cRefset_AssociationXXSnapshot_XX9999998_20190401.txt'),
      mapPath('xres2_HistorySubstitutionTable_Concepts_XX9999998_20190401.txt'),
    );
    expect(await equals('readV2', 'Zz1-1')).toEqual([a]);
    expect(await equals('readV2', 'Zz2..')).toEqual([]);
    expect(await equals('ctv3', 'Xz001')).toEqual([a]);
    expect(await equals('snomed', DESCRIPTIONS.a)).toEqual([a]);
    expect(await equals('snomed', '7000099999998118')).toEqual([]);
    expect(await equals('snomed', h)).toEqual([d, a]);
  });

  test('know the terms of a concept in use by their hashes alone', async () => {
    await load(mapPath('sct2_Description_XXSnapshot-en_XX9999998_20190401.txt'));
    const codes = [{ system: CODE_SYSTEMS.snomed, code: a }];
    const { rows } = await lookupCodes(context.store, codes, '2020-03-09');
    expect([...rows.values()].flat()).toMatchObject([
      { kind: 'term-of-concept', code: a, qualifier: '907a75e3b3566697', row: DESCRIPTIONS.a },
    ]);
  });

  test('lead from a product to its ancestors, never as equal', async () => {
    await load(...['f_amp2', 'f_vmp2', 'f_vtm2'].map((name) => mapPath(`${name}_20190401.xml`)));
    const codes = [{ system: CODE_SYSTEMS.snomed, code: amp }];
    const answers = await lookupCodes(context.store, codes, '2020-03-09');
    const found = equivalentsOf(answers, codes, { hasValue: false });
    expect(found.map(({ code, relation }) => [code, relation])).toEqual([
      [vmp, 'broader'],
      [vtm, 'broader'],
    ]);
    expect(found[1]?.citations.map(({ map, kind, row }) => `${map} ${kind} ${row}`)).toEqual([
      'dmd-amp amp-to-vmp line 3',
      'dmd-vmp vmp-to-vtm line 3',
    ]);
    expect(await equals('snomed', '7000219999998100')).toEqual([vmp]);
  });
});

describe('the newest row of a map id not later than the day counts', () => {
  const lines = [
    ['m-1', 'Zz1..', a, '20180101', '1'],
    ['m-1', 'Zz1..', b, '20190101', '1'],
    ['m-1', 'Zz1..', b, '20200101', '0'],
    ['m-1', 'Zz1..', c, '20300101', '1'],
  ];
  test.each([
    ['2017-12-31', []],
    ['2018-12-31', [a]],
    ['2019-01-01', [b]],
    ['2020-03-09', []],
    ['2030-01-01', [c]],
  ])('on %s', async (asAt, concepts) => {
    const path = rcmap('rcmap_uk_20170101.txt', ['m-0', 'Zz0..', a, '20160101', '1'], ...lines);
    await load(path);
    expect(await equals('readV2', 'Zz1..', asAt)).toEqual(concepts);
  });

  test('versions of an RF2 component share its id', async () => {
    const header =
      'id effectiveTime active moduleId conceptId languageCode typeId term caseSignificanceId';
    const version = (day: string, active: string): string[] => [
      DESCRIPTIONS.a,
      day,
      active,
      b,
      a,
      'en',
      't',
      'x',
      'y',
    ];
    const name = 'sct2_Description_XXFull-en_XX9999998_20190401.txt';
    const [report] = await load(
      writeMap(folder, name, table(header, version('20150101', '1'), version('20190101', '0'))),
    );
    expect(report?.counts).toMatchObject({ rows: 2, latest: 1, inUse: 0 });
    expect(await equals('snomed', DESCRIPTIONS.a, '2019-12-31')).toEqual([]);
  });
});

describe('imports', () => {
  test('the same bytes are taken once, under whatever name', async () => {
    const path = mapPath('rcmap_uk_20190401000001.txt');
    await load(path);
    const before = hashStore(context);
    const [again] = await load(writeMap(folder, 'copy.txt', readFileSync(path)));
    expect(again).toMatchObject({ stored: false, alreadyImported: true, release: '2019-04-01' });
    expect(hashStore(context)).toBe(before);
  });

  test('a dry run tells the same and stores nothing', async () => {
    const before = hashStore(context);
    const files = [mapPath('rcmap_uk_20190401000001.txt')];
    const { imports } = await importCodeMaps(context, { files, dryRun: true });
    expect(imports).toMatchObject([{ stored: false, counts: { rows: 3, ambiguous: 2 } }]);
    expect(hashStore(context)).toBe(before);
  });

  test('a newer release takes the place of the older one, which still answers for its days', async () => {
    await load(
      rcmap(
        'rcmap_uk_20190401.txt',
        ['1', 'Zz1..', a, '20180101', '1'],
        ['2', 'Zz2..', a, '20180101', '1'],
      ),
    );
    const [newer] = await load(rcmap('rcmap_uk_20200101.txt', ['1', 'Zz1..', b, '20180101', '1']));
    expect(newer?.supersedes).toBe('2019-04-01');
    expect(await equals('readV2', 'Zz1..')).toEqual([b]);
    expect(await equals('readV2', 'Zz2..')).toEqual([]);
    expect(await equals('readV2', 'Zz1..', '2019-12-31')).toEqual([a]);
    const maps = await listCodeMaps(context.store, '2020-03-09');
    expect(maps.map(({ release, inUse }) => [release, inUse])).toEqual([
      ['2020-01-01', true],
      ['2019-04-01', false],
    ]);
  });

  test('an older release that comes later stays behind the newer one', async () => {
    await load(rcmap('rcmap_uk_20200101.txt', ['1', 'Zz1..', b, '20180101', '1']));
    const [older] = await load(rcmap('rcmap_uk_20190401.txt', ['1', 'Zz1..', a, '20180101', '1']));
    expect(older).toMatchObject({ supersedes: null, newer: '2020-01-01' });
    expect(await equals('readV2', 'Zz1..')).toEqual([b]);
  });

  test('editions of RF2 stand side by side', async () => {
    const header = 'id effectiveTime active moduleId definitionStatusId';
    const edition = (name: string, concept: string): string =>
      writeMap(folder, name, table(header, [concept, '20180401', '1', b, 'x']));
    await load(
      edition('sct2_Concept_AASnapshot_XX_20190401.txt', a),
      edition('sct2_Concept_BBSnapshot_XX_20200101.txt', c),
    );
    const maps = await listCodeMaps(context.store, '2020-03-09');
    expect(maps.map(({ series, inUse }) => [series, inUse])).toEqual([
      ['rf2-concept AA_XX', true],
      ['rf2-concept BB_XX', true],
    ]);
  });

  test('gzip is read like the file itself', async () => {
    const bytes = gzipSync(readFileSync(mapPath('rcmap_uk_20190401000001.txt')));
    const [report] = await load(writeMap(folder, 'rcmap_uk_20190401000001.txt.gz', bytes));
    expect(report).toMatchObject({ layout: 'rcmap', counts: { rows: 3 } });
  });

  test('only the name of the file is kept', async () => {
    await load(mapPath('rcmap_uk_20190401000001.txt'));
    const [map] = await listCodeMaps(context.store, '2020-03-09');
    expect(map?.file).toBe('rcmap_uk_20190401000001.txt');
  });
});

describe('a file that is refused leaves the store as it was', () => {
  const good = ['1', 'Zz1..', a, '20180101', '1'];
  const NAME = 'rcmap_uk_20190401.txt';
  const gz = gzipSync(table(RCMAP, good));
  test.each([
    [
      'a bad line behind good ones',
      NAME,
      table(RCMAP, good, ['2', 'Zz2..', a, '20180101', '7']),
      /line 3, column MapStatus/,
    ],
    [
      'an unknown header',
      NAME,
      table('CODE TARGET', ['x', 'y']),
      /What map this is cannot be told/,
    ],
    [
      'a target with a wrong check digit',
      NAME,
      table(RCMAP, good, ['2', 'Zz2..', '7000019999998106', '20180101', '1']),
      /targets-are-concepts: 1 of 2/,
    ],
    [
      'a target that is a description',
      NAME,
      table(RCMAP, ['2', 'Zz2..', DESCRIPTIONS.a, '20180101', '1']),
      /targets-are-concepts: 0 of 1/,
    ],
    [
      'two rows of one id and day',
      NAME,
      table(RCMAP, good, ['1', 'Zz1..', b, '20180101', '1']),
      /one-row-in-use: 1 ids/,
    ],
    [
      'a release before all of it',
      'rcmap_uk_20100101.txt',
      table(RCMAP, good),
      /something-to-use: 0 rows/,
    ],
    ['a name without release', 'rcmap.txt', table(RCMAP, good), /its name carries no date/],
    ['gzip that is cut off', `${NAME}.gz`, gz.subarray(0, -9), /damaged or cut off/],
    [
      'a delta',
      'sct2_Concept_Delta_XX_20190401.txt',
      table('id effectiveTime active moduleId definitionStatusId', [a, '20180401', '1', b, 'x']),
      /this is a delta/,
    ],
    [
      'the release of April 2020 in part',
      'rcsctmap2_uk_20200401000001.txt',
      readFileSync(mapPath('rcsctmap2_uk_20190401000001.txt')),
      /published-counts: .* inUse 7, not 102057/,
    ],
  ])('%s', async (_, name, content, message) => {
    const before = hashStore(context);
    await expect(load(writeMap(folder, name, content))).rejects.toThrow(message);
    expect(hashStore(context)).toBe(before);
    expect(context.store.database.inTransaction).toBe(false);
    const left = context.store.database
      .prepare('SELECT count(*) FROM temp.sqlite_master')
      .pluck()
      .get();
    expect(left).toBe(0);
  });

  test('files before it are kept, and named', async () => {
    const files = [mapPath('rcmap_uk_20190401000001.txt'), rcmap('rctest_20190401.txt', ['x'])];
    const error = await importCodeMaps(context, { files, dryRun: false }).catch(
      (cause: unknown) => cause,
    );
    expect(error).toMatchObject({
      code: 'MIG2HIE_MAP_FILE',
      next: expect.arrayContaining(['Imported before it, and kept: rcmap_uk_20190401000001.txt.']),
    });
    expect(await listCodeMaps(context.store, '2020-03-09')).toHaveLength(1);
  });

  test('a file that is not there is told', async () => {
    await expect(load(mapPath('none.txt'))).rejects.toThrow(
      'none.txt cannot be read: there is no such file',
    );
  });

  test('the release given by hand counts for a name without one', async () => {
    const files = [rcmap('rcmap.txt', good)];
    const { imports } = await importCodeMaps(context, {
      files,
      release: '2019-06-01',
      dryRun: false,
    });
    expect(imports).toMatchObject([{ release: '2019-06-01', stored: true }]);
  });
});

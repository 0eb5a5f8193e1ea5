import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CODE_SYSTEMS } from '../../src/record/code.ts';
import type { CodeMapRow } from '../../src/record/code-map-row.ts';
import { type CodeMapFacts, findCodeMap, listCodeMaps } from '../../src/store/code-map-imports.ts';
import { lookupCodes } from '../../src/store/code-map-lookup.ts';
import { stageCodeMap } from '../../src/store/code-map-stage.ts';
import { type StoreHandle, openStore } from '../../src/store/open-store.ts';
import { temporaryFolder } from '../support/folders.ts';
import { CONCEPTS } from '../support/map-files.ts';

const { a, b, c } = CONCEPTS;
const FACTS: CodeMapFacts = {
  layout: 'rcmap',
  series: 'rcmap',
  release: '2020-01-01',
  versions: 'row-id',
};

let store: StoreHandle;
beforeEach(() => {
  store = openStore(':memory:');
});
afterEach(() => store.close());

function row(changes: Partial<CodeMapRow>): CodeMapRow {
  return {
    line: 2,
    system: 'read-v2',
    code: 'Zz1..',
    qualifier: '',
    kind: 'read-to-concept',
    rowId: 'm-1',
    target: a,
    description: '',
    relation: 'equal',
    status: 'active',
    assured: undefined,
    preferred: undefined,
    effective: '2019-01-01',
    ...changes,
  };
}

function save(
  rows: readonly CodeMapRow[],
  facts: Partial<CodeMapFacts> = {},
  sha256 = 'aa',
): number {
  const stage = stageCodeMap(store);
  stage.add(rows);
  const all = { ...FACTS, ...facts };
  const counts = stage.count(all);
  const draft = { file: 'rcmap.txt', sha256, importedAt: '2020-03-09T09:00:00Z' };
  const id = stage.keep({ ...draft, ...all }, { counts, checks: [], notes: {} });
  stage.drop();
  return id;
}

const read = (code: string) => ({ system: CODE_SYSTEMS.readV2, code });
const snomed = (code: string) => ({ system: CODE_SYSTEMS.snomed, code });

async function targets(
  codes: readonly { system: string; code: string }[],
  asAt = '2020-03-09',
): Promise<string[]> {
  const { rows } = await lookupCodes(store, codes, asAt);
  return [...rows.values()].flat().map(({ code, target }) => `${code}>${target}`);
}

describe('a lookup', () => {
  test('brings what the codes lead to and what that leads to, in one query', async () => {
    const replaced = { system: 'snomed', kind: 'concept-replaced' } as const;
    save([
      row({}),
      row({ ...replaced, code: a, target: b, rowId: 'r', line: 3 }),
      row({ ...replaced, code: c, target: b, rowId: 's', line: 4 }),
    ]);
    expect(await targets([read('Zz1..')])).toEqual([`Zz1..>${a}`, `${a}>${b}`]);
  });

  test('ends although concepts replace one another in a circle', async () => {
    const replaced = { system: 'snomed', kind: 'concept-replaced' } as const;
    save([
      row({ ...replaced, code: a, target: b, rowId: 'r' }),
      row({ ...replaced, code: b, target: a, rowId: 's', line: 3 }),
    ]);
    expect(await targets([snomed(a)])).toEqual([`${a}>${b}`, `${b}>${a}`]);
  });

  test('leaves out rows that are withdrawn, but tells that a concept is inactive', async () => {
    const state = row({
      system: 'snomed',
      kind: 'concept-state',
      code: a,
      target: '',
      status: 'inactive',
      line: 3,
      rowId: '',
    });
    save([row({ status: 'inactive' }), state]);
    expect(await targets([read('Zz1..'), snomed(a)])).toEqual([`${a}>`]);
  });

  test('brings the terms of a concept, each in its newest version and only while it is in use', async () => {
    const term = { system: 'snomed', kind: 'term-of-concept', code: a, target: '' } as const;
    save(
      [
        row({ ...term, rowId: 'd-1', qualifier: 'old', effective: '2018-01-01' }),
        row({ ...term, rowId: 'd-1', qualifier: 'new', line: 3 }),
        row({ ...term, rowId: 'd-2', qualifier: 'other', line: 4 }),
        row({ ...term, rowId: 'd-3', qualifier: 'gone', effective: '2018-01-01', line: 5 }),
        row({ ...term, rowId: 'd-3', qualifier: 'gone', status: 'inactive', line: 6 }),
      ],
      { versions: 'code' },
    );
    const { rows } = await lookupCodes(store, [snomed(a)], '2020-03-09');
    expect([...rows.values()].flat().map(({ qualifier }) => qualifier)).toEqual(['new', 'other']);
  });

  test('asks nothing for no codes, or codes no map starts from', async () => {
    save([row({})]);
    expect(await targets([])).toEqual([]);
    expect(await targets([{ system: CODE_SYSTEMS.emisLocal, code: 'Zz1..' }])).toEqual([]);
  });

  test('gives the same rows in the same order, whatever the order of the codes', async () => {
    save([row({}), row({ code: 'Zz2..', rowId: 'm-2', target: b, line: 3 })]);
    const asked = [read('Zz1..'), read('Zz2..')];
    expect(await targets(asked)).toEqual(await targets(asked.toReversed()));
  });

  test('finds its rows by key', () => {
    save([row({})]);
    const plan = store.database
      .prepare(
        "EXPLAIN QUERY PLAN SELECT * FROM code_map_row WHERE system = 'snomed' AND code = 'x'",
      )
      .all() as { detail: string }[];
    expect(plan.map(({ detail }) => detail).join()).toMatch(
      /SEARCH .* USING PRIMARY KEY \(system=\? AND code=\?\)/,
    );
  });
});

describe('versions', () => {
  test('two rows of one day end with the next day of their id, not with each other', () => {
    const stage = stageCodeMap(store);
    stage.add([
      row({ line: 2, effective: '2018-01-01' }),
      row({ line: 3, effective: '2018-01-01', target: b }),
      row({ line: 4, effective: '2019-01-01', target: c }),
    ]);
    expect(stage.count({ ...FACTS, release: '2018-06-01' })).toMatchObject({
      latest: 2,
      contested: 1,
      later: 1,
    });
    stage.drop();
  });

  test('a term is not counted beside the description it belongs to', () => {
    const stage = stageCodeMap(store);
    const shared = { system: 'snomed' } as const;
    stage.add([
      row({ ...shared, kind: 'description-to-concept', rowId: '' }),
      row({ ...shared, kind: 'term-of-concept', code: a, target: '', rowId: 'Zz1..' }),
    ]);
    expect(stage.count({ ...FACTS, versions: 'code' })).toMatchObject({
      kept: 1,
      latest: 1,
      inUse: 1,
      contested: 0,
    });
    stage.drop();
  });

  test('rows without versions all stand', () => {
    const stage = stageCodeMap(store);
    stage.add([
      row({ rowId: '', effective: '' }),
      row({ rowId: '', effective: '', line: 3, target: b }),
    ]);
    expect(stage.count({ ...FACTS, versions: 'none' })).toMatchObject({
      kept: 2,
      latest: 2,
      inUse: 2,
      contested: 0,
    });
    stage.drop();
  });
});

describe('imports', () => {
  test('are found by their bytes and listed by series, newest first', async () => {
    save([row({})], {}, 'aa');
    save([row({ target: b })], { release: '2020-02-01' }, 'bb');
    save([row({ target: c })], { release: '2030-01-01' }, 'cc');
    expect(await findCodeMap(store, 'bb')).toMatchObject({
      release: '2020-02-01',
      file: 'rcmap.txt',
    });
    expect(await findCodeMap(store, 'dd')).toBeUndefined();
    const maps = await listCodeMaps(store, '2020-03-09');
    expect(maps.map(({ sha256, inUse }) => [sha256, inUse])).toEqual([
      ['cc', false],
      ['bb', true],
      ['aa', false],
    ]);
    expect(await targets([read('Zz1..')])).toEqual([`Zz1..>${b}`]);
  });

  test('of two of one day the later imported counts', async () => {
    save([row({})], {}, 'aa');
    save([row({ target: b })], {}, 'bb');
    expect(await targets([read('Zz1..')])).toEqual([`Zz1..>${b}`]);
  });

  test('that fail while they are stored leave nothing of themselves', async () => {
    save([row({})], {}, 'aa');
    expect(() => save([row({ target: b })], {}, 'aa')).toThrow(/UNIQUE/);
    expect(await listCodeMaps(store, '2020-03-09')).toHaveLength(1);
    expect(await targets([read('Zz1..')])).toEqual([`Zz1..>${a}`]);
  });
});

test('an import that is dropped leaves the file of the store byte for byte', () => {
  const file = join(temporaryFolder(), 'store.db');
  const onDisk = openStore(file, { create: true });
  onDisk.database.pragma('wal_checkpoint(TRUNCATE)');
  const before = readFileSync(file);
  const stage = stageCodeMap(onDisk);
  stage.add(Array.from({ length: 5000 }, (_, line) => row({ line, rowId: `m-${line}` })));
  stage.count(FACTS);
  stage.drop();
  onDisk.close();
  expect(readFileSync(file).equals(before)).toBe(true);
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { describeFailure } from '../../src/cli/failure.ts';
import { createKeys } from '../../src/store/keys.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createRun, recordNotCompared } from '../../src/store/runs.ts';

const folder = mkdtempSync(join(tmpdir(), 'mig2hie-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a file that is no store of ours', () => {
  test('an emptied one is refused and not written to', () => {
    const file = join(folder, 'emptied.db');
    writeFileSync(file, '');
    expect(() => openStore(file)).toThrow('no store of mig2hie');
    expect(readFileSync(file).length).toBe(0);
  });

  test('somebody else’s database is refused and keeps its tables', () => {
    const file = join(folder, 'customers.db');
    const other = new Database(file);
    other.exec('CREATE TABLE customers (name TEXT)');
    other.close();
    expect(() => openStore(file)).toThrow('no store of mig2hie');
    const again = new Database(file);
    expect(again.prepare('SELECT name FROM sqlite_master').pluck().all()).toEqual(['customers']);
    again.close();
  });

  test('one that was made here opens again', () => {
    const file = join(folder, 'own.db');
    openStore(file, { create: true }).close();
    expect(() => openStore(file).close()).not.toThrow();
  });
});

test('a store locked by another process is told with exit 4, without a stack', () => {
  const error = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
  const { exit, text } = describeFailure(error);
  expect(exit).toBe(4);
  expect(text).toContain('in use by another process');
  expect(text).not.toContain('    at ');
});

test('a folder of keys that was there before keeps its mode', () => {
  const shared = join(folder, 'shared');
  mkdirSync(shared, { mode: 0o755 });
  createKeys(shared, 'workspace-a');
  expect(statSync(shared).mode & 0o777).toBe(0o755);
  expect(statSync(join(folder, 'shared')).isDirectory()).toBe(true);
});

test('a slower process cannot take a comparison back', async () => {
  const store = openStore(':memory:');
  const run = {
    id: 'r1',
    planHash: 'p',
    configHash: 'c',
    rules: 'r',
    toolVersion: '0',
    keyId: 'k',
    asAt: '2026-11-02',
    startedAt: '2026-11-02T09:00:00Z',
    finishedAt: undefined,
    state: 'running' as const,
  };
  await createRun(store, run, [
    { ordinal: 0, pseudonym: 'p-1', practice: 'X90001', stratum: undefined },
  ]);
  store.database.exec("UPDATE run_case SET outcome = 'compared', reason = NULL");
  await recordNotCompared(
    store,
    { run: 'r1', ordinal: 0 },
    { reason: 'hie-unavailable', detail: undefined },
  );
  expect(store.database.prepare('SELECT outcome FROM run_case').pluck().get()).toBe('compared');
  store.close();
});

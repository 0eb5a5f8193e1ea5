import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ComparisonDocument } from '../../src/compare/document.ts';
import { saveComparison } from '../../src/store/comparisons.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createRun } from '../../src/store/runs.ts';
import { createVault } from '../../src/store/vault.ts';
import { AS_AT } from './pairs.ts';

/** Somewhere comparisons can be kept, one after another. */
export interface Keeper {
  keep(document: ComparisonDocument): void;
  close(): void;
}

/** A store as a run writes it: the document sealed, its findings as rows, the patient's outcome. */
export function ourStore(): Keeper {
  const folder = mkdtempSync(join(tmpdir(), 'mig2hie-bench-'));
  const store = openStore(join(folder, 'bench.db'), { create: true });
  const vault = createVault({ id: 'k-000000000000', sealingKey: new Uint8Array(32) });
  let runs = 0;
  let ordinal = PATIENTS;
  return {
    keep: (document) => {
      if (ordinal === PATIENTS) {
        runs += 1;
        ordinal = 0;
        void createRun(store, runOf(`bench-${runs}`), PLANNED);
      }
      const key = { run: `bench-${runs}`, ordinal };
      ordinal += 1;
      void saveComparison(store, vault, { ...key, practice: PRACTICE, comparedAt: NOW, document });
    },
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Patients of one run of ours; another is begun when they are used up. */
const PATIENTS = 5000;
const PRACTICE = 'X90001';
const NOW = `${AS_AT}T00:00:00.000Z`;
const PLANNED = Array.from({ length: PATIENTS }, (_, ordinal) => ({
  ordinal,
  pseudonym: `p${ordinal}`,
  practice: PRACTICE,
  stratum: undefined,
}));

function runOf(id: string): Parameters<typeof createRun>[1] {
  return {
    id,
    planHash: '',
    configHash: '',
    rules: '',
    toolVersion: 'bench',
    keyId: 'k-000000000000',
    asAt: AS_AT,
    startedAt: NOW,
    finishedAt: undefined,
    state: 'running',
  };
}

/** The least a store has to do: one row a pair and one a difference, plain, twenty pairs a transaction. */
export function bareStore(): Keeper {
  const folder = mkdtempSync(join(tmpdir(), 'mig2hie-bench-'));
  const database = new Database(join(folder, 'floor.db'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec(`CREATE TABLE pair (id INTEGER PRIMARY KEY, mig INTEGER, hie INTEGER, same INTEGER);
    CREATE TABLE difference (id INTEGER PRIMARY KEY, pair INTEGER, kind TEXT, severity TEXT,
      item TEXT, field TEXT, mig TEXT, hie TEXT)`);
  const pair = database.prepare('INSERT INTO pair (mig, hie, same) VALUES (?, ?, ?)');
  const difference = database.prepare(
    'INSERT INTO difference (pair, kind, severity, item, field, mig, hie) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  let kept = 0;
  return {
    keep: ({ summary, findings }) => {
      if (kept % BATCH === 0) database.exec('BEGIN');
      const { lastInsertRowid } = pair.run(summary.entries.mig, summary.entries.hie, summary.pairs);
      for (const { kind, severity, item, field, values } of findings) {
        difference.run(lastInsertRowid, kind, severity, item, field, values.mig, values.hie);
      }
      kept += 1;
      if (kept % BATCH === 0) database.exec('COMMIT');
    },
    close: () => {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const BATCH = 20;

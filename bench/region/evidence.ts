import type { StoreHandle } from '../../src/store/open-store.ts';
import { practiceCode } from './register-files.ts';

/** Patients compared of each practice. */
const PATIENTS = 12;

/** The runs: the second asked half of the practices again. */
const RUNS = [
  { id: 'run-a', at: '2027-03-02T09:00:00Z', every: 1 },
  { id: 'run-b', at: '2027-03-25T09:00:00Z', every: 2 },
] as const;

/** What two runs left in the store, written as rows: sealing 7,000 documents is not what is measured. */
export function writeEvidence({ database }: StoreHandle, practices: number): void {
  const run = database.prepare(
    `INSERT INTO run (id, plan_hash, config_hash, rules, tool_version, key_id, as_at, started_at, finished_at, state)
     VALUES (?, 'plan', 'config', 'rules', '0', 'k-0', ?, ?, ?, 'finished')`,
  );
  const planned = database.prepare(
    `INSERT INTO run_case (run, ordinal, pseudonym, practice, outcome, mig_state, mig_at, hie_state, hie_at)
     VALUES (?, ?, ?, ?, 'compared', 'answered', ?, 'answered', ?)`,
  );
  const compared = database.prepare(
    `INSERT INTO comparison (run, ordinal, practice, verdict, identity, informative_items, rules, compared_at, sha256, sealed)
     VALUES (?, ?, ?, 'differences', 'same', 7, 'rules', ?, 'hash', x'00')`,
  );
  const finding = database.prepare(
    `INSERT INTO finding (run, ordinal, seq, id, practice, kind, severity, item, field, confidence)
     VALUES (?, ?, ?, ?, ?, 'text-lost', ?, 'medication', 'dose', 1)`,
  );
  database.transaction(() => {
    for (const { id, at, every } of RUNS) {
      run.run(id, at.slice(0, 10), at, at);
      for (let ordinal = 0; ordinal < practices * PATIENTS; ordinal += 1) {
        const place = Math.floor(ordinal / PATIENTS);
        if (place % every !== 0) continue;
        const practice = practiceCode(place);
        planned.run(id, ordinal, `p-${ordinal}`, practice, at, at);
        compared.run(id, ordinal, practice, at);
        const severity = place % 7 === 0 ? 'major' : 'minor';
        for (let seq = 0; seq < 2; seq += 1)
          finding.run(id, ordinal, seq, `f-${ordinal}-${seq}`, practice, severity);
      }
    }
  })();
}

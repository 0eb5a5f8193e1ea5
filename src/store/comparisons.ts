import { sha256 } from '../base/hash.ts';
import type { ComparisonDocument, Finding } from '../compare/document.ts';
import { reopenChanged } from './classifications.ts';
import type { StoreHandle } from './open-store.ts';
import type { CaseKey } from './runs.ts';
import { inTransaction, statement } from './statement.ts';
import { noteUses } from './tolerance-uses.ts';
import type { Vault } from './vault.ts';

/** A comparison to store. */
export interface ComparisonToKeep extends CaseKey {
  readonly practice: string;
  /** ISO instant, UTC. */
  readonly comparedAt: string;
  readonly document: ComparisonDocument;
}

/**
 * Stores a comparison, its findings and the patient's outcome in one transaction. Storing the same
 * patient of a run twice changes nothing, so two processes may work on one run.
 */
export async function saveComparison(
  store: StoreHandle,
  vault: Vault,
  kept: ComparisonToKeep,
): Promise<void> {
  const text = JSON.stringify(kept.document);
  const { summary, identity, tool } = kept.document;
  inTransaction(store, () => {
    const { changes } = statement(
      store,
      'INSERT INTO comparison VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ).run(
      kept.run,
      kept.ordinal,
      kept.practice,
      summary.verdict,
      identity.verdict,
      summary.informativeItems,
      tool.rules,
      kept.comparedAt,
      sha256(text),
      vault.seal(Buffer.from(text, 'utf8'), placeOf(kept)),
    );
    // Another process may have stored it first: then its findings stand, and the outcome is told again.
    const findings = changes === 0 ? [] : kept.document.findings;
    for (const [seq, finding] of findings.entries())
      insertFinding(store, { ...kept, seq }, finding);
    if (changes > 0) {
      noteUses(store, vault, kept);
      reopenChanged(store, vault, { ...kept, at: kept.comparedAt });
    }
    statement(
      store,
      `UPDATE run_case SET outcome = 'compared', reason = NULL, detail = NULL
       WHERE run = ? AND ordinal = ?`,
    ).run(kept.run, kept.ordinal);
  });
}

/** The stored text of each comparison of a run, in plan order: one compact JSON document each. */
export async function* comparisonTexts(
  store: StoreHandle,
  vault: Vault,
  run: string,
): AsyncGenerator<string> {
  let after = -1;
  for (;;) {
    const rows = statement<{ ordinal: number; sealed: Uint8Array }>(
      store,
      `SELECT ordinal, sealed FROM comparison WHERE run = ? AND ordinal > ?
       ORDER BY ordinal LIMIT 100`,
    ).all(run, after);
    for (const row of rows) {
      yield openText(vault, { run, ordinal: row.ordinal }, row.sealed);
      after = row.ordinal;
    }
    if (rows.length === 0) return;
  }
}

/** One stored comparison. */
export async function loadComparison(
  store: StoreHandle,
  vault: Vault,
  key: CaseKey,
): Promise<ComparisonDocument | undefined> {
  const row = statement<{ sealed: Uint8Array }>(
    store,
    'SELECT sealed FROM comparison WHERE run = ? AND ordinal = ?',
  ).get(key.run, key.ordinal);
  if (row === undefined) return undefined;
  return JSON.parse(openText(vault, key, row.sealed)) as ComparisonDocument;
}

function insertFinding(
  store: StoreHandle,
  place: CaseKey & { readonly seq: number; readonly practice: string },
  finding: Finding,
): void {
  statement(store, 'INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    place.run,
    place.ordinal,
    place.seq,
    finding.id,
    place.practice,
    finding.kind,
    finding.severity,
    finding.item,
    finding.field,
    finding.confidence,
    finding.tolerance,
    finding.cause ?? null,
    finding.members?.length ?? 1,
  );
}

function openText(vault: Vault, key: CaseKey, sealed: Uint8Array): string {
  return Buffer.from(vault.open(sealed, placeOf(key))).toString('utf8');
}

function placeOf(key: CaseKey): readonly string[] {
  return ['comparison', key.run, String(key.ordinal)];
}

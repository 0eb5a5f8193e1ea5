import type { ComparisonDocument, Finding } from '../compare/document.ts';
import type { FindingClass } from '../compare/finding-class.ts';
import type { StoreHandle } from './open-store.ts';
import { inTransaction, statement } from './statement.ts';
import type { Vault } from './vault.ts';

/** What a person said of a finding, or that it came back otherwise than it was when they did. */
export interface Classification {
  readonly what: 'classified' | 'reopened';
  readonly class: FindingClass | null;
  /** ISO instant, UTC. */
  readonly at: string;
  /** Null when it was reopened, which is nobody's decision. */
  readonly by: string | null;
  readonly hazard: string | null;
  /** The run it was looked at in, or came back in. */
  readonly run: string;
  readonly why: string;
}

/** The finding as it was when it was classified: what has to stay for the classification to stand. */
interface Seen {
  readonly why: string;
  readonly severity: Finding['severity'];
  readonly values: Finding['values'];
}

/** Keeps what a person said of findings: of all of them, or, when anything fails, of none. */
export async function classify(
  store: StoreHandle,
  vault: Vault,
  said: {
    readonly findings: readonly { readonly finding: Finding; readonly run: string }[];
    readonly class: FindingClass;
    readonly by: string;
    readonly at: string;
    readonly why: string;
    readonly hazard?: string | undefined;
  },
): Promise<void> {
  inTransaction(store, () => {
    for (const { finding, run } of said.findings) {
      insert(store, vault, {
        ...said,
        what: 'classified',
        hazard: said.hazard ?? null,
        run,
        finding,
      });
    }
  });
}

/** Everything said of a finding, oldest first. */
export async function classificationsOf(
  store: StoreHandle,
  vault: Vault,
  finding: string,
): Promise<Classification[]> {
  const rows = statement<Row>(
    store,
    'SELECT * FROM classification WHERE finding = ? ORDER BY seq',
  ).all(finding);
  return rows.map((row) => ({
    what: row.what,
    class: row.class,
    at: row.at,
    by: row.person,
    hazard: row.hazard,
    run: row.run,
    why: openSeen(vault, row).why,
  }));
}

/**
 * Marks findings of a comparison just stored that were classified when they had another severity or other
 * values: a person has to look again. Part of the transaction that stores the comparison.
 */
export function reopenChanged(
  store: StoreHandle,
  vault: Vault,
  stored: { readonly run: string; readonly at: string; readonly document: ComparisonDocument },
): void {
  if (!hasAny(store)) return;
  const newest = statement<Row>(
    store,
    'SELECT * FROM classification WHERE finding = ? ORDER BY seq DESC LIMIT 1',
  );
  for (const finding of stored.document.findings) {
    const row = newest.get(finding.id);
    if (row === undefined || row.what === 'reopened') continue;
    const why = changeSince(openSeen(vault, row), finding);
    if (why === undefined) continue;
    const { run, at } = stored;
    insert(store, vault, {
      what: 'reopened',
      class: null,
      at,
      by: null,
      hazard: null,
      run,
      why,
      finding,
    });
  }
}

function changeSince(seen: Seen, { severity, values }: Finding): string | undefined {
  if (seen.severity !== severity) return `it was ${seen.severity}, and is ${severity} now`;
  const isSame = seen.values.mig === values.mig && seen.values.hie === values.hie;
  return isSame ? undefined : 'its values are not those it was classified with';
}

function hasAny(store: StoreHandle): boolean {
  return statement(store, 'SELECT 1 FROM classification LIMIT 1').get() !== undefined;
}

interface Row {
  readonly finding: string;
  readonly what: Classification['what'];
  readonly class: FindingClass | null;
  readonly at: string;
  readonly person: string | null;
  readonly hazard: string | null;
  readonly run: string;
  readonly sealed: Uint8Array;
}

function insert(
  store: StoreHandle,
  vault: Vault,
  said: Classification & { readonly finding: Finding },
): void {
  const { id, severity, values } = said.finding;
  const seen: Seen = { why: said.why, severity, values };
  const place = placeOf({ finding: id, what: said.what, at: said.at });
  statement(
    store,
    `INSERT INTO classification (finding, what, class, at, person, hazard, run, sealed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    said.what,
    said.class,
    said.at,
    said.by,
    said.hazard,
    said.run,
    vault.seal(Buffer.from(JSON.stringify(seen), 'utf8'), place),
  );
}

function openSeen(vault: Vault, row: Row): Seen {
  return JSON.parse(Buffer.from(vault.open(row.sealed, placeOf(row))).toString('utf8')) as Seen;
}

function placeOf({ finding, what, at }: Pick<Row, 'finding' | 'what' | 'at'>): readonly string[] {
  return ['classification', finding, what, at];
}

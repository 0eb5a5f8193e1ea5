import type { Signed, Tolerance, ToleranceGiven } from '../compare/tolerances/tolerance.ts';
import type { StoreHandle } from './open-store.ts';
import { inTransaction, statement } from './statement.ts';
import type { Vault } from './vault.ts';

/** Something that happened to a tolerance. */
export interface ToleranceEvent {
  readonly what: 'proposed' | 'tested' | 'approved' | 'withdrawn';
  /** ISO instant, UTC. */
  readonly at: string;
  /** Who did it; a test is nobody's decision. */
  readonly by?: string | undefined;
  readonly why?: string | undefined;
  /** Hash over the tolerance it is about. */
  readonly content: string;
  /** Of a test: hash over the rules. */
  readonly rules?: string | undefined;
  readonly passed?: boolean | undefined;
}

/** A stored tolerance with all that happened to it, oldest first. */
export interface StoredTolerance {
  readonly tolerance: Tolerance;
  readonly content: string;
  readonly history: readonly ToleranceEvent[];
}

/** Stores a new tolerance and who proposed it; false when its id is taken, and then nothing is stored. */
export async function addTolerance(
  store: StoreHandle,
  vault: Vault,
  added: { readonly tolerance: Tolerance; readonly event: ToleranceEvent },
): Promise<boolean> {
  const { tolerance, event } = added;
  const { id, kind, hazard, author, expires, budget } = tolerance;
  return inTransaction(store, () => {
    const { changes } = statement(
      store,
      'INSERT INTO tolerance VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ).run(
      id,
      kind,
      hazard,
      author,
      event.at,
      expires,
      budget,
      event.content,
      vault.seal(Buffer.from(JSON.stringify(tolerance), 'utf8'), ['tolerance', id]),
    );
    if (changes === 0) return false;
    insertEvent(store, vault, { id, event });
    return true;
  });
}

/** Notes that something happened to a tolerance. */
export async function noteTolerance(
  store: StoreHandle,
  vault: Vault,
  noted: { readonly id: string; readonly event: ToleranceEvent },
): Promise<void> {
  insertEvent(store, vault, noted);
}

/** Every tolerance, by id. */
export async function listTolerances(store: StoreHandle, vault: Vault): Promise<StoredTolerance[]> {
  const rows = statement<{ id: string; content: string; sealed: Uint8Array }>(
    store,
    'SELECT id, content, sealed FROM tolerance ORDER BY id',
  ).all();
  return rows.map(({ id, content, sealed }) => ({
    tolerance: JSON.parse(openText(vault, sealed, ['tolerance', id])) as Tolerance,
    content,
    history: historyOf(store, vault, id),
  }));
}

/** A stored tolerance as the comparer takes it: its first approval and withdrawal, its newest passed test. */
export function asGiven({ tolerance, history }: StoredTolerance): ToleranceGiven {
  const find = (what: ToleranceEvent['what']): ToleranceEvent | undefined =>
    history.find((event) => event.what === what);
  const test = history.findLast(({ what }) => what === 'tested');
  return {
    tolerance,
    approved: signedOf(find('approved')),
    withdrawn: signedOf(find('withdrawn')),
    // A test that failed takes away what an earlier one showed.
    tested: test?.passed === true ? { content: test.content, rules: test.rules ?? '' } : undefined,
  };
}

function signedOf(event: ToleranceEvent | undefined): Signed | undefined {
  if (event === undefined) return undefined;
  return { by: event.by ?? '', on: event.at, why: event.why };
}

function insertEvent(
  store: StoreHandle,
  vault: Vault,
  { id, event }: { readonly id: string; readonly event: ToleranceEvent },
): void {
  const { what, at, by, why, content, rules, passed } = event;
  const sealed =
    why === undefined ? null : vault.seal(Buffer.from(why, 'utf8'), placeOf(id, { what, at }));
  statement(
    store,
    `INSERT INTO tolerance_event (tolerance, what, at, person, content, rules, passed, sealed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    what,
    at,
    by ?? null,
    content,
    rules ?? null,
    passed === undefined ? null : Number(passed),
    sealed,
  );
}

interface EventRow {
  readonly what: ToleranceEvent['what'];
  readonly at: string;
  readonly person: string | null;
  readonly content: string;
  readonly rules: string | null;
  readonly passed: number | null;
  readonly sealed: Uint8Array | null;
}

function historyOf(store: StoreHandle, vault: Vault, id: string): ToleranceEvent[] {
  const rows = statement<EventRow>(
    store,
    'SELECT * FROM tolerance_event WHERE tolerance = ? ORDER BY seq',
  ).all(id);
  return rows.map((row) => ({
    what: row.what,
    at: row.at,
    by: row.person ?? undefined,
    why: row.sealed === null ? undefined : openText(vault, row.sealed, placeOf(id, row)),
    content: row.content,
    rules: row.rules ?? undefined,
    passed: row.passed === null ? undefined : row.passed === 1,
  }));
}

function placeOf(id: string, { what, at }: Pick<ToleranceEvent, 'what' | 'at'>): readonly string[] {
  return ['tolerance-event', id, what, at];
}

function openText(vault: Vault, sealed: Uint8Array, place: readonly string[]): string {
  return Buffer.from(vault.open(sealed, place)).toString('utf8');
}

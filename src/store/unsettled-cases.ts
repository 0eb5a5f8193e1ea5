import type { StoreHandle } from './open-store.ts';
import type { PlannedCase } from './runs.ts';
import { statement } from './statement.ts';

/** Kinds of finding that say that a patient has to be asked again before anything can be said. */
const UNSETTLED = `('in-flight', 'unstable-source')`;

/** Patients of a run whose newest comparison, in whatever run, is not settled; in plan order. */
export async function unsettledCases(store: StoreHandle, run: string): Promise<PlannedCase[]> {
  const rows = statement<Omit<PlannedCase, 'stratum'> & { stratum: string | null }>(
    store,
    `SELECT c.ordinal, c.pseudonym, c.practice, c.stratum FROM run_case c
     WHERE c.run = ? AND EXISTS (
       SELECT 1 FROM finding f WHERE f.kind IN ${UNSETTLED} AND (f.run, f.ordinal) = (
         SELECT k.run, k.ordinal FROM run_case p
         JOIN comparison k ON k.run = p.run AND k.ordinal = p.ordinal
         JOIN run r ON r.id = k.run
         WHERE p.practice = c.practice AND p.pseudonym = c.pseudonym
         ORDER BY k.compared_at DESC, r.seq DESC LIMIT 1))
     ORDER BY c.ordinal`,
  ).all(run);
  return rows.map(({ stratum, ...one }) => ({ ...one, stratum: stratum ?? undefined }));
}

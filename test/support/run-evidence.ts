import type { ComparisonDocument } from '../../src/compare/document.ts';
import { saveComparison } from '../../src/store/comparisons.ts';
import type { StoreHandle } from '../../src/store/open-store.ts';
import { createRun, recordSide, setRunState } from '../../src/store/runs.ts';
import { createVault } from '../../src/store/vault.ts';

/** Opens what {@link keepCleanRun} stored. */
export const runVault = createVault({ id: 'k-0123456789ab', sealingKey: Buffer.alloc(32, 7) });

/** A finished run in which every planned patient of a practice was answered by both sides and agreed. */
export interface CleanRun {
  readonly id: string;
  readonly practice: string;
  readonly patients: number;
  /** ISO instant of everything in it. */
  readonly at: string;
  /** When it began, where that was earlier. */
  readonly startedAt?: string;
}

/** Stores such a run as the tool itself would. */
export async function keepCleanRun(store: StoreHandle, run: CleanRun): Promise<void> {
  const { id, practice, patients, at, startedAt = at } = run;
  const cases = Array.from({ length: patients }, (_, ordinal) => ({
    ordinal,
    pseudonym: `p-${ordinal}`,
    practice,
    stratum: undefined,
  }));
  await createRun(
    store,
    {
      id,
      planHash: 'plan',
      configHash: 'config',
      rules: 'rules',
      toolVersion: '0.1.0',
      keyId: runVault.keyId,
      asAt: at.slice(0, 10),
      startedAt,
      finishedAt: undefined,
      state: 'running',
    },
    cases,
  );
  for (const { ordinal, pseudonym } of cases) {
    const key = { run: id, ordinal };
    await recordSide(store, key, 'mig', { state: 'answered', at });
    await recordSide(store, key, 'hie', { state: 'answered', at });
    const document = cleanDocument(pseudonym);
    await saveComparison(store, runVault, { ...key, practice, comparedAt: at, document });
  }
  await setRunState(store, id, { state: 'finished', finishedAt: at });
}

function cleanDocument(name: string): ComparisonDocument {
  return {
    schema: 'mig2hie/comparison/1',
    case: name,
    tool: { version: '0.1.0', rules: 'rules' },
    formats: { mig: 'mig-openhr', hie: 'gpconnect-structured' },
    identity: { verdict: 'same', differs: [] },
    items: [],
    pairs: [],
    entries: { mig: [], hie: [] },
    findings: [],
    notComparable: [],
    problems: [],
    unmapped: [],
    summary: {
      entries: { mig: 0, hie: 0 },
      pairs: 0,
      informativeItems: 3,
      findings: {},
      undetermined: 0,
      verdict: 'parity',
    },
  };
}

import { EXIT, ExpectedError } from '../base/expected-error.ts';
import { maskNumbers } from '../base/mask-numbers.ts';
import type { DocumentEntry, Finding } from '../compare/document.ts';
import {
  type FindingFilter,
  type FindingListed,
  listFindings as storedFindings,
  openFinding,
} from '../store/findings.ts';
import type { Context } from './context.ts';
import { findRun } from './find-run.ts';
import { openSecrets } from './open-secrets.ts';

/** Shape of `findings list --json`; the worst first. */
export interface FindingList {
  readonly schema: 'mig2hie/findings/1';
  readonly count: number;
  readonly findings: readonly FindingListed[];
}

/** Shape of `findings show --json`: the finding as in the comparison document, with its entries. */
export interface FindingDocument {
  readonly schema: 'mig2hie/finding/1';
  readonly run: string;
  readonly case: string;
  readonly practice: string;
  readonly finding: Finding;
  readonly entries: {
    readonly mig: DocumentEntry | null;
    readonly hie: DocumentEntry | null;
  };
}

/** Stored findings that match; nothing of the records, which stay sealed. */
export async function listFindings(context: Context, filter: FindingFilter): Promise<FindingList> {
  if (filter.run !== undefined) await findRun(context, filter.run);
  const findings = await storedFindings(context.store, filter);
  return { schema: 'mig2hie/findings/1', count: findings.length, findings };
}

/** One finding, opened: both values, the entries behind them, and why it matters. */
export async function showFinding(
  context: Context,
  wanted: { readonly id: string; readonly run?: string | undefined },
): Promise<FindingDocument> {
  const opened = await openFinding(context.store, openSecrets(context).vault, wanted);
  if (opened === undefined) {
    throw new ExpectedError({
      code: 'MIG2HIE_NO_FINDING',
      exit: EXIT.usage,
      message: `There is no finding ${maskNumbers(wanted.id)} in this store.`,
      next: ['See the findings there are with "mig2hie findings list".'],
    });
  }
  const { listed, finding, document } = opened;
  return {
    schema: 'mig2hie/finding/1',
    run: listed.run,
    case: listed.case,
    practice: listed.practice,
    finding,
    entries: {
      mig: entryAt(document.entries.mig, finding.mig),
      hie: entryAt(document.entries.hie, finding.hie),
    },
  };
}

function entryAt(entries: readonly DocumentEntry[], index: number | null): DocumentEntry | null {
  return index === null ? null : (entries[index] ?? null);
}

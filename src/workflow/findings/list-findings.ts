import { EXIT, ExpectedError } from '../../base/expected-error.ts';
import { maskNumbers } from '../../base/mask-numbers.ts';
import type { DocumentEntry, Finding } from '../../compare/document.ts';
import { RULES } from '../../compare/rules.ts';
import { nearestWord } from '../../config/nearest-word.ts';
import { type Classification, classificationsOf } from '../../store/classifications.ts';
import {
  type FindingFilter,
  type FindingListed,
  countCompared,
  listFindings as storedFindings,
  openFinding,
} from '../../store/findings.ts';
import type { Context } from '../context.ts';
import { findRun } from '../compare/find-run.ts';
import { openSecrets } from '../compare/open-secrets.ts';
import { returnLapsed } from '../compare/return-lapsed.ts';

/** Shape of `findings list --json`; the worst first. */
export interface FindingList {
  readonly schema: 'mig2hie/findings/1';
  readonly count: number;
  /** Comparisons the findings are taken from: of 0, a list without findings is no evidence. */
  readonly compared: number;
  /** Which comparisons these are. */
  readonly from: 'newest' | 'run' | 'all-runs';
  readonly findings: readonly FindingListed[];
}

/** Shape of `findings show --json`: the finding as in the comparison document, with its entries. */
export interface FindingDocument {
  readonly schema: 'mig2hie/finding/1';
  readonly run: string;
  readonly case: string;
  readonly practice: string;
  readonly finding: Finding;
  /** What people said of it, in any run, and when it came back otherwise; oldest first. */
  readonly classifications: readonly Classification[];
  readonly entries: {
    readonly mig: DocumentEntry | null;
    readonly hie: DocumentEntry | null;
  };
  /** Only for a finding on several entries: each of its members with its entries. */
  readonly members?: readonly {
    readonly mig: DocumentEntry | null;
    readonly hie: DocumentEntry | null;
  }[];
}

/** Which findings `findings list` is asked for. */
export interface FindingRequest extends Omit<FindingFilter, 'newest' | 'id'> {
  /** Of every comparison ever made, in place of the newest of each patient. */
  readonly allRuns?: boolean | undefined;
}

/** Stored findings that match; nothing of the records, which stay sealed. */
export async function listFindings(
  context: Context,
  request: FindingRequest,
): Promise<FindingList> {
  const { allRuns = false, ...wanted } = request;
  const { run, kind } = wanted;
  if (kind !== undefined) checkKind(kind);
  if (run !== undefined) await findRun(context, run);
  await returnLapsed(context);
  const from = run !== undefined ? 'run' : allRuns ? 'all-runs' : 'newest';
  const practice = wanted.practice?.trim().toUpperCase();
  const filter: FindingFilter = { ...wanted, practice, newest: from === 'newest' };
  const findings = await storedFindings(context.store, filter);
  const compared = await countCompared(context.store, filter);
  return { schema: 'mig2hie/findings/1', count: findings.length, compared, from, findings };
}

function checkKind(kind: string): void {
  const kinds = RULES.map(({ id }) => id);
  if (kinds.includes(kind)) return;
  const nearest = nearestWord(kind, kinds);
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  throw new ExpectedError({
    code: 'MIG2HIE_FINDING_KIND',
    exit: EXIT.usage,
    message: `There is no kind of finding "${maskNumbers(kind)}".${hint}`,
    next: [`Choose from ${kinds.join(', ')}.`],
  });
}

/** One finding, opened: both values, the entries behind them, and why it matters. */
export async function showFinding(
  context: Context,
  wanted: { readonly id: string; readonly run?: string | undefined },
): Promise<FindingDocument> {
  await returnLapsed(context);
  const { vault } = openSecrets(context);
  const opened = await openFinding(context.store, vault, wanted);
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
    classifications: await classificationsOf(context.store, vault, finding.id),
    entries: {
      mig: entryAt(document.entries.mig, finding.mig),
      hie: entryAt(document.entries.hie, finding.hie),
    },
    ...(finding.members === undefined
      ? {}
      : {
          members: finding.members.map(({ mig, hie }) => ({
            mig: entryAt(document.entries.mig, mig),
            hie: entryAt(document.entries.hie, hie),
          })),
        }),
  };
}

function entryAt(entries: readonly DocumentEntry[], index: number | null): DocumentEntry | null {
  return index === null ? null : (entries[index] ?? null);
}
